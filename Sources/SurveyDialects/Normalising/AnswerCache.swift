internal import SurveyReading

/// Answers in words that were read before, by their bytes: a file has a handful of them, millions of times.
struct AnswerCache: Sendable {
  private var table = ByteTable()
  private var outcomes: [AnswerReader.Outcome] = []
  private static let mostAnswers = 256
  private static let mostBytes = 120

  /// What `reader` makes of an answer.
  mutating func read(_ bytes: Span<UInt8>, isAbsent: Bool, _ reader: AnswerReader) -> AnswerReader.Outcome {
    // A blank may be one of two kinds, and is read at once anyway.
    guard bytes.count > 1, bytes.count <= Self.mostBytes else { return reader.read(bytes, isAbsent: isAbsent) }
    if let number = table.find(bytes) { return outcomes[number] }
    let outcome = reader.read(bytes, isAbsent: isAbsent)
    if table.count < Self.mostAnswers {
      _ = table.add(bytes)
      outcomes.append(outcome)
    }
    return outcome
  }
}
