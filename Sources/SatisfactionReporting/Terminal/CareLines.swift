internal import CustomerCare
internal import SatisfactionScoring
internal import SurveyModel

/// What the default screen says of customers: who is lost over what, what became of complaints, waits and loyalty; a line each, where there
/// are columns for it.
struct CareLines {
  private let care: CareReport
  private let instrument: Instrument
  private let language: String
  private let figures: [CareFigure]

  init(_ care: CareReport, _ instrument: Instrument, language: String) {
    (self.care, self.instrument, self.language) = (care, instrument, language)
    figures = care.tables.flatMap { table in table.figures.filter { $0.segment == .all && table.name != "care_benchmarks" } }
  }

  /// The lines, behind an empty one; none where there is nothing to say.
  var lines: [String] {
    let lines = [losses, complaints, waits, loyalty].compactMap(\.self)
    return lines.isEmpty ? [] : [""] + lines
  }

  private func figure(_ group: String, _ statistic: String) -> CareFigure? {
    figures.first { $0.group == group && $0.statistic == statistic && $0.dimension == nil }
  }

  private var losses: String? {
    let behaviour = figure("behaviour", "lost_share").flatMap(percent).map { "\($0) have left" }
    let intention = figure("intention", "lost_share").flatMap(percent).map { "\($0) do not mean to return" }
    let lost = (behaviour ?? intention).map { $0 + (atRisk ?? "") }
    let parts = [lost, lostOver].compactMap(\.self)
    return parts.isEmpty ? nil : "Customers: \(parts.joined(separator: "; "))."
  }

  private var atRisk: String? {
    guard let figure = figures.first(where: { $0.statistic == "value_at_risk_share" && $0.value != nil }) else { return nil }
    return percent(figure).map { ", with \($0) of the value" }
  }

  /// Which class is lost over which dimensions: of several the class that keeps the fewest.
  private var lostOver: String? {
    let contrasts = figures.filter { $0.statistic == "lost_over" && $0.dimension.map { $0 < instrument.dimensions.count } ?? false }
    guard contrasts.contains(where: { $0.value != nil }) else { return nil }
    let clear = contrasts.filter { $0.verdict == Verdict.worse.rawValue }
    let kept = { (group: String) in (figure(group, "stayed") ?? figure(group, "mean_to_stay"))?.value ?? 1 }
    guard let first = clear.min(by: { (kept($0.group), $0.group) < (kept($1.group), $1.group) }) else {
      return "no class is clearly lost over one dimension"
    }
    // Where the class is also worse than the others comes first.
    let isBoth = { (own: CareFigure) in
      figures.contains {
        $0.statistic == "gap_against_others" && $0.group == own.group && $0.dimension == own.dimension
          && $0.verdict == Verdict.worse.rawValue
      }
    }
    let sorted = clear.filter { $0.group == first.group }.sorted { ($0.value ?? 0, $0.dimension ?? 0) < ($1.value ?? 0, $1.dimension ?? 0) }
    let own = sorted.filter(isBoth) + sorted.filter { !isBoth($0) }
    let names = own.map { figure in
      let name = instrument.dimensions[figure.dimension ?? 0].label.text(in: language)
      return "\(name) (\(NumberFormat.fixed(-(figure.value ?? 0), decimals: 2)))"
    }
    return "class \(DisplayText.harmless(first.groupLabels.text(in: language))) is lost over \(names.joined(separator: ", ")): "
      + "those who left are that much further short than those who stay"
  }

  private var complaints: String? {
    guard let rate = figure("all", "complaint_rate"), let told = percent(rate) else { return nil }
    let paths = ComplaintPath.allCases.dropFirst().compactMap { path in
      figure(path.rawValue, "repurchase").flatMap(percent).map { "\(path.rawValue.split(separator: "_").joined(separator: " ")) \($0)" }
    }
    let kept = paths.isEmpty ? "" : "; come back: \(paths.joined(separator: ", "))"
    return "Complaints: \(told) of \(NumberFormat.grouped(rate.n)) with a problem complained\(kept)."
  }

  private var waits: String? {
    guard let wait = figure("expectation", "difference"), let value = wait.value else { return nil }
    let words = value < 0 ? "longer" : "shorter"
    return "Waits: felt \(NumberFormat.fixed(abs(value), decimals: 1)) minutes \(words) than expected (n \(NumberFormat.grouped(wait.n)))."
  }

  private var loyalty: String? {
    guard let index = figure("loyalty", "index"), let value = index.value else { return nil }
    let trust = figure("trust", "lowest_answer_share").flatMap(percent).map { "; \($0) give trust the lowest answer" } ?? ""
    return "Loyalty: \(NumberFormat.fixed(value, decimals: 0)) of 100\(trust)."
  }

  private func percent(_ figure: CareFigure) -> String? {
    figure.value.map { "\(NumberFormat.fixed(100 * $0, decimals: 0))%" }
  }
}
