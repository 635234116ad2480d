internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The table of dimensions, the widest gap first.
struct DimensionBlock {
  let report: SatisfactionReport
  let language: String
  private var hasGap: Bool { report.instrument.hasGap }

  var lines: [String] {
    let rows = report.instrument.dimensions.compactMap { report.total($0.id) }.sorted {
      (order($0), $0.subject.order) < (order($1), $1.subject.order)
    }
    let hasChange = rows.contains { $0.change != nil }
    var table = TextTable(hasChange ? "lrrrlrl" : "lrrrll")
    let last = hasChange ? ["Change", ""] : [""]
    table.add((hasGap ? ["", "Expect", "Exper", "Gap", "\(level) interval"] : ["", "Exper", "SD", "n", ""]) + last)
    let widest = rows.compactMap { $0.gap.map { abs($0.mean) } }.max() ?? 0
    for row in rows { table.add(cells(row) + (hasChange ? change(row) : [row.gap.map { bar($0.mean, widest) } ?? ""])) }
    let marked = rows.filter(standsOut)
    return table.lines + (marked.isEmpty ? [] : [note(marked)])
  }

  private func note(_ marked: [ScoreRow]) -> String {
    let isWide = hasGap && marked.allSatisfy { $0.gap.map { $0.mean < 0 } ?? false }
    return isWide ? " * wider than the others beyond chance" : " * worse than the others beyond chance"
  }

  private func order(_ row: ScoreRow) -> Double { (hasGap ? row.gap?.mean : row.perception?.mean) ?? .infinity }

  /// Whether the dimension is worse than the mean of the others, whatever else the row is compared with.
  private func standsOut(_ row: ScoreRow) -> Bool {
    report.comparisons.contains { $0.kind == .otherDimensions && $0.subject == row.subject && $0.verdict == .worse }
  }

  private func cells(_ row: ScoreRow) -> [String] {
    let name = row.subject.label.text(in: language) + (standsOut(row) ? " *" : "")
    guard hasGap else { return [name, ScreenNumber.plain(row.perception?.mean), ScreenNumber.plain(row.perception?.sd), "\(row.n)", ""] }
    return [
      name, ScreenNumber.plain(row.expectation?.mean), ScreenNumber.plain(row.perception?.mean), ScreenNumber.signed(row.gap?.mean),
      ScreenNumber.span(row.gap?.interval),
    ]
  }

  private func change(_ row: ScoreRow) -> [String] {
    guard let change = row.change else { return ["", ""] }
    let word = change.verdict == .worse || change.verdict == .better ? change.verdict?.rawValue ?? "" : ""
    return [ScreenNumber.signed(change.difference.estimate), word]
  }

  /// The gap as a bar of half blocks, the widest ten long; expectations exceeded are hollow.
  private func bar(_ gap: Double, _ widest: Double) -> String {
    guard widest > 0 else { return "" }
    let halves = Int((abs(gap) / widest * 20).rounded())
    let full = gap < 0 ? "█" : "░"
    return String(repeating: full, count: halves / 2) + (halves % 2 == 1 ? (gap < 0 ? "▌" : "░") : "")
  }

  private var level: String { "\(NumberFormat.fixed(100 * report.conventions.level, decimals: 0))%" }
}
