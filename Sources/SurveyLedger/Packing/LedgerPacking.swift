internal import SurveyModel

/// How a response lies in the ledger: a byte of flags, how many segment values there are, the answers in slot order, the importance points
/// of each dimension where they were asked, the numbers of the segment values, and where there are any the customer-care values: how many,
/// and each as the number of its column and itself.
///
/// Answers take a byte each where every scale has at most 240 points, else two; points and segment values four, customer-care values two and
/// eight. All little-endian. Four bytes
/// at the end check the others and the digest of what was said (FNV-1a), so that a changed answer is noticed whoever changed it.
struct LedgerPacking: Sendable {
  let layout: SlotLayout
  let hasPoints: Bool
  /// Whether answers take two bytes each.
  let isWide: Bool
  private let answersEnd: Int
  private let pointsEnd: Int

  private static let narrowPoints = 240
  private static let answersStart = 2

  init(_ instrument: Instrument, hasPoints: Bool) {
    layout = SlotLayout(instrument)
    self.hasPoints = hasPoints
    isWide = instrument.scales.values.contains { $0.points > Self.narrowPoints }
    answersEnd = Self.answersStart + layout.slots.count * (isWide ? 2 : 1)
    pointsEnd = answersEnd + (hasPoints ? 4 * layout.dimensionCount : 0)
  }

  /// Packs one row of a batch, whose segment values have the numbers `segments`; `content` is the digest of what it says.
  func pack(
    _ batch: ResponseBatch, _ row: Int, segments: [UInt32], care: [(number: UInt16, value: Int64)] = [], content: Int64
  ) -> [UInt8] {
    let careStart = pointsEnd + 4 * segments.count
    let end = careStart + Self.careBytes(care.count)
    return [UInt8](unsafeUninitializedCapacity: end + Self.checkBytes) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      bytes[0] = flags | (care.isEmpty ? 0 : Self.careFlag)
      bytes[1] = UInt8(segments.count)
      for slot in layout.slots.indices {
        let answer = batch.answers[slot * batch.capacity + row]
        if isWide {
          bytes.storeBytes(of: answer.littleEndian, toByteOffset: Self.answersStart + 2 * slot, as: AnswerCode.self)
        } else {
          bytes[Self.answersStart + slot] = UInt8(truncatingIfNeeded: answer)
        }
      }
      for dimension in 0..<(hasPoints ? layout.dimensionCount : 0) {
        let points = batch.points[dimension * batch.capacity + row]
        bytes.storeBytes(of: points.littleEndian, toByteOffset: answersEnd + 4 * dimension, as: Int32.self)
      }
      for (place, id) in segments.enumerated() {
        bytes.storeBytes(of: id.littleEndian, toByteOffset: pointsEnd + 4 * place, as: UInt32.self)
      }
      Self.pack(care, into: bytes, at: careStart)
      let check = Self.check(UnsafeRawBufferPointer(rebasing: bytes[..<end]), content)
      bytes.storeBytes(of: check.littleEndian, toByteOffset: end, as: UInt32.self)
      count = end + Self.checkBytes
    }
  }

  private static let checkBytes = 4
  private static let careFlag: UInt8 = 4

  private var flags: UInt8 { (isWide ? 1 : 0) | (hasPoints ? 2 : 0) }

  private static func careBytes(_ count: Int) -> Int { count == 0 ? 0 : 1 + 10 * count }

  private static func pack(_ care: [(number: UInt16, value: Int64)], into bytes: UnsafeMutableRawBufferPointer, at start: Int) {
    guard !care.isEmpty else { return }
    bytes[start] = UInt8(care.count)
    for (place, entry) in care.enumerated() {
      bytes.storeBytes(of: entry.number.littleEndian, toByteOffset: start + 1 + 10 * place, as: UInt16.self)
      bytes.storeBytes(of: entry.value.littleEndian, toByteOffset: start + 3 + 10 * place, as: Int64.self)
    }
  }

  /// The customer-care values of packed bytes, each with the number of its column.
  func care(_ bytes: UnsafeRawBufferPointer, _ body: (UInt16, Int64) -> Void) {
    guard bytes[0] & Self.careFlag != 0 else { return }
    let start = pointsEnd + 4 * Int(bytes[1])
    for place in 0..<Int(bytes[start]) {
      body(
        UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 1 + 10 * place, as: UInt16.self)),
        Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 3 + 10 * place, as: Int64.self)))
    }
  }

  private static func check(_ bytes: UnsafeRawBufferPointer, _ content: Int64) -> UInt32 {
    var hash = UInt32(0x811C_9DC5) ^ UInt32(truncatingIfNeeded: content) ^ UInt32(truncatingIfNeeded: content >> 32)
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }

  /// Whether packed bytes are what was packed for a response with this digest.
  static func isWhole(_ bytes: UnsafeRawBufferPointer, content: Int64) -> Bool {
    let end = bytes.count - checkBytes
    guard end >= answersStart else { return false }
    let stored = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt32.self))
    return stored == check(UnsafeRawBufferPointer(rebasing: bytes[..<end]), content)
  }

  /// Whether bytes were packed this way.
  func fits(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= pointsEnd + Self.checkBytes, bytes[0] & ~Self.careFlag == flags else { return false }
    let careStart = pointsEnd + 4 * Int(bytes[1])
    guard bytes[0] & Self.careFlag != 0 else { return bytes.count == careStart + Self.checkBytes }
    return bytes.count > careStart && bytes.count == careStart + Self.careBytes(Int(bytes[careStart])) + Self.checkBytes
  }

  /// Writes the answers and points of packed bytes into the row at the end of a batch; the caller sets the rest and commits.
  func unpack(_ bytes: UnsafeRawBufferPointer, into batch: inout ResponseBatch) {
    let (row, capacity) = (batch.count, batch.capacity)
    batch.answers.withUnsafeMutableBufferPointer { answers in
      for slot in layout.slots.indices { answers[slot * capacity + row] = answer(bytes, slot) }
    }
    guard hasPoints, batch.hasPoints else { return }
    for dimension in 0..<layout.dimensionCount {
      let points = bytes.loadUnaligned(fromByteOffset: answersEnd + 4 * dimension, as: Int32.self)
      batch.points[dimension * capacity + row] = Int32(littleEndian: points)
    }
  }

  /// The numbers of the segment values.
  func segments(_ bytes: UnsafeRawBufferPointer) -> [UInt32] {
    (0..<Int(bytes[1])).map {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: pointsEnd + 4 * $0, as: UInt32.self))
    }
  }

  private func answer(_ bytes: UnsafeRawBufferPointer, _ slot: Int) -> AnswerCode {
    if isWide {
      return AnswerCode(littleEndian: bytes.loadUnaligned(fromByteOffset: Self.answersStart + 2 * slot, as: AnswerCode.self))
    }
    let byte = bytes[Self.answersStart + slot]
    return byte < Self.narrowPoints ? AnswerCode(byte) : AnswerCode(Int8(bitPattern: byte))
  }
}
