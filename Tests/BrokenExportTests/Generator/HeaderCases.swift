/// The row that names the columns: absent, changed, repeated, or not the first.
enum HeaderCases {
  static let all = [
    absent, duplicateColumn, itemMissing, itemRenamed, reordered, threeRows, footer, repeated, headerOnly, titleLines,
  ]

  static let absent = BrokenExport.csv(
    "csv_header_absent", why: "the first response must not be taken for column names",
    .refused(kinds: ["header_missing", "header_missing_columns"])
  ) { $0.lines.removeFirst() }

  static let duplicateColumn = BrokenExport.csv(
    "csv_header_duplicate_column", why: "two columns called E7 with different answers; last-wins maps drop one in silence",
    .refused(kinds: ["header_duplicate_column"])
  ) {
    for line in $0.lines.indices { $0.lines[line].insert(line == 0 ? "E7" : "1", at: CSVDraft.index(of: "E7") + 1) }
  }

  static let itemMissing = BrokenExport.csv(
    "csv_header_item_missing", why: "empathy over four items is another measure", .refused(kinds: ["header_missing_columns"])
  ) {
    for line in $0.lines.indices { $0.lines[line].remove(at: CSVDraft.index(of: "P20")) }
  }

  static let itemRenamed = BrokenExport.csv(
    "csv_header_item_renamed", why: "a changed schema is named, not guessed by position",
    .refused(kinds: ["header_missing_columns"])
  ) { $0[0, "E7"] = "Expectation 7 (new wording)" }

  static let reordered = BrokenExport.csv("csv_header_reordered", why: "columns are read by name, not by place", .allRead()) {
    var random = SplitMix64(seed: 7)
    let keys = CleanSurvey.columns.map { _ in random.next() }
    let order = keys.indices.sorted { keys[$0] < keys[$1] }
    $0.lines = $0.lines.map { line in order.map { line[$0] } }
  }

  static let threeRows = BrokenExport.csv(
    "csv_header_three_rows", why: "names, question texts and import ids: rows 2 and 3 are no responses", .allRead()
  ) {
    $0.lines.insert(CleanSurvey.columns.map(question), at: 1)
    $0.lines.insert(CleanSurvey.columns.map { .quoted("{\"ImportId\":\"\($0)\"}") }, at: 2)
  }

  private static func question(for column: String) -> CSVCell {
    switch column.first {
    case "E": .quoted("An excellent reading room has this, no. \(column.dropFirst())")
    case "P": .quoted("Our reading room has this, no. \(column.dropFirst())")
    default: .text(["respondent_id": "Response ID", "submitted_at": "Recorded Date", "site": "Room"][column] ?? "Anything else?")
    }
  }

  static let footer = BrokenExport.csv(
    "csv_footer_total_row", why: "a footer is no response",
    .setAsideAfterAll(ids: [nil], as: ["wrong_field_count", "not_a_response"])
  ) { $0.insert("Total responses: 40", at: 41) }

  static let repeated = BrokenExport.csv(
    "csv_header_repeated_midfile", why: "two exports joined: the second header is a row of its own kind, not a record", .allRead()
  ) { $0.lines.insert($0.lines[0], at: 26) }

  // Cases of our own.

  static let headerOnly = BrokenExport.csv(
    "csv_header_only", why: "a night without answers is read and counts no one", .accepted(Accepted([]))
  ) { $0.lines.removeSubrange(1...) }

  static let titleLines = BrokenExport.csv(
    "csv_title_lines_above_header", why: "a report's title stands above its header", .allRead()
  ) {
    for title in ["", "Exported 2026-04-30, 40 responses", "Reading room survey; second quarter"] { $0.insert(title, at: 0) }
  }
}
