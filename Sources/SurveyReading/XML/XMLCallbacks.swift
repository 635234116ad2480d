internal import CLibXML2

/// The functions libxml2 calls: each hands its event to the handler that is lent as user data.
enum XMLCallbacks {
  static var table: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startElementNs = startElement
    sax.endElementNs = { user, _, _, _ in XMLCallbacks.lend(user) { $0.endElement() } }
    sax.characters = { user, bytes, count in
      XMLCallbacks.lend(user) { $0.text(UnsafeRawBufferPointer(start: bytes, count: Int(count))) }
    }
    sax.cdataBlock = sax.characters
    sax.ignorableWhitespace = sax.characters
    sax.serror = failed
    forbidDeclarations(&sax)
    return sax
  }

  private static func handler(_ user: UnsafeMutableRawPointer?) -> XMLEventHandler? {
    user.map { Unmanaged<XMLEventHandler>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The same for one call, without counting a reference: the parser's owner holds the handler as long as the parser runs.
  @inline(__always)
  private static func lend(_ user: UnsafeMutableRawPointer?, _ body: (XMLEventHandler) -> Void) {
    guard let user else { return }
    Unmanaged<XMLEventHandler>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
  }

  private static let startElement: startElementNsSAX2Func = { user, local, prefix, namespace, _, _, count, _, attributes in
    guard let local else { return }
    XMLCallbacks.lend(user) { handler in
      guard count <= ReadingLimits.xmlAttributes else {
        return handler.refuse(.xmlLimit, "an element with more than \(ReadingLimits.xmlAttributes) attributes")
      }
      let name = XMLName(local: local, hasPrefix: prefix != nil, namespace: namespace)
      handler.startElement(name, attributes: XMLAttributes(fields: attributes, count: Int(count)))
    }
  }

  /// A document type may name an external identifier, which is never loaded; it may declare nothing.
  private static func forbidDeclarations(_ sax: inout xmlSAXHandler) {
    sax.entityDecl = { user, _, _, _, _, _ in XMLCallbacks.forbid(user, "declares an entity") }
    sax.notationDecl = { user, _, _, _ in XMLCallbacks.forbid(user, "declares a notation") }
    sax.attributeDecl = { user, _, _, _, _, _, tree in
      xmlFreeEnumeration(tree)
      XMLCallbacks.forbid(user, "declares attributes")
    }
    sax.elementDecl = { user, _, _, _ in XMLCallbacks.forbid(user, "declares elements") }
    sax.unparsedEntityDecl = { user, _, _, _, _ in XMLCallbacks.forbid(user, "declares an entity") }
    sax.reference = { user, _ in XMLCallbacks.forbid(user, "is needed for an entity reference") }
  }

  private static func forbid(_ user: UnsafeMutableRawPointer?, _ what: String) {
    handler(user)?.refuse(
      .xmlDTDForbidden, "the document type \(what): documents with declarations of their own are not read",
      advice: "export the document without a DOCTYPE")
  }

  /// Any error refuses the document, and so does a namespace error, which libxml2 itself would pass over.
  private static let failed: xmlStructuredErrorFunc = { user, error in
    guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, let handler = XMLCallbacks.handler(user) else { return }
    let isLimit = error.pointee.code == Int32(bitPattern: XML_ERR_INTERNAL_ERROR.rawValue) && error.pointee.level == XML_ERR_FATAL
    // libxml2's own sentences quote names and text of the document, which may be somebody's answer.
    handler.refuse(
      isLimit ? .xmlLimit : .xmlMalformed, "not well-formed here (libxml2 error \(error.pointee.code))", advice: "export it again")
  }
}
