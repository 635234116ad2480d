/// A table with a row for every answer: respondent, question, answer.
public struct LongTableDialect: ExportDialect {
  /// `long-csv`.
  public let name = "long-csv"

  /// The dialect.
  public init() {}
}
