public import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// What `--detail` adds: tests, effects and reliability of every dimension, every item, zones, quadrants and conventions.
public struct DetailScreen: Sendable {
  private let report: SatisfactionReport
  private let language: String

  /// The details of a measurement.
  public init(_ report: SatisfactionReport, language: String = "en") {
    self.report = report
    self.language = language
  }

  /// The lines.
  public var lines: [String] {
    dimensions + [""] + items + AnalysisLines(report: report, language: language).lines
      + MeasureLines(report: report, language: language).lines
  }

  private var dimensions: [String] {
    var table = TextTable("lrrrrrrrrrr")
    table.add(["Dimension", "n", "SD", "t", "df", "p Holm", "dz", "below", "alpha E", "alpha P", "alpha gap"])
    for row in report.scores where row.segment == .all {
      table.add([
        row.subject.label.text(in: language), NumberFormat.grouped(row.n), fixed(row.gap?.sd), fixed(row.gap?.t),
        row.gap?.df.map { NumberFormat.fixed($0, decimals: 0) } ?? "-", probability(row.adjustedP ?? row.gap?.p), fixed(row.gap?.dz),
        share(row.outcomes), fixed(row.reliability?.expectation), fixed(row.reliability?.perception), fixed(row.reliability?.gap),
      ])
    }
    return table.lines
  }

  private var items: [String] {
    var table = TextTable("llrrrrrrrr")
    table.add(["Item", "", "n", "Expect", "Exper", "Gap", "SD", "p Holm", "below", "item-rest"])
    for row in report.items where row.score.segment == .all {
      let score = row.score
      table.add([
        row.item.id, row.item.label.text(in: language) + (row.item.isReversed ? " (reversed)" : ""), NumberFormat.grouped(score.n),
        fixed(score.expectation?.mean), fixed(score.perception?.mean), fixed(score.gap?.mean), fixed(score.gap?.sd ?? score.perception?.sd),
        probability(score.adjustedP), share(score.outcomes), fixed(row.itemRestCorrelation),
      ])
    }
    return table.lines
  }

  private func share(_ outcomes: OutcomeCounts?) -> String {
    guard let outcomes, outcomes.total > 0 else { return "-" }
    return "\(NumberFormat.fixed(100 * Double(outcomes.below) / Double(outcomes.total), decimals: 0))%"
  }

  private func probability(_ p: Double?) -> String { p.map { $0 < 0.001 ? "<.001" : NumberFormat.fixed($0, decimals: 3) } ?? "-" }

  private func fixed(_ number: Double?) -> String { number.map { NumberFormat.fixed($0, decimals: 2) } ?? "-" }
}
