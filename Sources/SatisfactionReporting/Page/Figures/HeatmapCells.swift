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
    /// Whether it was compared with everybody else at all.
    let isJudged: Bool
    let difference: Double?
  }

  let facts: PageFacts
  let column: PageFacts.Column
  let subjects: [String]
  /// Segments in the order they are shown, the worst first, and their cells by subject.
  let rows: [(segment: Segment, overall: Measured?, cells: [Cell])]
  /// The number that is farthest from zero.
  private let largest: Double

  init(_ facts: PageFacts, _ column: PageFacts.Column) {
    (self.facts, self.column) = (facts, column)
    let subjects = ["overall_dimensions"] + facts.dimensions
    self.subjects = subjects
    let rows = column.segments.map { segment in
      (segment: segment, overall: facts.score("overall_dimensions", segment), cells: subjects.map { Self.cell(facts, segment, $0) })
    }
    // Few answers are not ranked: they stand behind the others.
    let rank = { (overall: Measured?) in overall.map { $0.n < PageFacts.fewest ? 1 : 0 } ?? 2 }
    self.rows = rows.sorted { left, right in
      let (one, other) = (left.overall?.value ?? .infinity, right.overall?.value ?? .infinity)
      return (rank(left.overall), one, left.segment.value) < (rank(right.overall), other, right.segment.value)
    }
    largest = self.rows.flatMap(\.cells).compactMap { $0.value.map(abs) }.max() ?? 0
  }

  private static func cell(_ facts: PageFacts, _ segment: Segment, _ subject: String) -> Cell {
    let score = facts.score(subject, segment)
    let rest = facts.rest(segment, subject)
    let isHidden = score?.isHidden ?? true
    let verdict = isHidden ? nil : rest?.text("verdict")
    return Cell(
      value: score?.value, isHidden: isHidden, n: score?.n ?? 0, verdict: verdict.flatMap { ["worse", "better"].contains($0) ? $0 : nil },
      isJudged: verdict != nil && verdict != "few", difference: rest?.number("difference"))
  }

  /// The cells as they are shown.
  var grid: HeatGrid {
    let fills = HeatScale(scale: facts.scale, hasGap: facts.hasGap, largest: largest)
    let shown = rows.map { row in
      HeatGrid.Row(
        name: name(row.segment, row.overall), segment: row.segment, n: row.overall?.n ?? 0,
        cells: row.cells.map { cell in
          HeatGrid.Cell(
            text: cell.value.map { facts.language.number($0, signed: facts.hasGap) },
            style: fills.style(cell.value, isHidden: cell.isHidden), isHidden: cell.isHidden,
            mark: cell.verdict.map { $0 == "worse" ? .worse : .better })
        })
    }
    return HeatGrid(corner: column.label, columns: subjects.map { facts.name($0) }, rows: shown, finding: finding, note: note)
  }

  /// A segment's name, and that it has few answers.
  private func name(_ segment: Segment, _ overall: Measured?) -> String {
    let name = facts.name(segment)
    guard let overall, !overall.isHidden, overall.n < PageFacts.fewest else { return name }
    return facts.language.aside(name, facts.language.words(.verdictFew))
  }

  /// How to read it; hatching only where something is hidden.
  private var note: String {
    let isHidden = rows.contains { $0.cells.contains(where: \.isHidden) }
    return facts.language.sentences([facts.language.words(.heatmapNote), isHidden ? facts.language.words(.hatchNote) : nil])
  }

  /// What the cells say, as a sentence.
  private var finding: String {
    let language = facts.language
    let all = rows.flatMap { row in zip(subjects, row.cells).map { (row.segment, $0, $1) } }
    let real = all.filter { $0.2.verdict != nil }
    let worse = real.filter { $0.2.verdict == "worse" }.min { ($0.2.difference ?? 0) < ($1.2.difference ?? 0) }
    let judged = all.count { $0.2.isJudged }
    guard judged > 0 else { return language.words(.heatmapFindingFew) }
    guard !real.isEmpty else { return language.words(.heatmapFindingNone, ["all": "\(judged)"]) }
    let count = language.words(.heatmapFinding, ["count": "\(real.count)", "all": "\(judged)"])
    let worst = worse.map { segment, subject, cell in
      language.words(
        .heatmapWorst,
        ["segment": facts.name(segment), "name": facts.name(subject), "value": language.number(cell.difference.map(abs))])
    }
    return language.sentences([count, worst])
  }
}
