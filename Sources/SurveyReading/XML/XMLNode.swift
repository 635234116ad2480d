/// One element of a small document, or of the first part of a large one.
public struct XMLNode: Sendable {
  /// Its name without prefix.
  public let name: String
  /// Its namespace, empty where there is none.
  public let namespace: String
  /// Its attributes without those of other namespaces, in document order.
  public internal(set) var attributes: [Attribute] = []
  /// The elements inside.
  public internal(set) var children: [XMLNode] = []
  /// The text directly inside, in order.
  public internal(set) var text = ""

  /// An attribute.
  public struct Attribute: Sendable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: String
  }

  init(name: String, namespace: String = "") {
    self.name = name
    self.namespace = namespace
  }

  /// The value of an attribute, or nil.
  public subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The first element inside that has this name.
  public func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  /// All elements inside that have this name.
  public func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

  /// Whether an element of this name stands anywhere inside.
  public func holds(_ name: String) -> Bool { children.contains { $0.name == name || $0.holds(name) } }

  /// A whole document of at most 64 MiB.
  ///
  /// - Throws: `ReadingError` where it is longer, or not well-formed.
  public static func document(_ text: ExportText) throws(ReadingError) -> XMLNode {
    guard text.end - text.start <= 64 << 20 else { throw ReadingError(.xmlLimit, "a description of a survey longer than 64 MiB") }
    let tree = XMLTree()
    let parser = try XMLPushParser(tree)
    try tree.grow(to: text.end, of: text, parser)
    try parser.finish()
    guard let root = tree.root else { throw ReadingError(.xmlMalformed, "the document has no root element", advice: "export it again") }
    return root
  }
}

/// Builds the tree of a document, or of as much of it as was read.
final class XMLTree: XMLEventHandler {
  private var open: [XMLNode] = []
  private var closed: XMLNode?
  private var size = 0
  private var offset: Int?

  /// The root with everything read so far.
  var root: XMLNode? {
    guard var node = open.last else { return closed }
    for parent in open.dropLast().reversed() {
      var parent = parent
      parent.children.append(node)
      node = parent
    }
    return node
  }

  /// Reads on up to a byte of the text.
  func grow(to limit: Int, of text: ExportText, _ parser: XMLPushParser<XMLTree>) throws(ReadingError) {
    var next = offset ?? text.start
    while next < min(limit, text.end) {
      let piece = try text.bytes(at: next, count: 32 << 10)
      next += piece.count
      offset = next
      try piece.lending { (bytes) throws(ReadingError) in try parser.feed(bytes) }
    }
  }

  override func startElement(_ name: XMLName, attributes: XMLAttributes) {
    guard open.count < ReadingLimits.xmlDepth else {
      return refuse(.xmlLimit, "elements nested more than \(ReadingLimits.xmlDepth) deep")
    }
    var node = XMLNode(name: name.text, namespace: name.namespace.map { String(cString: $0) } ?? "")
    node.attributes = attributes.all
    open.append(node)
  }

  override func endElement() {
    guard let node = open.popLast() else { return }
    if open.isEmpty { closed = node } else { open[open.count - 1].children.append(node) }
  }

  override func text(_ bytes: UnsafeRawBufferPointer) {
    guard size < 32 << 20, !open.isEmpty else { return }
    size += bytes.count
    open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
  }
}
