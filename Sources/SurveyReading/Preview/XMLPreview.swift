/// The first records of an XML document.
public struct XMLPreview: Sendable {
  /// The document's first part, with all that stands before the records.
  public let root: XMLNode
  /// What kind of document it is.
  public let shape: XMLShape
  /// The names from the root to the record element; the root alone where no records were seen.
  public let recordPath: [String]
  /// The keys seen in records, in order of first appearance.
  public let keys: [String]
  /// The first records, by key.
  public let records: [[String: String]]

  /// The root element's name without prefix.
  public var rootName: String { root.name }
  /// The root element's namespace, empty where there is none.
  public var rootNamespace: String { root.namespace }

  /// How many bytes are looked at ...
  static let size = 256 << 10
  /// ... or, where a long description stands before the records, at most.
  static let largestSize = 64 << 20

  static func read(_ text: ExportText, recordElement: String?) throws(ReadingError) -> XMLPreview {
    let tree = XMLTree()
    let parser = try XMLPushParser(tree)
    var limit = text.start + size
    try tree.grow(to: limit, of: text, parser)
    while let root = tree.root, !XMLDiscovery(root).hasRecords, limit < min(text.end, text.start + largestSize) {
      limit += limit - text.start
      try tree.grow(to: limit, of: text, parser)
      if tree.root?.children.isEmpty ?? true { break }
    }
    if limit >= text.end { try parser.finish() }
    guard let root = tree.root else {
      throw ReadingError(.xmlMalformed, "the document has no root element", advice: "export it again")
    }
    return XMLDiscovery(root).preview(recordElement: recordElement)
  }
}
