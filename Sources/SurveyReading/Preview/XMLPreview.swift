/// The first records of an XML document.
public struct XMLPreview: Sendable {
  /// The root element's name without prefix.
  public let rootName: String
  /// The root element's namespace, empty where there is none.
  public let rootNamespace: String
  /// The root element's attributes.
  public let rootAttributes: [String: String]
  /// The names from the root to the record element; the root alone where no records were seen.
  public let recordPath: [String]
  /// The keys seen in records, in order of first appearance.
  public let keys: [String]
  /// The first records, by key.
  public let records: [[String: String]]

  /// How many bytes are looked at.
  static let size = 256 << 10

  static func read(_ text: ExportText, recordElement: String?) throws(ReadingError) -> XMLPreview {
    let discovery = XMLDiscovery()
    let parser = try XMLPushParser(discovery)
    var offset = text.start
    while offset < text.end, offset < text.start + size {
      let piece = try text.bytes(at: offset, count: 32 << 10)
      offset += piece.count
      try piece.lending { (bytes) throws(ReadingError) in try parser.feed(bytes) }
    }
    if offset >= text.end { try parser.finish() }
    guard let preview = discovery.preview(recordElement: recordElement) else {
      throw ReadingError(.xmlMalformed, "the document has no root element", advice: "export it again")
    }
    return preview
  }
}
