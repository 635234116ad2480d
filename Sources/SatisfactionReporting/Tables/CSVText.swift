/// Comma-separated values (RFC 4180) as UTF-8, which no spreadsheet takes for formulas.
package struct CSVText {
  /// The text so far.
  package private(set) var text: String
  private let lineEnd: String

  /// - Parameter isForExcel: whether a byte order mark comes first and lines end with CRLF, without which Excel mistakes the encoding.
  package init(isForExcel: Bool = false) {
    text = isForExcel ? "\u{FEFF}" : ""
    lineEnd = isForExcel ? "\r\n" : "\n"
  }

  /// Adds a line of cells that are written already.
  package mutating func add(_ cells: [String]) { text += cells.joined(separator: ",") + lineEnd }

  /// A cell that holds a text: quoted where it must be, and behind an apostrophe where a spreadsheet would take it for a formula.
  package static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { formulaStarts.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard isFormula || text.isEmpty || safe.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  // Scalars and not characters: a combining mark behind the sign makes another character, and a formula all the same.
  private static let formulaStarts = Set<Unicode.Scalar>(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
}

extension ReportTable {
  /// The table as comma-separated values with a header line: the columns and the order of the JSON; null is an empty cell, a text without
  /// characters a quoted one.
  public func csv(isForExcel: Bool = false) -> [UInt8] {
    var file = CSVText(isForExcel: isForExcel)
    file.add(columns.map(CSVText.cell))
    for row in fileRows { file.add(values(row).map(Self.cell)) }
    return Array(file.text.utf8)
  }

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): CSVText.cell(text)
    default: String(decoding: JSONWriter.line(value), as: UTF8.self)
    }
  }
}
