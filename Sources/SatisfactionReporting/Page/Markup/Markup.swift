/// Writes HTML and SVG. Names of elements and attributes are fixed in the program, and every text and value is escaped, so that no name in
/// the data can become markup.
struct Markup {
  /// The attributes of an element, in order.
  typealias Attributes = KeyValuePairs<StaticString, String>

  private(set) var bytes: [UInt8] = []

  /// An element with content of its own.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
    open(name, attributes)
    content(&self)
    raw("</")
    raw(name)
    raw(">")
  }

  /// An element that holds a text.
  mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element that holds a text and has no attributes.
  mutating func element(_ name: StaticString, _ text: String) {
    element(name, [:]) { $0.text(text) }
  }

  /// An element of HTML that has no end tag.
  mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) { open(name, attributes) }

  /// An element of SVG without content.
  mutating func shape(_ name: StaticString, _ attributes: Attributes) {
    start(name, attributes)
    raw("/>")
  }

  /// A text.
  mutating func text(_ text: String) { escape(text) }

  /// A line break in the source, which keeps the lines of a page comparable.
  mutating func newline() { bytes.append(0x0A) }

  /// Markup of the program's own, such as the document type.
  mutating func raw(_ markup: StaticString) { markup.withUTF8Buffer { bytes += $0 } }

  /// The text of a style element: a style sheet of the program's own.
  mutating func style(_ sheet: String) {
    raw("<style>")
    bytes += sheet.utf8
    raw("</style>")
  }

  private mutating func open(_ name: StaticString, _ attributes: Attributes) {
    start(name, attributes)
    raw(">")
  }

  private mutating func start(_ name: StaticString, _ attributes: Attributes) {
    raw("<")
    raw(name)
    for (key, value) in attributes {
      raw(" ")
      raw(key)
      raw("=\"")
      escape(value)
      raw("\"")
    }
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}
