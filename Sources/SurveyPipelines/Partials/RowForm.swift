internal import SatisfactionScoring
internal import SurveyModel

/// What a packed row holds, and how wide its answers are: half a byte where points and reasons are at most sixteen together, as on
/// scales up to 0-10, else one byte or two.
struct RowForm: Hashable, Sendable {
  enum Width: Sendable { case half, byte, word }

  let layout: SlotLayout
  /// How many points each slot's scale has.
  let points: [Int]
  let segments: Int
  /// How many dimensions got importance points; 0 where none were asked for.
  let weighted: Int
  /// How many customer-care columns there are; where there are any, responses without an id are rows as well.
  let care: Int
  let width: Width

  /// The reasons for missing answers come before the points.
  static let reasons = MissingReason.allCases.count
  /// Importance points as readers give them: -2 unreadable, -1 blank, else hundredths.
  static let weights: ClosedRange<Int> = -2...1_000_000

  init(_ instrument: Instrument, segments: Int, hasPoints: Bool, care: Int) {
    self.care = care
    layout = SlotLayout(instrument)
    points = layout.slots.map { (instrument.scales[$0.facet] ?? instrument.scale).points }
    self.segments = segments
    weighted = hasPoints ? layout.dimensionCount : 0
    let codes = (points.max() ?? 0) + Self.reasons
    width = codes <= 16 ? .half : codes <= 256 ? .byte : .word
  }
}

/// The customer-care values of a row: each is missing, unreadable, or a number.
extension RowForm {
  func writeCare(_ batch: ResponseBatch, _ row: Int, to writer: inout RowWriter) {
    for column in 0..<care {
      let value = batch.care[column * batch.capacity + row]
      writer.byte(value == CareValue.missing ? 0 : value == CareValue.unreadable ? 1 : 2)
      if value > CareValue.unreadable { writer.number(Int(value)) }
    }
  }

  func readCare(_ reader: inout RowReader, into batch: inout ResponseBatch, _ row: Int) throws(TallyCodingError) {
    for column in 0..<care {
      let value: Int64
      switch try reader.byte() {
      case 0: value = CareValue.missing
      case 1: value = CareValue.unreadable
      case 2:
        value = Int64(try reader.number())
        guard value > CareValue.unreadable else { throw .malformed }
      default: throw .malformed
      }
      batch.care[column * batch.capacity + row] = value
    }
  }
}

/// The answers of a row.
extension RowForm {
  func write(_ batch: ResponseBatch, _ row: Int, to writer: inout RowWriter) {
    var (half, isHalf) = (UInt8(0), false)
    for slot in points.indices {
      let code = UInt16(bitPattern: batch.answers[slot * batch.capacity + row] &+ AnswerCode(Self.reasons))
      let low = UInt8(truncatingIfNeeded: code)
      switch width {
      case .half where isHalf: writer.byte(half | low << 4)
      case .half: half = low
      case .byte: writer.byte(low)
      case .word:
        writer.byte(low)
        writer.byte(UInt8(truncatingIfNeeded: code >> 8))
      }
      isHalf.toggle()
    }
    if width == .half, isHalf { writer.byte(half) }
  }

  /// Reads every answer of a row of `batch`; refuses points that its scale does not have.
  func read(_ reader: inout RowReader, into batch: inout ResponseBatch, _ row: Int) throws(TallyCodingError) {
    var (half, isHalf) = (UInt8(0), false)
    for slot in points.indices {
      var code: Int
      switch width {
      case .half where isHalf: code = Int(half >> 4)
      case .half:
        half = try reader.byte()
        code = Int(half & 0x0F)
      case .byte: code = Int(try reader.byte())
      case .word:
        code = Int(try reader.byte())
        code |= Int(try reader.byte()) << 8
      }
      isHalf.toggle()
      guard code < points[slot] + Self.reasons else { throw .malformed }
      batch.answers[slot * batch.capacity + row] = AnswerCode(code - Self.reasons)
    }
    if width == .half, isHalf, half >> 4 != 0 { throw .malformed }
  }
}
