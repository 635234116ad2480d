internal import SurveyModel

/// How a response is packed into bytes: the respondent's hash (12), the record's ordinal (8), the recorded time (8), segment values (4 each),
/// importance points where they were asked (4 each), customer-care values (8 each), and the answers, of one byte each where the scale has at most 240 points, else two.
struct ResponsePacking: Hashable, Sendable {
  let layout: SlotLayout
  let segments: Int
  let hasPoints: Bool
  let careColumns: Int
  /// How many bytes a response takes.
  let stride: Int
  private let isWide: Bool
  private let pointsStart: Int
  private let careStart: Int
  private let answersStart: Int

  /// The most points of a scale whose answers fit a byte beside the reasons for missing ones.
  static let narrowPoints = 240
  private static let lowStart = 8
  private static let recordStart = 12
  private static let timeStart = 20
  private static let segmentsStart = 28

  /// How responses to `instrument` are packed whose batches look like `batch`.
  init(_ instrument: Instrument, _ batch: ResponseBatch) {
    layout = batch.layout
    segments = batch.segments.count
    hasPoints = batch.hasPoints
    isWide = instrument.scales.values.contains { $0.points > Self.narrowPoints }
    pointsStart = Self.segmentsStart + 4 * segments
    careColumns = batch.careColumns
    careStart = pointsStart + (hasPoints ? 4 * layout.dimensionCount : 0)
    answersStart = careStart + 8 * careColumns
    stride = answersStart + layout.slots.count * (isWide ? 2 : 1)
  }

  /// Packs the rows of a batch one behind the other.
  func pack(_ batch: ResponseBatch, _ rows: Range<Int>, into target: UnsafeMutableRawBufferPointer) {
    for (place, row) in rows.enumerated() {
      let start = place * stride
      target.storeBytes(of: batch.keys[row].high, toByteOffset: start, as: UInt64.self)
      target.storeBytes(of: batch.keys[row].low, toByteOffset: start + Self.lowStart, as: UInt32.self)
      target.storeBytes(of: Int64(batch.positions[row].record), toByteOffset: start + Self.recordStart, as: Int64.self)
      target.storeBytes(of: batch.times[row], toByteOffset: start + Self.timeStart, as: Int64.self)
      for segment in 0..<segments {
        target.storeBytes(of: batch.segments[segment].ids[row], toByteOffset: start + Self.segmentsStart + 4 * segment, as: Int32.self)
      }
      for dimension in 0..<(hasPoints ? layout.dimensionCount : 0) {
        let points = batch.points[dimension * batch.capacity + row]
        target.storeBytes(of: points, toByteOffset: start + pointsStart + 4 * dimension, as: Int32.self)
      }
      for column in 0..<careColumns {
        let value = batch.care[column * batch.capacity + row]
        target.storeBytes(of: value, toByteOffset: start + careStart + 8 * column, as: Int64.self)
      }
    }
    packAnswers(batch, rows, into: target)
  }

  private func packAnswers(_ batch: ResponseBatch, _ rows: Range<Int>, into target: UnsafeMutableRawBufferPointer) {
    batch.answers.withUnsafeBufferPointer { answers in
      for slot in layout.slots.indices {
        let column = slot * batch.capacity
        for (place, row) in rows.enumerated() {
          let start = place * stride + answersStart
          if isWide {
            target.storeBytes(of: answers[column + row], toByteOffset: start + 2 * slot, as: AnswerCode.self)
          } else {
            target[start + slot] = UInt8(truncatingIfNeeded: answers[column + row])
          }
        }
      }
    }
  }

  /// The respondent of a packed response.
  func key(_ bytes: UnsafeRawBufferPointer, at start: Int) -> RespondentHash {
    RespondentHash(
      high: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self),
      low: bytes.loadUnaligned(fromByteOffset: start + Self.lowStart, as: UInt32.self))
  }

  /// The record's ordinal as the range counted it.
  func record(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Int {
    Int(bytes.loadUnaligned(fromByteOffset: start + Self.recordStart, as: Int64.self))
  }

  /// Adds a packed response to a batch; segment values are those the range numbered.
  func unpack(_ bytes: UnsafeRawBufferPointer, at start: Int, into batch: inout ResponseBatch) {
    let (row, capacity) = (batch.count, batch.capacity)
    batch.keys[row] = key(bytes, at: start)
    batch.positions[row] = RecordPosition(record: record(bytes, at: start))
    batch.times[row] = bytes.loadUnaligned(fromByteOffset: start + Self.timeStart, as: Int64.self)
    batch.contents[row] = 0
    for segment in 0..<segments {
      let place = start + Self.segmentsStart + 4 * segment
      batch.segments[segment].ids[row] = bytes.loadUnaligned(fromByteOffset: place, as: Int32.self)
    }
    for dimension in 0..<(hasPoints ? layout.dimensionCount : 0) {
      let place = start + pointsStart + 4 * dimension
      batch.points[dimension * capacity + row] = bytes.loadUnaligned(fromByteOffset: place, as: Int32.self)
    }
    for column in 0..<careColumns {
      batch.care[column * capacity + row] = bytes.loadUnaligned(fromByteOffset: start + careStart + 8 * column, as: Int64.self)
    }
    batch.answers.withUnsafeMutableBufferPointer { answers in
      for slot in layout.slots.indices { answers[slot * capacity + row] = answer(bytes, start + answersStart, slot) }
    }
    batch.commit()
  }

  private func answer(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ slot: Int) -> AnswerCode {
    if isWide { return bytes.loadUnaligned(fromByteOffset: start + 2 * slot, as: AnswerCode.self) }
    let byte = bytes[start + slot]
    return byte < Self.narrowPoints ? AnswerCode(byte) : AnswerCode(Int8(bitPattern: byte))
  }
}
