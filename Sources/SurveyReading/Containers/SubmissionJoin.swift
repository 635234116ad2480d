internal import SurveyModel

/// Joins documents of one respondent each to one document, `<submissions>`, so that they are read as one source.
///
/// A document that is not well-formed, or is of another form, is left out and told by name.
struct SubmissionJoin {
  private let joined: OpenFile
  private var form: String?
  private var length = 0
  private var lines = 1
  private(set) var members: [ExportText.Member] = []
  private(set) var refused: [ExportText.RefusedMember] = []

  init() throws(ReadingError) {
    joined = try OpenFile.temporary()
    try append("<submissions>\n")
  }

  /// Adds one document.
  mutating func add(_ name: String, _ open: () throws(ReadingError) -> OpenFile, declared: TextEncoding?) throws(ReadingError) {
    do throws(ReadingError) {
      let text = try ExportText.decoding(open(), name: name, declared: declared)
      let root = try XMLNode.document(text)
      // The definition of the form lies beside its submissions, and is none.
      guard root.name != "html", root.name != "xform" else { return }
      guard root["id"] != nil || root.holds("instanceID") else {
        throw ReadingError(
          .xmlUnknownSchema, "no submission: the document names no form and no instance", advice: "take it out of the folder")
      }
      guard form == nil || form == root.name else {
        throw ReadingError(.xmlUnknownSchema, "a submission of another form: <\(root.name)>", advice: "give each form's submissions apart")
      }
      let bytes = try text.bytes(at: text.start, count: text.end - text.start)
      form = root.name
      members.append(ExportText.Member(name: name, start: length, line: lines))
      try append(Self.withoutProlog(bytes))
      try append("\n")
    } catch {
      refused.append(ExportText.RefusedMember(name: name, error: error))
    }
  }

  /// The joined document.
  mutating func finish(name: String, original: OpenFile?) throws(ReadingError) -> ExportText {
    guard form != nil else {
      if let first = refused.first?.error { throw first }
      throw ReadingError(.emptyFile, "there are no submissions in it", advice: "give the folder that holds the XML files")
    }
    try append("</submissions>\n")
    let size = try original?.size() ?? length
    return ExportText(
      name: name, original: original ?? joined, text: joined, sourceBytes: size,
      encoding: Setting(.utf8, .inferred, evidence: "each submission by its own declaration"), bounds: 0..<length, members: members,
      refused: refused)
  }

  private mutating func append(_ text: String) throws(ReadingError) { try append(Array(text.utf8)) }

  private mutating func append(_ bytes: [UInt8]) throws(ReadingError) {
    try bytes.lending { (buffer) throws(ReadingError) in try joined.append(buffer) }
    length += bytes.count
    lines += bytes.count { $0 == 0x0A }
  }

  /// Without the XML declaration and a document type, which may stand only at the top of a document.
  private static func withoutProlog(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while let open = rest.firstIndex(of: 0x3C), open + 1 < rest.endIndex, rest[open + 1] == 0x3F || rest[open + 1] == 0x21 {
      let isComment = rest[open...].starts(with: Array("<!--".utf8))
      guard let close = isComment ? endOfComment(rest[open...]) : rest[open...].firstIndex(of: 0x3E) else { break }
      // Line ends stay, so that lines can be told.
      rest = rest[(close + 1)...]
    }
    return Array(rest)
  }

  private static func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.dropFirst(2).first { bytes[$0] == 0x3E && bytes[$0 - 1] == 0x2D && bytes[$0 - 2] == 0x2D && $0 - bytes.startIndex > 5 }
  }
}
