internal import SurveyModel

/// Finds expectation and perception among the questions of a platform's export: two questions of equally many rows, one of which asks what
/// should be and one what is. Where only one says so, the other is told by its rows; without words nothing is assumed.
struct GroupInference {
  /// Which column holds which item's answer on which facet, and what that was read off.
  struct Match {
    let facet: Facet
    /// Columns by item number.
    let columns: [Int: DescribedColumn]
    let evidence: String

    /// Whether these are its columns.
    func holds(_ group: [DescribedColumn]) -> Bool { Set(columns.values.map(\.column)) == Set(group.map(\.column)) }
  }

  let groups: [(name: String, columns: [DescribedColumn])]

  init(_ columns: [DescribedColumn]) {
    var order: [String] = []
    var byGroup: [String: [DescribedColumn]] = [:]
    for column in columns {
      if byGroup[column.group] == nil { order.append(column.group) }
      byGroup[column.group, default: []].append(column)
    }
    groups = order.map { ($0, byGroup[$0] ?? []) }
  }

  /// What there is instead, for a message: the questions with the most rows, and what their words ask for.
  var found: String {
    let questions = groups.filter { $0.columns.count > 1 }.sorted { $0.columns.count > $1.columns.count }
    guard !questions.isEmpty else { return "found no question with several rows" }
    let shown = questions.prefix(3).map { name, columns in
      let asks = Self.facet(name, columns).map { ", asks for \($0.facet.rawValue)" } ?? ""
      let line = name.map { $0.isNewline ? " " : String($0) }.joined()
      return "\(line.count > 40 ? line.prefix(40) + "…" : line) (\(columns.count) rows\(asks))"
    }
    let rest = questions.count > 3 ? " and \(questions.count - 3) more" : ""
    return "found \(shown.joined(separator: "; "))\(rest)"
  }

  /// The questions that ask for a facet with one row for every item of `instrument`; empty where the evidence is too little.
  func matches(_ instrument: Instrument) -> [Match] {
    var found: [Match] = []
    for (name, columns) in groups where columns.count == instrument.items.count {
      guard let evidence = Self.facet(name, columns), let items = Self.items(columns, instrument) else { continue }
      guard !found.contains(where: { $0.facet == evidence.facet }) else { return [] }
      let sentence = "\(columns.count) rows of one question, whose words say \(evidence.facet.rawValue) (\(evidence.word))"
      found.append(Match(facet: evidence.facet, columns: items, evidence: sentence))
    }
    if let other = byElimination(found, instrument) { found.append(other) }
    found = Self.pairedByText(found)
    let facets = Set(found.map(\.facet))
    guard facets.contains(.perception), Self.agree(found) else { return [] }
    // An expectation question of another length is one that nobody can pair, and not one that was never asked.
    let lost = groups.contains {
      $0.columns.count > 2 && !facets.contains(.expectation) && Self.facet($0.name, $0.columns)?.facet == .expectation
    }
    // Nor is a second question with the same rows, whatever it asks.
    let isAlone = !groups.contains { group in
      group.columns.count == instrument.items.count && !found.contains { $0.holds(group.columns) } && FacetEvidence.isSilent(group.name)
        && group.columns.allSatisfy { FacetEvidence.isSilent($0.text) } && !facets.contains(.expectation)
    }
    return instrument.hasGap && (lost || !isAlone) ? [] : found
  }

  /// The second question's rows in the order of the first's, where both have the same texts: item 3 is where its words are.
  private static func pairedByText(_ matches: [Match]) -> [Match] {
    guard let first = matches.first else { return [] }
    let texts = first.columns.mapValues { $0.row.isEmpty ? $0.member : $0.row }
    guard Set(texts.values).count == texts.count else { return matches }
    return matches.map { match in
      let own = Dictionary(match.columns.values.map { ($0.row.isEmpty ? $0.member : $0.row, $0) }, uniquingKeysWith: { first, _ in first })
      guard Set(own.keys) == Set(texts.values) else { return match }
      return Match(facet: match.facet, columns: texts.compactMapValues { own[$0] }, evidence: match.evidence)
    }
  }

  static func facet(_ name: String, _ columns: [DescribedColumn]) -> (facet: Facet, word: String)? {
    let told = columns.compactMap { FacetEvidence.facet(of: "\($0.group) \($0.text)") }
    guard let first = told.first, told.count == columns.count, told.allSatisfy({ $0.facet == first.facet }) else { return nil }
    return first
  }

  /// By the numbers in the members where they are the items' numbers, else by the order of the rows.
  static func items(_ columns: [DescribedColumn], _ instrument: Instrument) -> [Int: DescribedColumn]? {
    let numbers = columns.map(number)
    let known = instrument.items.map(\.number)
    if Set(numbers.compactMap { $0 }) == Set(known) {
      return Dictionary(uniqueKeysWithValues: zip(numbers.compactMap { $0 }, columns))
    }
    guard Set(columns.map(\.member)).count == columns.count else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(known, columns))
  }

  /// The number a code ends with; a text that does is no code.
  private static func number(_ column: DescribedColumn) -> Int? {
    guard !column.member.contains(" ") else { return nil }
    return Int(String(column.member.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()))
  }

  /// Rows with texts of their own must be the same in every question: item 3 is compared with item 3.
  static func agree(_ matches: [Match]) -> Bool {
    guard let first = matches.first else { return false }
    return matches.allSatisfy { match in
      first.columns.allSatisfy { number, column in
        guard let other = match.columns[number] else { return false }
        return other.member == column.member || !column.row.isEmpty && other.row == column.row
          || Self.number(other) == number && Self.number(column) == number
      }
    }
  }
}

extension GroupInference {
  /// The rules for the answers, in column order; empty where the evidence is too little.
  static func rules(_ matches: [Match], _ instrument: Instrument, reference: (DescribedColumn) -> ColumnReference) -> [ColumnRule] {
    var rules: [(Int, ColumnRule)] = []
    for match in matches {
      for item in instrument.items {
        guard let column = match.columns[item.number] else { continue }
        let role = ColumnRole.answer(item: item.id, facet: match.facet)
        rules.append((column.column, ColumnRule(reference(column), role, origin: .inferred, evidence: match.evidence)))
      }
    }
    return rules.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
