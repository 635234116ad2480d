/// What the files of a run are to be beside what every run has.
public struct RunFileOptions: Sendable, Equatable {
  /// The language of what people read: `en`, `zh-Hans`, `zh-Hant`. Keys and codes are the same in all.
  public var language = "en"
  /// Whether tables of comma-separated values are for Excel: with a byte order mark and CRLF, without which it mistakes UTF-8.
  public var isForExcel = false
  /// Whether the tables are written as one SQLite file as well.
  public var hasDatabase = false

  /// Whether the page shows a radar chart beside the others.
  public var hasRadar = false

  /// What every run has.
  public init() {}
}
