/// SurveyMonkey's tables: questions in one header row, their rows and options in the next.
public struct SurveyMonkeyDialect: ExportDialect {
  /// `surveymonkey`.
  public let name = "surveymonkey"

  /// The dialect.
  public init() {}
}
