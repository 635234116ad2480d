public import CustomerCare
public import SatisfactionScoring
internal import StatisticalInference
public import SurveyModel

/// What `servqual score` prints for people: what a quality team acts on, in at most 40 lines.
public struct ScoreScreen: Sendable {
  private let report: SatisfactionReport
  private let run: RunIdentity
  private let sources: [SourceSummary]
  private let origin: Origin
  private let language: String
  private let care: CareReport?

  /// A screen over a measurement; `origin` says how the instrument was learnt.
  ///
  /// - Parameter care: the customer-care measures; nil where there are none.
  public init(
    _ report: SatisfactionReport, care: CareReport? = nil, run: RunIdentity, sources: [SourceSummary], origin: Origin,
    language: String = "en"
  ) {
    self.report = report
    self.care = care
    self.run = run
    self.sources = sources
    self.origin = origin
    self.language = language
  }

  /// The lines of the default screen.
  public var lines: [String] {
    var lines =
      [title] + ScreenHeadline(report: report, language: language).lines + trust + ResponseLine.lines(report) + [""]
      + DimensionBlock(report: report, language: language).lines + footnotes
    for key in report.segments.map(\.key).reduced() where key != "all" { lines += [""] + SegmentBlock(report: report, key: key).lines }
    lines += TrendBlock(report).lines
    if let care { lines += CareLines(care, report.instrument, language: language).lines }
    return lines + [""] + closing
  }

  // MARK: Head

  private var title: String {
    let records = sources.reduce(0) { $0 + $1.accounting.records }
    let names = sources.count == 1 ? sources[0].source : "\(sources.count) files"
    let instrument = report.instrument.label.text(in: language) + (origin == .byDefault ? " (assumed)" : "")
    let period = run.period.map {
      $0.lowerBound.date == $0.upperBound.date ? $0.lowerBound.date : "\($0.lowerBound.date) to \($0.upperBound.date)"
    }
    let used = "\(grouped(report.responses)) of \(grouped(records)) used"
    return ([DisplayText.harmless(names), "\(instrument), \(report.instrument.scale.text)", used] + [period].compactMap { $0 })
      .joined(separator: "  ")
  }

  private var trust: [String] {
    // Below 30 complete answers alpha says little of the items.
    let rows = report.instrument.dimensions.compactMap { report.total($0.id) }.filter { $0.reliability?.n ?? 0 >= Comparison.fewest }
    let listed = { (rows: [ScoreRow]) in rows.map(named).joined(separator: ", ") }
    let against = rows.filter { $0.reliability?.reason == .negativeCovariance }
    let weak = rows.filter { alpha($0).map { $0 >= 0 && $0 < 0.6 } ?? false }
    var lines: [String] = []
    if !against.isEmpty {
      lines.append(" Trust: the items of \(listed(against)) run against each other: check reversed items (alpha below 0).")
    }
    if !weak.isEmpty { lines.append(" Trust: the items of \(listed(weak)) hang together weakly (alpha under .6).") }
    return lines + report.cautions.map { " Caution: \($0.message)\($0.message.hasSuffix("?") ? "" : ".")" }
  }

  private func named(_ row: ScoreRow) -> String {
    let name = row.subject.label.text(in: language)
    return alpha(row).map { "\(name) (\(NumberFormat.fixed($0, decimals: 2)))" } ?? name
  }

  private func alpha(_ row: ScoreRow?) -> Double? { report.instrument.hasGap ? row?.reliability?.gap : row?.reliability?.perception }

  // MARK: Under the dimensions

  private var footnotes: [String] {
    var notes: [String] = []
    if let weighted = report.total("overall_weighted"), let gap = weighted.gap {
      let plain = report.total("overall_unweighted_same_people")?.gap
      let beside = plain.map { "unweighted, same people \(ScreenNumber.signed($0.mean))" } ?? "the instrument's weights"
      notes.append(" Weighted \(ScreenNumber.signed(gap.mean)) (n \(grouped(weighted.n)); \(beside))")
    }
    if let outcomes = answers, outcomes.total > 0 {
      let share = { (count: Int) in "\(NumberFormat.fixed(100 * Double(count) / Double(outcomes.total), decimals: 0))%" }
      let top =
        report.total("overall_dimensions")?.topExpectationShare.map { "; \(NumberFormat.fixed(100 * $0, decimals: 0))% expect the most" }
        ?? ""
      notes.append(
        " Answers: \(share(outcomes.below)) below, \(share(outcomes.met)) met, \(share(outcomes.exceeded)) exceeded expectation\(top)")
    }
    return notes
  }

  /// The headline share counts answers, not respondents.
  private var answers: (below: Int, met: Int, exceeded: Int, total: Int)? {
    let rows = report.items.filter { $0.score.segment == .all }.compactMap(\.score.outcomes)
    guard !rows.isEmpty else { return nil }
    let sum = { (count: (OutcomeCounts) -> Int) in rows.reduce(0) { $0 + count($1) } }
    return (sum(\.below), sum(\.met), sum(\.exceeded), sum(\.total))
  }

  // MARK: Foot

  private var closing: [String] {
    var lines: [String] = []
    var reasons: [Rule: Int] = [:]
    for source in sources { reasons.merge(source.accounting.reasons, uniquingKeysWith: +) }
    let total = reasons.values.reduce(0, +)
    if total > 0 {
      let parts = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\(grouped($0.value)) \($0.key.rawValue)" }
      let files = sources.map(\.source).prefix(3).joined(separator: " ")
      lines.append("Set aside: \(grouped(total)) (\(parts.joined(separator: ", "))): servqual check \(DisplayText.harmless(files))")
    }
    let rule = report.conventions.missingRule.rawValue
    let answered = report.instrument.dimensions.count { report.total($0.id).map { $0.n > 0 } ?? false }
    let overall = "Overall = mean of \(answered) dimensions"
    lines.append("\(overall); \(report.instrument.hasGap ? "pairs answered" : "answers"); \(rule) rule; Holm.")
    return lines + ["More: --detail  Page: --out DIR  JSON: --format json  Compare: --previous FILE"]
  }

  private func grouped(_ count: Int) -> String { NumberFormat.grouped(count) }
}

extension [String] {
  /// Without repeats, in order.
  fileprivate func reduced() -> [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
