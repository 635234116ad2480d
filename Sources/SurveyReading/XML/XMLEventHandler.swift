/// Receives the events of a document; subclasses read records or discover the document's shape.
///
/// A handler that cannot go on parks its error in `refusal` and stops the parser; the call that fed the parser throws it.
class XMLEventHandler {
  /// Where the parser stands; set by the parser.
  var place: () -> XMLPlace = { XMLPlace() }
  /// Stops the parser; set by the parser.
  var stop: () -> Void = {}
  /// What the parser was not given of the document before the place where it stands.
  final var passedOver = (bytes: 0, lines: 0)
  /// Why the document is refused.
  private(set) var refusal: ReadingError?

  func startElement(_ name: XMLName, attributes: XMLAttributes) {}
  func endElement() {}
  func text(_ bytes: UnsafeRawBufferPointer) {}

  /// Parks the first error and stops the parser.
  final func refuse(_ kind: ReadingError.Kind, _ message: String, advice: String = "") {
    guard refusal == nil else { return }
    let place = place()
    refusal = ReadingError(kind, message, advice: advice, line: place.line, byteOffset: place.offset)
    stop()
  }
}

/// An element's name as libxml2 keeps it: a C string that lives as long as the parser.
struct XMLName {
  let local: UnsafePointer<UInt8>
  let hasPrefix: Bool
  let namespace: UnsafePointer<UInt8>?

  var text: String { String(cString: local) }

  var utf8: UnsafeBufferPointer<UInt8> {
    var length = 0
    while local[length] != 0 { length += 1 }
    return UnsafeBufferPointer(start: local, count: length)
  }
}

/// The attributes of one start tag; valid only while its handler runs.
struct XMLAttributes {
  /// Five pointers each: local name, prefix, namespace, first and last byte of the value.
  let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  /// The value of the attribute of this name, as it is written; nil where there is none.
  subscript(name: [UInt8]) -> UnsafeBufferPointer<UInt8>? {
    var found: UnsafeBufferPointer<UInt8>?
    forEach { attribute, value in
      var length = 0
      while length < name.count, attribute[length] == name[length] { length += 1 }
      if length == name.count, attribute[length] == 0 { found = value }
    }
    return found
  }

  /// The attributes as text.
  var all: [XMLNode.Attribute] {
    var all: [XMLNode.Attribute] = []
    forEach { name, value in
      var bytes: [UInt8] = []
      AttributeText.append(value, to: &bytes)
      all.append(XMLNode.Attribute(name: String(cString: name), value: String(decoding: bytes, as: UTF8.self)))
    }
    return all
  }

  /// Calls `body` with the name and the value of each attribute that has no namespace.
  func forEach(_ body: (_ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Void) {
    guard let fields else { return }
    for index in 0..<count {
      guard fields[index * 5 + 2] == nil, let name = fields[index * 5] else { continue }
      guard let first = fields[index * 5 + 3], let last = fields[index * 5 + 4] else { continue }
      body(name, UnsafeBufferPointer(start: first, count: last - first))
    }
  }
}
