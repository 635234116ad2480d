/// Finds the delimiter by reading the first rows with each candidate: the one that splits most rows into the same number of fields, more
/// than one, wins. Characters are not counted, since headers hold commas and line breaks.
enum DelimiterDetection {
  static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// The name of a delimiter for people.
  static func name(_ delimiter: UInt8) -> String {
    switch delimiter {
    case 0x2C: "comma"
    case 0x3B: "semicolon"
    case 0x09: "tab"
    case 0x7C: "pipe"
    default: "byte \(delimiter)"
    }
  }

  /// The delimiter and the evidence for it; nil where no candidate splits anything.
  static func detect(_ text: ExportText, from start: Int) -> (delimiter: UInt8, evidence: String)? {
    var best: (delimiter: UInt8, agreement: Double, columns: Int, rows: Int)?
    for delimiter in candidates {
      guard let found = agreement(text, from: start, delimiter: delimiter), found.columns > 1 else { continue }
      let isBetter = best.map { (found.agreement, found.columns) > ($0.agreement, $0.columns) } ?? true
      if isBetter { best = (delimiter, found.agreement, found.columns, found.rows) }
    }
    return best.map { ($0.delimiter, "\($0.columns) fields in \(Int(($0.agreement * 100).rounded()))% of the first \($0.rows) rows") }
  }

  private static func agreement(
    _ text: ExportText, from start: Int, delimiter: UInt8
  ) -> (agreement: Double, columns: Int, rows: Int)? {
    var layout = DelimitedLayout(delimiter: delimiter, text: text)
    layout.start = start
    guard let rows = try? RowPreview.read(text, layout: layout, limit: 12) else { return nil }
    let counts = rows.filter { $0.kind == .record }.map(\.fields.count)
    guard !counts.isEmpty else { return nil }
    let tally = Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +)
    guard let mode = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    return (Double(mode.value) / Double(rows.count), mode.key, rows.count)
  }
}
