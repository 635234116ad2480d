internal import SurveyModel
internal import SurveyReading

/// One answer of an expanded export: a column for each option, of which one is filled with the option's text or number.
struct SurveyMonkeyExpansion {
  let columns: [DescribedColumn]
  /// The row of the matrix; empty where the question has no rows.
  let row: String

  /// The options' texts, in their order.
  var options: [String] { columns.map { row.isEmpty ? $0.member : Self.split($0.member).option } }

  /// The row's columns as one that holds the answer.
  var described: DescribedColumn? {
    columns.first.map { first in
      DescribedColumn(column: first.column, name: first.name, group: first.group, member: row, text: first.text)
    }
  }

  /// The answers of a question whose columns are options, or rows with options (`Neat staff - Strongly agree`); empty where they are not.
  static func find(_ question: [DescribedColumn], _ table: DelimitedPreview, after index: Int) -> [SurveyMonkeyExpansion] {
    guard question.count > 1 else { return [] }
    let parts = question.map { split($0.member) }
    let rows = Dictionary(grouping: question.indices) { parts[$0].row }
    let options = rows.values.map { Set($0.map { parts[$0].option }) }
    let isMatrix = rows.count > 1 && options.allSatisfy { $0 == options[0] } && options[0].count > 1
    let groups = isMatrix ? rows.values.sorted { $0[0] < $1[0] } : [Array(question.indices)]
    let found = groups.map { group in
      SurveyMonkeyExpansion(columns: group.map { question[$0] }, row: isMatrix ? parts[group[0]].row : "")
    }
    return found.contains { $0.isFilled(table, after: index) } && found.allSatisfy { $0.isPlausible(table, after: index) } ? found : []
  }

  private static func split(_ member: String) -> (row: String, option: String) {
    guard let dash = member.ranges(of: " - ").last else { return ("", member) }
    return (String(member[..<dash.lowerBound]), String(member[dash.upperBound...]))
  }

  /// Each column holds nothing but its own option's text or number.
  private func isPlausible(_ table: DelimitedPreview, after index: Int) -> Bool {
    for (place, column) in columns.enumerated() {
      let values = Set(table.values(of: column.column, after: index).map(SurveyMonkeyHeader.plain)).subtracting([""])
      let own: Set<String> = [column.member, Self.split(column.member).option, String(place + 1)]
      guard values.isSubset(of: own) else { return false }
    }
    return true
  }

  /// Whether several options were chosen by somebody: one column alone could be any answer of few words.
  private func isFilled(_ table: DelimitedPreview, after index: Int) -> Bool {
    columns.count { column in table.values(of: column.column, after: index).contains { !PlainHeader.trimmed($0).isEmpty } } > 1
  }
}

extension SurveyMonkeyHeader {
  /// The answers of expanded questions, by the place of their first column.
  func expansions(in table: DelimitedPreview) -> [Int: SurveyMonkeyExpansion] {
    var groups: [String: [DescribedColumn]] = [:]
    for column in described { groups[column.group, default: []].append(column) }
    let found = groups.values.flatMap { SurveyMonkeyExpansion.find($0, table, after: end) }
    return Dictionary(
      found.compactMap { expansion in expansion.columns.first.map { ($0.column, expansion) } }, uniquingKeysWith: { first, _ in first })
  }
}

extension SurveyMonkeyHeader {
  /// What the header calls the options of expanded answers, by their numbers and by their own texts.
  func optionLabels(_ codebook: Codebook, _ expansions: [Int: SurveyMonkeyExpansion]) -> [Int: [String: String]] {
    var labels: [Int: [String: String]] = [:]
    for (place, rule) in codebook.columns.enumerated() {
      guard case .answer = rule.role, case .oneOf(let places) = rule.reference, let first = places.first,
        let options = expansions[first - 1]?.options
      else { continue }
      labels[place] = Dictionary(options.enumerated().map { ("\($0.offset + 1)", $0.element) }, uniquingKeysWith: { first, _ in first })
    }
    return labels
  }
}

extension Codebook {
  /// Reads the answers at the first option of an expanded question from all its options.
  mutating func spread(_ expansions: [Int: SurveyMonkeyExpansion]) {
    columns = columns.map { rule in
      guard case .answer = rule.role, case .position(let place) = rule.reference, let expansion = expansions[place - 1] else { return rule }
      let places = expansion.columns.map { $0.column + 1 }
      return ColumnRule(
        .oneOf(places), rule.role, origin: rule.origin, evidence: "\(rule.evidence); a column for each option", missing: rule.missing)
    }
  }
}
