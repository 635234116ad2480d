internal import SurveyModel
internal import SurveyReading

/// The header of a SurveyMonkey table: the row that names the respondent's id, with the rows of questions and options under it.
struct SurveyMonkeyHeader {
  /// The place of the row that names the id among the preview's rows.
  let index: Int
  /// How many rows name columns, from that row on.
  let rows: Int
  /// The column of the respondent's id.
  let respondent: Int
  /// The cells of the row that names the id.
  let names: [String]
  /// The cells of the row with question texts: `names`, or the row under it.
  let questions: [String]
  /// What stands under the questions: `Response`, an option or a row's text; empty where everything is in one row.
  let members: [String]
  /// An author's codes above the questions; empty where there are none.
  let codes: [String]

  static func find(in table: DelimitedPreview) -> SurveyMonkeyHeader? {
    for (index, row) in table.rows.prefix(12).enumerated() where row.kind == .record {
      let names = row.fields.map(PlainHeader.trimmed)
      if let respondent = names.firstIndex(where: { folded($0) == "respondentid" }) {
        return SurveyMonkeyHeader(table, index, names, respondent)
      }
    }
    return nil
  }

  private init(_ table: DelimitedPreview, _ index: Int, _ names: [String], _ respondent: Int) {
    let below = table.rows.dropFirst(index + 1).prefix(2).prefix { row in
      guard row.kind == .record, row.fields.indices.contains(respondent), row.fields.contains(where: { !PlainHeader.trimmed($0).isEmpty })
      else { return false }
      let id = PlainHeader.trimmed(row.fields[respondent])
      return id.isEmpty || Self.folded(id) == "respondentid"
    }
    let under = below.map { $0.fields.map(PlainHeader.trimmed) }
    (self.index, self.names, self.respondent) = (index, names, respondent)
    rows = 1 + under.count
    questions = under.count == 2 ? under[0] : names
    members = under.last ?? []
    let above = index > 0 && table.rows[index - 1].kind == .record ? table.rows[index - 1].fields.map(PlainHeader.trimmed) : []
    codes = under.count == 2 ? names : above
  }

  /// Letters and digits in lower case.
  static func folded(_ name: String) -> String { String(name.lowercased().filter { $0.isLetter || $0.isNumber }) }

  /// The only column called `name`, whatever its case and blanks.
  func column(_ name: String) -> Int? { names.firstIndex { Self.folded($0) == name } }

  /// The place of the first record among the preview's rows.
  var end: Int { index + rows }

  /// Whether a column is about the response and holds no answer.
  func isMeta(_ column: Int) -> Bool {
    let name = Self.folded(questions.indices.contains(column) ? questions[column] : "")
    let isCustom = name.hasPrefix("customdata") || name.hasPrefix("custom") && Int(name.dropFirst(6)) != nil
    if isCustom || Self.metaNames.contains(name) { return true }
    return !members.isEmpty && !name.isEmpty && member(column).isEmpty
  }

  func member(_ column: Int) -> String { members.indices.contains(column) ? members[column] : "" }

  private static let metaNames: Set<String> = [
    "respondentid", "collectorid", "collector", "startdate", "enddate", "ipaddress", "emailaddress", "email", "firstname", "lastname",
    "datecreated", "datemodified", "language",
  ]
}
