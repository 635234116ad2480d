internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The table of one segment column, the worst first; segments with few answers come last and are not ranked.
struct SegmentBlock {
  let report: SatisfactionReport
  let key: String
  private static let most = 12

  var lines: [String] {
    let rows = report.scores.filter { $0.segment.key == key && $0.subject.id == "overall_dimensions" }
    let ranked = rows.filter { $0.n >= Comparison.fewest }.sorted { order($0) < order($1) }
    let few = rows.filter { $0.n < Comparison.fewest }.sorted { ($1.n, $0.segment.value) < ($0.n, $1.segment.value) }
    var table = TextTable("lrrrl")
    table.add(["By \(rows.first?.segment.keyLabel ?? key)", "n", report.instrument.hasGap ? "Gap" : "Exper", "vs rest", ""])
    for row in (ranked + few).prefix(Self.most) { table.add(cells(row)) }
    return table.lines
      + (rows.count > Self.most ? ["... and \(rows.count - Self.most) more: --format json or --out DIR has all"] : [])
  }

  private func order(_ row: ScoreRow) -> (Double, String) { (row.gap?.mean ?? row.perception?.mean ?? .infinity, row.segment.value) }

  private func cells(_ row: ScoreRow) -> [String] {
    let value = report.instrument.hasGap ? ScreenNumber.signed(row.gap?.mean) : ScreenNumber.plain(row.perception?.mean)
    let head = [row.segment.label, NumberFormat.grouped(row.n), value]
    guard row.n >= Comparison.fewest else { return head + ["", "few answers, not ranked"] }
    let rest = report.comparisons.first { $0.kind == .rest && $0.segment == row.segment && $0.subject == row.subject }
    return head + [ScreenNumber.signed(rest?.difference.estimate), rest.map(Self.words) ?? ""]
  }

  private static func words(_ rest: Comparison) -> String {
    switch rest.verdict {
    case .worse: "worse"
    case .better: "better"
    case .noClearDifference: "no clear difference"
    case .few: "few other answers"
    case nil: ""
    }
  }
}
