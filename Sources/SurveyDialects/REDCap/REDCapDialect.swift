/// REDCap's exports: tables of field names or of labels, and CDISC ODM 1.3 documents, with events and repeating instruments.
public struct REDCapDialect: ExportDialect {
  /// `redcap`.
  public let name = "redcap"

  /// The dialect.
  public init() {}
}
