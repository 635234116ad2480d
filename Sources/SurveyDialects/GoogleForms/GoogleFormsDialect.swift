/// Google Forms' tables: one header row of question texts after the time of submission, grid rows in brackets.
public struct GoogleFormsDialect: ExportDialect {
  /// `google-forms`.
  public let name = "google-forms"

  /// The dialect.
  public init() {}
}
