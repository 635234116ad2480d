/// A document with one element per response and answers as children or attributes: `<E1>5</E1>`, `E1="5"`, `<e i="1">5</e>`.
public struct PlainXMLDialect: ExportDialect {
  /// `plain-xml`.
  public let name = "plain-xml"

  /// The dialect.
  public init() {}
}
