/// What every segment of a column scores in every dimension, with the differences that are real.
struct HeatmapCells {
  /// One cell.
  struct Cell {
    /// The gap, or without expectations the perception; nil where it is hidden or there is none.
    let value: Double?
    let isHidden: Bool
    let n: Int
    /// `worse` or `better` than everybody else, beyond chance.
    let verdict: String?
    let difference: Double?
  }

  let facts: PageFacts
  let column: PageFacts.Column
  let subjects: [String]
  /// Segments in the order they are shown, the worst first, and their cells by subject.
  let rows: [(segment: Segment, overall: Measured?, cells: [Cell])]

  init(_ facts: PageFacts, _ column: PageFacts.Column) {
    (self.facts, self.column) = (facts, column)
    let subjects = facts.dimensions + ["overall_dimensions"]
    self.subjects = subjects
    let rows = column.segments.map { segment in
      (segment: segment, overall: facts.score("overall_dimensions", segment), cells: subjects.map { Self.cell(facts, segment, $0) })
    }
    self.rows = rows.sorted { left, right in
      let (one, other) = (left.overall?.value ?? .infinity, right.overall?.value ?? .infinity)
      return (one, left.segment.value) < (other, right.segment.value)
    }
  }

  private static func cell(_ facts: PageFacts, _ segment: Segment, _ subject: String) -> Cell {
    let score = facts.score(subject, segment)
    let rest = facts.rest(segment, subject)
    let verdict = rest?.text("verdict").flatMap { ["worse", "better"].contains($0) ? $0 : nil }
    return Cell(
      value: score?.value, isHidden: score?.isHidden ?? true, n: score?.n ?? 0, verdict: score?.isHidden ?? true ? nil : verdict,
      difference: rest?.number("difference"))
  }

  func name(_ subject: String) -> String {
    subject == "overall_dimensions" ? facts.language.words(.overall) : facts.name(subject)
  }

  /// The fill of a cell: of a gap by its size, stronger away from zero; of a perception by its place on the scale.
  func style(_ cell: Cell) -> String {
    guard let value = cell.value else { return cell.isHidden ? "hidden" : "none" }
    let half = (facts.scale.upperBound - facts.scale.lowerBound) / 2
    let away = facts.hasGap ? value / (half * 0.5) : (value - facts.scale.lowerBound - half) / half
    let step = min(3, Int((abs(away) * 3).rounded()))
    return step == 0 ? "even" : (away < 0 ? "low" : "high") + "\(step)"
  }

  /// `−0.85 ▼`.
  func text(_ cell: Cell) -> String {
    guard let value = cell.value else { return "–" }
    let mark = cell.verdict.map { $0 == "worse" ? " ▼" : " ▲" } ?? ""
    return facts.language.number(value, signed: facts.hasGap) + mark
  }

  /// What the cells say, as a sentence.
  var finding: String {
    let language = facts.language
    let all = rows.flatMap { row in zip(subjects, row.cells).map { (row.segment, $0, $1) } }
    let real = all.filter { $0.2.verdict != nil }
    let worse = real.filter { $0.2.verdict == "worse" }.min { ($0.2.difference ?? 0) < ($1.2.difference ?? 0) }
    guard !real.isEmpty else { return language.words(.heatmapFindingNone) }
    let count = language.words(.heatmapFinding, ["count": "\(real.count)", "all": "\(all.count)"])
    let worst = worse.map { segment, subject, cell in
      language.words(
        .heatmapWorst,
        ["segment": facts.name(segment), "name": name(subject), "value": language.number(cell.difference.map(abs))])
    }
    return language.sentences([count, worst])
  }
}
