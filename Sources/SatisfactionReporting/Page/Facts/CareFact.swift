internal import CustomerCare
internal import SurveyModel

/// One row of a customer-care table, as a page shows it.
struct CareFact {
  let row: TableRow
  /// The code of the class, path, source, stage or item.
  let group: String
  let statistic: String
  let dimension: String?
  let n: Int
  let againstN: Int?
  let isHidden: Bool
  /// The number; nil where it is hidden or could not be computed. A document whose hidden rows have numbers shows none all the same.
  let value: Double?
  let interval: ClosedRange<Double>?
  let adjustedP: Double?
  let verdict: String?
  /// A published figure to be seen beside the number; none beside one that is hidden.
  let benchmark: Double?

  init(_ row: TableRow) {
    self.row = row
    (group, statistic, dimension) = (row.text("group") ?? "", row.text("statistic") ?? "", row.text("dimension"))
    (n, againstN, isHidden) = (row.integer("n") ?? 0, row.integer("n_against"), row.flag("suppressed"))
    value = isHidden ? nil : row.number("value")
    interval = isHidden ? nil : Measured.range(row, "ci_low", "ci_high")
    adjustedP = isHidden ? nil : row.number("p_adjusted")
    verdict = isHidden ? nil : row.text("verdict")
    benchmark = isHidden ? nil : row.number("benchmark")
  }

  /// Whether there are enough people on every side to judge it.
  var isFew: Bool { !isHidden && (n < PageFacts.fewest || (againstN ?? n) < PageFacts.fewest) }
  var reason: String? { row.text("reason") }
}

/// The rows of one customer-care table about one segment.
struct CareTable {
  private struct Key: Hashable {
    let group: String
    let statistic: String
    let dimension: String?
  }

  let name: String
  let facts: PageFacts
  private let rows: [CareFact]
  private let places: [Key: Int]
  /// The codes of what the rows are about, in the order of the table.
  let groups: [String]

  init(_ facts: PageFacts, _ name: String, _ segment: Segment) {
    (self.facts, self.name) = (facts, name)
    rows = facts.rows(name, segment).map { CareFact($0) }
    places = Dictionary(
      rows.enumerated().map { (Key(group: $1.group, statistic: $1.statistic, dimension: $1.dimension), $0) },
      uniquingKeysWith: { first, _ in first })
    var seen = Set<String>()
    groups = rows.map(\.group).filter { seen.insert($0).inserted }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// The row of a group and a statistic; nil where there is none.
  subscript(group: String, statistic: String, dimension: String? = nil) -> CareFact? {
    places[Key(group: group, statistic: statistic, dimension: dimension)].map { rows[$0] }
  }

  /// The groups that have a statistic, in the order of the table.
  func groups(with statistic: String) -> [String] {
    let having = Set(rows.filter { $0.statistic == statistic }.map(\.group))
    return groups.filter { having.contains($0) }
  }

  /// The first statistic of several that the table has.
  func first(_ statistics: [String]) -> String? { statistics.first { statistic in rows.contains { $0.statistic == statistic } } }

  /// The name of a group in the page's language; one of a codebook's own stays what it is.
  func name(_ group: String) -> String {
    let english = rows.first { $0.group == group }?.row.text("group_label") ?? group
    let known = CareLabels.labels(of: group, named: english, in: name)
    return PageLabel.shown(known?.text(in: facts.language.rawValue) ?? english)
  }

  /// Whether a group has a name of a codebook's own.
  func isNamed(_ group: String) -> Bool {
    CareLabels.labels(of: group, named: rows.first { $0.group == group }?.row.text("group_label") ?? "", in: name) == nil
  }
}

/// What a page says of customers: the customer-care tables about one segment.
struct CustomerFacts {
  let facts: PageFacts
  let segment: Segment

  /// The table of a measure, such as `pyramid`; empty where the run does not have it.
  func table(_ measure: String) -> CareTable { CareTable(facts, "care_" + measure, segment) }

  /// Whether there is any measure.
  var isEmpty: Bool { CareReport.names.allSatisfy { facts.rows($0, segment).isEmpty } }
}
