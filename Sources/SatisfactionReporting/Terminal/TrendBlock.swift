internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// The part of the default screen about time: everybody's overall score in the last periods, with the signals of its chart.
struct TrendBlock {
  private let report: SatisfactionReport
  private let most = 12

  init(_ report: SatisfactionReport) { self.report = report }

  /// The lines, an empty one first; none where time was not looked at.
  var lines: [String] {
    let rows = report.trend.filter { $0.score.segment == .all && $0.score.subject.id == "overall_dimensions" }
    let timed = rows.filter { $0.score.period?.isTimed ?? false }
    guard let unit = rows.first?.score.period?.unit else { return [] }
    return [""] + table(timed.suffix(most), unit) + notes(timed)
  }

  private func table(_ rows: ArraySlice<TrendRow>, _ unit: PeriodUnit) -> [String] {
    let hasGap = report.instrument.hasGap
    var table = TextTable("lrrl")
    table.add(["By \(unit.rawValue)", "n", hasGap ? "Gap" : "Exper", ""])
    for row in rows {
      let value = row.estimate.map { NumberFormat.fixed($0.mean, decimals: 2, signed: hasGap) } ?? "-"
      table.add([row.score.period?.label ?? "", NumberFormat.grouped(row.score.n), value, note(row)])
    }
    return table.lines
  }

  private func note(_ row: TrendRow) -> String {
    let signal: String? =
      switch row.signal {
      case .outside: "outside the limits"
      case .runOfEight: "8 in a row on one side"
      case .threeOfFour: "3 of 4 near a limit"
      case nil: nil
      }
    return [signal, row.score.n < Comparison.fewest ? "few answers" : nil].compactMap { $0 }.joined(separator: "; ")
  }

  private func notes(_ rows: [TrendRow]) -> [String] {
    var notes: [String] = []
    if rows.count > most { notes.append(" The last \(most) of \(rows.count) periods; --format json or --out DIR has all.") }
    if let last = rows.last(where: { $0.limits != nil }), let limits = last.limits, let method = last.method {
      let bounds = [limits.lower, limits.upper].map { NumberFormat.fixed($0, decimals: 2, signed: report.instrument.hasGap) }
      let of = method == .means ? "of the last period " : ""
      notes.append(" Limits \(of)\(bounds[0]) ... \(bounds[1]) (\(method.rawValue), baseline: \(baseline)).")
    } else if rows.last?.reason == .fewPeriods {
      notes.append(" No limits: they need \(SatisfactionReport.minimumPeriods) periods or more.")
    }
    if report.responsesWithoutTime > 0 { notes.append(" \(NumberFormat.grouped(report.responsesWithoutTime)) responses have no time.") }
    return notes
  }

  private var baseline: String {
    switch report.conventions.baseline {
    case nil: "all periods"
    case .first(let count): "the first \(count)"
    case .days(let from, let to): "\(from.date) to \(to.date)"
    }
  }
}
