/// LimeSurvey's CSV of responses, with headings of codes, of codes and text, of text in the survey's language, or of expression codes.
public struct LimeSurveyDialect: ExportDialect {
  /// `limesurvey`.
  public let name = "limesurvey"

  /// The dialect.
  public init() {}
}
