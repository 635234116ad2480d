internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The details of a measurement that rest on tests and on covariances: reliability of each side, segments against each other, signed ranks.
struct AnalysisLines {
  let report: SatisfactionReport
  let language: String

  var lines: [String] { [ranks, reliability, segments, pairs].flatMap { $0.isEmpty ? [] : [""] + $0 } }

  // MARK: Tests

  private var ranks: [String] {
    guard report.instrument.hasGap else { return [] }
    let margin = report.conventions.equivalenceMargin
    var table = TextTable("lrrrrlrrl")
    let rule = report.conventions.zeroRule.rawValue
    table.add([
      "Signed ranks (\(rule))", "W+", "W-", "z", "p", "", "rank r", "d av", margin.map { "within \(NumberFormat.shortest($0))" } ?? "",
    ])
    for row in report.scores where row.segment == .all {
      guard let tests = row.tests, let ranked = tests.ranked else { continue }
      let equivalent = tests.equivalence.map { $0.isEquivalent ? "yes, p \(probability($0.p))" : "no, p \(probability($0.p))" } ?? ""
      table.add([
        row.subject.label.text(in: language), NumberFormat.fixed(ranked.wPlus, decimals: 1), NumberFormat.fixed(ranked.wMinus, decimals: 1),
        fixed(ranked.z), probability(ranked.p), ranked.method?.rawValue ?? "", fixed(ranked.rankBiserial), fixed(tests.dAv),
        margin == nil ? "" : equivalent,
      ])
    }
    return table.lines
  }

  // MARK: Reliability

  private var reliability: [String] {
    var table = TextTable("llrrrlrrl")
    table.add(["Reliability", "", "k", "n", "alpha", "\(level) interval", "lambda6", "omega", ""])
    for row in report.reliability where row.segment == .all {
      table.add([
        row.subject.label.text(in: language), row.side.rawValue, "\(row.items)", NumberFormat.grouped(row.n), fixed(row.alpha),
        ScreenNumber.range(row.interval), fixed(row.figures?.lambda6.value), fixed(row.omega?.value), remark(row),
      ])
    }
    return table.lines
  }

  private func remark(_ row: ReliabilityRow) -> String {
    var remarks: [String] = []
    if !row.suspects.isEmpty { remarks.append("check \(row.suspects.map(\.id).joined(separator: " "))") }
    if !row.constantItems.isEmpty { remarks.append("constant \(row.constantItems.map(\.id).joined(separator: " "))") }
    if row.isHeywood { remarks.append("Heywood case") }
    if let difference = row.differenceReliability { remarks.append("as a difference \(fixed(difference))") }
    if row.alpha == nil, let reason = row.reason { remarks.append(reason.rawValue) }
    return remarks.joined(separator: "; ")
  }

  // MARK: Segments

  private var segments: [String] {
    guard !report.segmentTests.isEmpty else { return [] }
    var table = TextTable("llrrrrrr")
    table.add(["All segments", "", "Welch F", "df", "p", "omega2", "Kruskal-Wallis", "p"])
    for test in report.segmentTests {
      let df = test.means.map { "\(NumberFormat.fixed($0.df1, decimals: 0)), \(NumberFormat.fixed($0.df2, decimals: 1))" }
      table.add([
        "by \(test.key)", test.subject.label.text(in: language), fixed(test.means?.f), df ?? test.reason?.rawValue ?? "-",
        probability(test.means?.p), fixed(test.means?.omegaSquared), fixed(test.ranks?.h), probability(test.ranks?.p),
      ])
    }
    return table.lines
  }

  /// Two segments that differ beyond chance; who wants all pairs reads the file.
  private var pairs: [String] {
    let clear = report.comparisons.filter { $0.kind == .pair && ($0.verdict == .worse || $0.verdict == .better) }
    guard report.comparisons.contains(where: { $0.kind == .pair }) else { return [] }
    let labels = Dictionary(report.segments.map { ($0.key + " " + $0.value, $0.label) }, uniquingKeysWith: { first, _ in first })
    var table = TextTable("llrlr")
    table.add(["Pairs beyond chance", "", "Difference", "\(level) interval", "p Holm"])
    for pair in clear.prefix(20) {
      let other = labels["\(pair.segment.key) \(pair.against ?? "")"] ?? pair.against ?? ""
      table.add([
        pair.subject.label.text(in: language), "\(pair.segment.label) - \(other)", ScreenNumber.signed(pair.difference.estimate),
        ScreenNumber.span(pair.difference.interval), probability(pair.adjustedP),
      ])
    }
    if clear.isEmpty { table.add(["none"]) }
    return table.lines + (clear.count > 20 ? ["... and \(clear.count - 20) more: --format json or --out DIR has all"] : [])
  }

  private var level: String { "\(NumberFormat.fixed(100 * report.conventions.level, decimals: 0))%" }

  private func fixed(_ number: Double?) -> String { ScreenNumber.plain(number) }

  private func probability(_ p: Double?) -> String { p.map { $0 < 0.001 ? "<.001" : NumberFormat.fixed($0, decimals: 3) } ?? "-" }
}
