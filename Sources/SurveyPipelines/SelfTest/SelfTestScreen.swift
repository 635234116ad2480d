internal import SatisfactionReporting

/// What `servqual self-test` prints: each source with the figure that comes nearest to differing, or with all of them.
public struct SelfTestScreen: Sendable {
  private let tables: [SelfTestTable]
  private let isDetailed: Bool

  /// A screen over tables; `isDetailed` lists every figure.
  public init(_ tables: [SelfTestTable], isDetailed: Bool) {
    self.tables = tables
    self.isDetailed = isDetailed
  }

  /// The lines.
  public var lines: [String] { tables.flatMap { section($0) + [""] } + [verdict] }

  private func section(_ table: SelfTestTable) -> [String] {
    let agreement = " \(table.passed) of \(table.figures.count) figures agree" + (table.failed > 0 ? "; \(table.failed) DIFFER" : "")
    return [table.source.citation, " \(table.subject)", agreement] + figures(table)
  }

  /// All figures, or those that differ, or else the one that comes nearest to it.
  private func figures(_ table: SelfTestTable) -> [String] {
    let differing = table.figures.filter { !$0.agrees }
    let nearest = table.figures.max { Self.strain($0) < Self.strain($1) }
    let shown = isDetailed ? table.figures : differing.isEmpty ? [nearest].compactMap { $0 } : differing
    var lines = TextTable("lrrl")
    lines.add([isDetailed || !differing.isEmpty ? " " : " furthest apart", "printed", "ours", ""])
    for figure in shown {
      let ours = figure.ours.map { NumberFormat.fixed($0, decimals: Self.decimals(figure) + 3) } ?? SelfTestFigure.none
      lines.add(["  \(figure.name)", figure.printed, ours, figure.agrees ? "agrees" : "DIFFERS"])
    }
    return lines.lines
  }

  /// How much of what is allowed the two are apart.
  private static func strain(_ figure: SelfTestFigure) -> Double { figure.difference.map { abs($0) / figure.tolerance } ?? 0 }

  private static func decimals(_ figure: SelfTestFigure) -> Int { figure.printed.split(separator: ".").dropFirst().first?.count ?? 0 }

  private var verdict: String {
    let (count, failed) = (tables.reduce(0) { $0 + $1.figures.count }, tables.reduce(0) { $0 + $1.failed })
    return failed == 0
      ? "All \(count) figures of \(tables.count) tables agree at the precision they were printed with."
      : "\(failed) of \(count) figures DIFFER: the numbers of this build are not to be trusted."
  }
}
