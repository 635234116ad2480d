/// A cell of a draft.
enum CSVCell: Sendable, ExpressibleByStringLiteral {
  /// Text that is quoted where it must be.
  case text(String)
  /// Text that is quoted in any case.
  case quoted(String)
  /// Bytes that are written as they are: half characters, stray quotes, whole lines.
  case raw([UInt8])

  init(stringLiteral value: String) { self = .text(value) }

  static func verbatim(_ text: String) -> CSVCell { .raw(Array(text.utf8)) }
}

/// A delimited export that has not been written yet: change its cells, its lines or its form, then take its bytes.
///
/// Line 0 is the header, so that line `n` is record `n` until lines are put in or taken out; do that last.
struct CSVDraft: Sendable {
  var delimiter: UInt8 = UInt8(ascii: ",")
  var lineEnd = "\r\n"
  /// Whether the last line is closed too.
  var endsLastLine = true
  var lines: [[CSVCell]]

  init(_ survey: CleanSurvey = .standard) {
    lines = [CleanSurvey.columns.map(CSVCell.text)] + survey.responses.map(Self.cells)
  }

  /// A cell by record number, from 1, and column; record 0 is the header.
  subscript(record: Int, column: String) -> CSVCell {
    get { lines[record][Self.index(of: column)] }
    set { lines[record][Self.index(of: column)] = newValue }
  }

  /// The place of a column in a line that still has all of them.
  static func index(of column: String) -> Int { CleanSurvey.columns.firstIndex(of: column) ?? -1 }

  static func cells(of response: SurveyResponse) -> [CSVCell] {
    let answers = (response.expectations + response.perceptions).map { $0.map(String.init) ?? "" }
    return ([response.id, response.submitted, response.site] + answers + [response.comment]).map(CSVCell.text)
  }

  /// Quotes every cell of a line, needed or not.
  mutating func quoteAll(line: Int) {
    lines[line] = lines[line].map { cell in
      if case .text(let text) = cell { .quoted(text) } else { cell }
    }
  }

  /// Puts a line of raw text before line `line`.
  mutating func insert(_ text: String, at line: Int) { lines.insert([.verbatim(text)], at: line) }
}

extension CSVDraft {
  func bytes() -> [UInt8] {
    let body = Array(lines.map(rendered).joined(separator: Array(lineEnd.utf8)))
    return endsLastLine && !lines.isEmpty ? body + Array(lineEnd.utf8) : body
  }

  /// The draft as text; only for drafts without raw bytes that are no UTF-8.
  func text() -> String { String(decoding: bytes(), as: UTF8.self) }

  /// One line without its end.
  func rendered(_ line: [CSVCell]) -> [UInt8] { Array(line.map(rendered).joined(separator: [delimiter])) }

  private func rendered(_ cell: CSVCell) -> [UInt8] {
    switch cell {
    case .raw(let bytes): bytes
    case .quoted(let text): quoted(text)
    case .text(let text): needsQuotes(text) ? quoted(text) : Array(text.utf8)
    }
  }

  private func quoted(_ text: String) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    return [quote] + text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  private func needsQuotes(_ text: String) -> Bool {
    text.utf8.contains { [delimiter, 0x22, 0x0A, 0x0D].contains($0) } || text.hasPrefix(" ") || text.hasSuffix(" ")
  }
}

extension BrokenExport {
  /// A case that is a draft of the survey with one change.
  static func csv(
    _ name: String, why: String, _ expected: Expectation, of survey: CleanSurvey = .standard, encoding: String? = nil,
    change: (inout CSVDraft) -> Void = { _ in }
  ) -> BrokenExport {
    var draft = CSVDraft(survey)
    change(&draft)
    return BrokenExport(name, why: why, bytes: draft.bytes(), encoding: encoding, expected)
  }
}
