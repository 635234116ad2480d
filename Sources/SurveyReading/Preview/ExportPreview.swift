public import SurveyModel

/// The first part of an export, from which its dialect and its codebook are read.
public struct ExportPreview: Sendable {
  /// What kind of text it is.
  public enum Form: Sendable {
    /// A table of delimited rows.
    case delimited(DelimitedPreview)
    /// A document of records.
    case xml(XMLPreview)
  }

  /// What people call the source.
  public let source: String
  /// The text.
  public let text: ExportText
  /// Its first part.
  public let form: Form

  /// Looks at the first part of `text`.
  ///
  /// - Parameters:
  ///   - delimiter: the delimiter where the user named one.
  ///   - recordElement: the XML element that holds a response, where a codebook names it.
  ///   - headerRows: how many rows of a table are kept for finding its header.
  /// - Throws: `ReadingError` where even the first part cannot be read.
  public init(_ text: ExportText, delimiter: UInt8? = nil, recordElement: String? = nil, headerRows: Int = 60) throws(ReadingError) {
    self.text = text
    source = text.name
    let head = try text.bytes(at: text.start, count: 4_096)
    let first = head.first { $0 > 0x20 }
    if first == 0x3C {
      form = .xml(try XMLPreview.read(text, recordElement: recordElement))
    } else {
      form = .delimited(try DelimitedPreview.read(text, delimiter: delimiter, limit: headerRows))
    }
  }
}

/// The first rows of a table.
public struct DelimitedPreview: Sendable {
  /// The byte between fields and how it was learnt.
  public let delimiter: Setting<UInt8>
  /// The first rows, with all their fields.
  public let rows: [RowPreview]
  /// Whether the first line was Excel's `sep=` hint, which is not among the rows.
  public let hasSeparatorLine: Bool

  /// The delimiter's name for people: `comma`, `semicolon`, `tab`, `pipe`.
  public var delimiterName: String { DelimiterDetection.name(delimiter.value) }

  static func read(_ text: ExportText, delimiter: UInt8?, limit: Int) throws(ReadingError) -> DelimitedPreview {
    let hint = try separatorHint(text)
    let start = hint?.end ?? text.start
    let setting = try self.delimiter(text, declared: delimiter, hint: hint?.delimiter, start: start)
    var layout = DelimitedLayout(delimiter: setting.value, text: text)
    layout.start = start
    layout.firstLine = hint == nil ? 1 : 2
    let rows = try RowPreview.read(text, layout: layout, limit: limit)
    try refuseUndecodable(rows, text)
    return DelimitedPreview(delimiter: setting, rows: rows, hasSeparatorLine: hint != nil)
  }

  private static func delimiter(
    _ text: ExportText, declared: UInt8?, hint: UInt8?, start: Int
  ) throws(ReadingError) -> Setting<UInt8> {
    if let declared { return Setting(declared, .declared, evidence: "--delimiter") }
    if let hint { return Setting(hint, .declared, evidence: "the line sep= at the top") }
    guard let found = DelimiterDetection.detect(text, from: start) else { return Setting(0x2C, .byDefault) }
    return Setting(found.delimiter, .inferred, evidence: found.evidence)
  }

  private static func separatorHint(_ text: ExportText) throws(ReadingError) -> (delimiter: UInt8, end: Int)? {
    let head = try text.bytes(at: text.start, count: 8)
    guard head.count >= 6, String(decoding: head[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
    let lineEnd = head[5...].prefix { $0 == 0x0D || $0 == 0x0A }
    return lineEnd.isEmpty ? nil : (head[4], text.start + 5 + lineEnd.count)
  }

  /// A first row that is no text in the assumed encoding: the columns cannot be named, so the file is refused.
  private static func refuseUndecodable(_ rows: [RowPreview], _ text: ExportText) throws(ReadingError) {
    guard let first = rows.first, case .faulty(.invalidEncoding, _) = first.kind else { return }
    let head = try text.bytes(at: text.start, count: 64 << 10)
    throw EncodingRefusal.undetermined(text.encoding.value, sample: head)
  }
}

/// The refusal of a text whose bytes do not fit its encoding.
enum EncodingRefusal {
  static func undetermined(_ assumed: TextEncoding, sample: [UInt8]) -> ReadingError {
    ReadingError(.encodingUndetermined, "the header is not \(assumed) text", advice: advice(sample), line: 1)
  }

  /// Names the encodings that would read a sample.
  static func advice(_ sample: [UInt8]) -> String {
    let names = TextEncoding.reading(Array(sample.dropLast(4))).map(\.name)
    return names.isEmpty
      ? "give --encoding" : "give --encoding with the one it was written in; these would read it: \(names.joined(separator: ", "))"
  }
}

extension ExportText {
  /// What to do about a text that does not fit its encoding: the encodings that would read its beginning.
  public var encodingAdvice: String {
    guard let head = try? original.bytes(at: 0, count: 64 << 10) else { return "give --encoding" }
    return EncodingRefusal.advice(head)
  }
}
