internal import CLibXML2

/// libxml2's push parser with handlers of our own: no tree, nothing fetched, no entity expanded, and stopped at the first fault.
///
/// The context has one owner, this value. The handler is lent to libxml2 as its user data; it lives as long as the parser.
final class XMLPushParser<Handler: XMLEventHandler> {
  let handler: Handler
  private let context: xmlParserCtxtPtr
  private var tagBytes = 0

  init(_ handler: Handler) throws(ReadingError) {
    _ = XMLLibrary.prepared
    self.handler = handler
    var sax = XMLCallbacks.table
    let lent = Unmanaged.passUnretained(handler as XMLEventHandler).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&sax, lent, nil, 0, nil) else {
      throw ReadingError(.inputOutput, "no memory for the XML parser")
    }
    self.context = context
    handler.place = { [unowned handler] in
      var place = XMLPlace(context)
      place.line += handler.passedOver.lines
      place.offset += handler.passedOver.bytes
      return place
    }
    handler.stop = { xmlStopParser(context) }
    // The bytes are UTF-8 already, whatever the declaration says.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
  }

  deinit {
    handler.place = { XMLPlace() }
    handler.stop = {}
    // An entity declaration makes libxml2 begin a document of its own, which the context does not free.
    xmlFreeDoc(context.pointee.myDoc)
    context.pointee.myDoc = nil
    xmlFreeParserCtxt(context)
  }

  /// Whether the next byte is content of an element: no tag, comment, section or instruction was begun.
  var isInContent: Bool { context.pointee.instate == XML_PARSER_CONTENT }

  /// Feeds a piece of the document.
  func feed(_ bytes: UnsafeRawBufferPointer) throws(ReadingError) {
    try guardTagLength(bytes)
    xmlParseChunk(context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 0)
    if let refusal = handler.refusal { throw refusal }
  }

  /// Ends the document; it counts only if it was whole and well-formed, namespaces included.
  func finish() throws(ReadingError) {
    xmlParseChunk(context, nil, 0, 1)
    if let refusal = handler.refusal { throw refusal }
    guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1 else {
      throw ReadingError(.xmlMalformed, "the document is not well-formed", advice: "export it again")
    }
  }

  /// Refuses a tag so long that libxml2 would spend quadratic time on its attributes before any handler runs.
  private func guardTagLength(_ bytes: UnsafeRawBufferPointer) throws(ReadingError) {
    let lastOpen = bytes.lastIndex { $0 == 0x3C }
    let lastClose = bytes.lastIndex { $0 == 0x3E }
    if let lastClose, lastClose > (lastOpen ?? -1) {
      tagBytes = 0
    } else if let lastOpen {
      // Comments, CDATA and document types may be long; the handlers see to them.
      let isTag = lastOpen + 1 >= bytes.count || bytes[lastOpen + 1] != 0x21
      tagBytes = isTag ? bytes.count - lastOpen : 0
    } else if tagBytes > 0 {
      tagBytes += bytes.count
    }
    guard tagBytes <= ReadingLimits.xmlTagBytes else {
      let place = handler.place()
      throw ReadingError(
        .xmlLimit, "a tag of more than \(ReadingLimits.xmlTagBytes) bytes", line: place.line, byteOffset: place.offset)
    }
  }
}

/// Where a parser stands.
struct XMLPlace {
  var line = 0
  /// The byte behind what was read.
  var offset = 0
  /// How many bytes back the current tag began, and how many lines it spans.
  var tagLength = 0
  var tagLines = 0

  init() {}

  init(_ context: xmlParserCtxtPtr) {
    var lines: Int32 = 0
    tagLength = servqual_xml_tag_length(context, &lines)
    tagLines = Int(lines)
    line = Int(servqual_xml_line(context))
    offset = servqual_xml_offset(context)
  }
}

/// What libxml2 shares between all parsers of a process.
private enum XMLLibrary {
  static let prepared: Void = servqual_xml_prepare()
}
