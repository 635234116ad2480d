/// Qualtrics tables: three header rows (names, question texts, import ids), two in the legacy export, fewer where an author deleted some.
public struct QualtricsDialect: ExportDialect {
  /// `qualtrics`.
  public let name = "qualtrics"

  /// The dialect.
  public init() {}
}
