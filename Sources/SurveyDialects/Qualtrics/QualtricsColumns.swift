internal import SurveyModel

extension QualtricsHeader {
  /// A column of the platform's own.
  struct Own {
    /// Its import id, in any exporter.
    let ids: Set<String>
    /// Its names, letters only, lower case.
    let names: Set<String>

    static let response = Own(ids: ["_recordId", "responseId"], names: ["responseid"])
    static let recorded = Own(ids: ["recordedDate"], names: ["recordeddate"])
    static let ended = Own(ids: ["endDate"], names: ["enddate"])
    static let status = Own(ids: ["status"], names: ["status"])
    static let progress = Own(ids: ["progress"], names: ["progress"])
    static let finished = Own(ids: ["finished"], names: ["finished"])
  }

  /// The place of one of the platform's own columns; nil where it was left out.
  func column(_ own: Own) -> Int? {
    if let column = importIds.firstIndex(where: own.ids.contains) { return column }
    return tags.firstIndex { own.names.contains($0.lowercased().filter(\.isLetter)) }
  }

  /// A column by its name, or by its place where the name is blank or stands twice.
  func reference(_ column: Int) -> ColumnReference {
    let name = names.indices.contains(column) ? names[column] : ""
    return !name.isEmpty && names.count { $0 == name } == 1 ? .name(name) : .position(column + 1)
  }

  /// The columns that may hold answers, in questions as their tags say. Tags of one question that stand again begin another.
  var taggedAnswers: [DescribedColumn] {
    var seen: [String: Int] = [:]
    return names.indices.filter(mayHoldAnswer).map { column in
      let (group, member) = Self.parts(names[column])
      let times = seen[names[column], default: 0]
      seen[names[column]] = times + 1
      return described(column, times == 0 ? group : "\(group) (\(times + 1))", member)
    }
  }

  /// The same columns in questions as their import ids say, whatever the author called the rows.
  var importedAnswers: [DescribedColumn] {
    importIds.indices.filter { names.indices.contains($0) && mayHoldAnswer($0) }.map { column in
      let id = importIds[column]
      guard let mark = id.lastIndex(where: { $0 == "_" || $0 == "-" }) else { return described(column, id, "") }
      return described(column, String(id[..<mark]), String(id[id.index(after: mark)...]))
    }
  }

  private func described(_ column: Int, _ group: String, _ member: String) -> DescribedColumn {
    // The row's text follows the question's, behind a dash.
    let dash = text(column).ranges(of: " - ").last
    let row = dash.map { String(text(column)[$0.upperBound...]) } ?? ""
    return DescribedColumn(column: column, name: names[column], group: group, member: member, text: text(column), row: row)
  }

  private func text(_ column: Int) -> String { texts.indices.contains(column) ? texts[column] : "" }

  /// Not the platform's own, embedded data, timings, orders of display or texts.
  private func mayHoldAnswer(_ column: Int) -> Bool {
    let name = names[column]
    if name.isEmpty || tags.indices.contains(column) && QualtricsTags.all.contains(tags[column]) { return false }
    if importIds.indices.contains(column) {
      guard importIds[column].contains("QID") else { return false }
    } else if text(column) == name {
      return false
    }
    let words = "_" + name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    return !words.contains("_do_") && !Self.besideAnswers.contains(where: words.hasSuffix)
  }

  private static let besideAnswers = ["_text", "_do", "_first_click", "_last_click", "_page_submit", "_click_count"]

  /// `Q2_1` is row 1 of Q2, `Q1#1_1` row 1 of Q1#1, and the legacy `Q6_1: 2` row 1 of the second column of Q6.
  static func parts(_ tag: String) -> (group: String, member: String) {
    if let colon = tag.firstRange(of: ": ") {
      let (group, member) = parts(String(tag[..<colon.lowerBound]))
      let side = tag[colon.upperBound...]
      return member.isEmpty ? ("column \(side)", group) : ("\(group): \(side)", member)
    }
    guard let mark = tag.lastIndex(of: "_") else { return (tag, "") }
    return (String(tag[..<mark]), String(tag[tag.index(after: mark)...]))
  }
}
