internal import SurveyReading

/// Gives each distinct segment value a small number, without making a string of values that were seen before.
struct SegmentInterner: Sendable {
  private(set) var labels: [String] = []
  private var table = ByteTable()

  mutating func id(_ value: Span<UInt8>) -> Int32 {
    let (number, isNew) = table.add(value)
    if isNew { labels.append(AnswerReader.trimmed(table.text(number))) }
    return Int32(number)
  }

  /// A hash of a value's bytes, the same wherever the value was met first.
  func hash(_ id: Int32) -> UInt64 { table.hash(Int(id)) }
}
