internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// What `--detail` adds for everybody beside the gaps: zones of tolerance, quadrants, and the overall score by every convention.
struct MeasureLines {
  let report: SatisfactionReport
  let language: String

  /// The blocks there are, each behind an empty line.
  var lines: [String] { [zone, quadrants, conventions].filter { !$0.isEmpty }.flatMap { [""] + $0 } }

  private var zone: [String] {
    guard report.instrument.hasZone else { return [] }
    var table = TextTable("lrrrrrrrrrr")
    table.add(["Zone", "n", "Minimum", "Desired", "Exper", "Adequacy", "Superiority", "position", "below", "above", "inverted"])
    let scores = report.scores.filter { $0.segment == .all && $0.zone != nil }.map { ($0.subject.label.text(in: language), $0.zone) }
    let items = report.items.filter { $0.score.segment == .all }.map {
      ("\($0.item.id) \($0.item.label.text(in: language))", $0.score.zone)
    }
    for (name, zone) in scores + items {
      guard let zone else { continue }
      table.add([
        name, NumberFormat.grouped(zone.n), fixed(zone.minimum), fixed(zone.desired), fixed(zone.perceived), fixed(zone.adequacy.mean),
        fixed(zone.superiority.mean), fixed(zone.position), share(zone.counts.below, zone), share(zone.counts.above, zone),
        NumberFormat.grouped(zone.counts.inversions),
      ])
    }
    return table.lines
  }

  private var quadrants: [String] {
    let rows = report.importancePerformance.filter { $0.score.segment == .all }
    guard let first = rows.first else { return [] }
    let kinds = CrosshairKind.allCases.filter { kind in rows.contains { $0.kind == kind } }
    var table = TextTable("lrr" + kinds.map { _ in "l" }.joined())
    table.add(
      ["Importance (\(first.source.rawValue))", "Import", "Exper"] + kinds.map { kind in heading(rows.first { $0.kind == kind }, kind) })
    for row in rows where row.kind == first.kind {
      let name = row.item.map { "\($0.id) \($0.label.text(in: language))" } ?? row.score.subject.label.text(in: language)
      let same = rows.filter { $0.item?.id == row.item?.id && $0.score.subject.id == row.score.subject.id }
      let fields = kinds.map { kind in same.first { $0.kind == kind }?.quadrant.map(Self.words) ?? "-" }
      table.add([name, fixed(row.importance), fixed(row.performance)] + fields)
    }
    return table.lines
  }

  private func heading(_ row: ImportancePerformanceRow?, _ kind: CrosshairKind) -> String {
    "\(kind.rawValue) \(fixed(row?.crosshair?.importance)), \(fixed(row?.crosshair?.performance))"
  }

  private static func words(_ quadrant: Quadrant) -> String { quadrant.rawValue.split(separator: "_").joined(separator: " ") }

  private var conventions: [String] {
    let rows = report.conventionRows.filter { $0.score.segment == .all }
    guard !rows.isEmpty else { return [] }
    var table = TextTable("lrr")
    table.add(["Score by convention", "n", "value"])
    for row in rows { table.add([row.score.subject.id, NumberFormat.grouped(row.score.n), fixed(row.value)]) }
    return zip(table.lines, [""] + rows.map { "  " + $0.score.subject.label.text() }).map { $0 + $1 }
  }

  private func share(_ count: Int, _ zone: ZoneOfTolerance) -> String {
    let of = zone.counts.classed
    return of > 0 ? "\(NumberFormat.fixed(100 * Double(count) / Double(of), decimals: 0))%" : "-"
  }

  private func fixed(_ number: Double?) -> String { number.map { NumberFormat.fixed($0, decimals: 2) } ?? "-" }
}
