/// Figures of values with intervals: dimensions, items, segments, changes.
struct GapFigures {
  let facts: PageFacts
  let segment: Segment
  private var language: PageLanguage { facts.language }

  private func row(_ measured: Measured, mark: String = "") -> IntervalFigure.Row? {
    guard !measured.isHidden, let value = measured.value else { return nil }
    return IntervalFigure.Row(label: facts.name(measured.id), value: value, interval: measured.interval, n: measured.n, mark: mark)
  }

  private func sorted(_ rows: [IntervalFigure.Row]) -> [IntervalFigure.Row] { rows.sorted { $0.value < $1.value } }

  // MARK: Dimensions and items

  /// Gaps of the dimensions, the widest first.
  var dimensions: Drawing? {
    let all = facts.dimensionScores(segment)
    let drawing = IntervalFigure(facts, sorted(all.compactMap { row($0, mark: mark($0)) }), isFromZero: facts.hasGap)
    guard let worst = drawing.rows.first else { return nil }
    let finding: String
    if facts.hasGap {
      let values = ["name": worst.label, "value": language.signed(worst.value)]
      let count = ["count": "\(all.count(where: \.isShort))", "all": "\(drawing.rows.count)"]
      let first = language.words(worst.value < 0 ? .gapFinding : .gapFindingNone, values)
      let isJudged = all.contains { $0.n >= PageFacts.fewest }
      let judged = language.words(isJudged ? .gapFindingCount : .fewFinding, count.merging(["few": "\(PageFacts.fewest)"]) { $1 })
      finding = language.sentences([first, judged])
    } else {
      finding = language.words(.perceptionFinding, ["name": worst.label, "value": language.number(worst.value)])
    }
    return Drawing(
      id: "dimensions", title: language.words(facts.hasGap ? .gapByDimension : .perceptionByDimension), finding: finding,
      note: notes(drawing), height: drawing.height,
      table: drawing.table(.dimension, facts.hasGap ? .gap : .perception), draw: drawing.draw)
  }

  private func notes(_ drawing: IntervalFigure) -> String? {
    let star = drawing.rows.contains { !$0.mark.isEmpty } ? language.words(.starNote) : nil
    let lines = drawing.rows.contains { $0.interval != nil } ? language.words(.intervalNote, ["level": facts.level]) : nil
    let notes = language.sentences([star, lines])
    return notes.isEmpty ? nil : notes
  }

  /// A star where a dimension is worse than the mean of the others.
  private func mark(_ measured: Measured) -> String {
    let others = facts.comparisons(segment, "other_dimensions").first { $0.text("dimension") == measured.id && $0["item"] == .null }
    return others?.text("verdict") == "worse" ? " *" : ""
  }

  /// Gaps of the items, the widest first.
  var items: Drawing? {
    let drawing = IntervalFigure(facts, sorted(facts.itemScores(segment).compactMap { row($0) }), isFromZero: facts.hasGap)
    guard let worst = drawing.rows.first, let best = drawing.rows.last, drawing.rows.count > 1 else { return nil }
    let values = [
      "name": worst.label, "value": language.number(worst.value, signed: facts.hasGap), "other": best.label,
      "second": language.number(best.value, signed: facts.hasGap),
    ]
    return Drawing(
      id: "items", title: language.words(facts.hasGap ? .gapByItem : .perceptionByItem),
      finding: language.words(facts.hasGap ? .itemFinding : .itemFindingPerception, values), height: drawing.height,
      table: drawing.table(.item, facts.hasGap ? .gap : .perception), draw: drawing.draw)
  }

  // MARK: Segments and waves

  /// The overall score of every segment of a column, the worst first; none of a page about one segment.
  func segments(of column: PageFacts.Column) -> Drawing? {
    var rows: [(row: IntervalFigure.Row, verdict: String?)] = []
    for segment in column.segments {
      guard let overall = facts.score("overall_dimensions", segment), !overall.isHidden, let value = overall.value else { continue }
      let verdict = facts.rest(segment, "overall_dimensions")?.text("verdict")
      let mark = verdict == "worse" ? " ▼" : verdict == "better" ? " ▲" : overall.n < PageFacts.fewest ? " °" : ""
      rows.append(
        (.init(label: facts.name(segment), value: value, interval: overall.interval, n: overall.n, mark: mark), verdict))
    }
    let most = 40
    let few = PageFacts.fewest
    rows.sort { ($0.row.n < few ? 1 : 0, $0.row.value) < ($1.row.n < few ? 1 : 0, $1.row.value) }
    guard rows.count > 1 else { return nil }
    let drawing = IntervalFigure(facts, rows.prefix(most).map(\.row), isFromZero: facts.hasGap)
    let worse = rows.filter { $0.verdict == "worse" }.map(\.row.label)
    let isJudged = rows.contains { $0.verdict != nil && $0.verdict != "few" }
    let finding =
      worse.isEmpty
      ? language.words(isJudged ? .segmentFindingNone : .heatmapFindingFew)
      : language.words(.segmentFinding, ["names": language.list(Array(worse.prefix(3))), "count": "\(worse.count)"])
    let cut = rows.count > most ? language.words(.segmentsCut, ["count": "\(most)", "all": language.count(rows.count)]) : nil
    return Drawing(
      id: "by-" + Slug.part(column.key), title: language.words(.overallBy, ["column": column.label]),
      finding: language.sentences([finding, cut]), note: language.words(.arrowNote, ["few": "\(few)"]), height: drawing.height,
      table: drawing.table(.segment, facts.hasGap ? .gap : .perception), draw: drawing.draw)
  }

  /// What became of the scores since the wave before.
  var changes: Drawing? {
    guard let wave = facts.previousWave else { return nil }
    var (rows, clear): ([IntervalFigure.Row], [String]) = ([], [])
    for measured in [facts.score("overall_dimensions", segment)].compactMap(\.self) + facts.dimensionScores(segment) {
      guard let change = measured.change else { continue }
      let name = facts.name(measured.id)
      let isClear = change.adjustedP.map { $0 <= facts.alpha } ?? false
      if isClear { clear.append(language.aside(name, language.signed(change.value))) }
      rows.append(.init(label: name, value: change.value, interval: change.interval, n: measured.n, mark: isClear ? " *" : ""))
    }
    guard !rows.isEmpty else { return nil }
    let drawing = IntervalFigure(facts, rows, isFromZero: true)
    let finding =
      clear.isEmpty
      ? language.words(.changeFindingNone, ["wave": wave])
      : language.words(.changeFinding, ["wave": wave, "names": language.list(clear)])
    return Drawing(
      id: "changes", title: language.words(.changeSince, ["wave": wave]), finding: finding,
      note: clear.isEmpty ? nil : language.words(.changeNote), height: drawing.height, table: split(drawing.table(.dimension, .change)),
      draw: drawing.draw)
  }

  /// The table of changes with the parts of expectation and of perception.
  private func split(_ table: FigureTable) -> FigureTable {
    guard facts.hasGap else { return table }
    let scores = [facts.score("overall_dimensions", segment)].compactMap(\.self) + facts.dimensionScores(segment)
    let parts = scores.filter { $0.change != nil }.map { ["expectation_change", "perception_change"].map($0.row.number) }
    return FigureTable(
      columns: table.columns + [.expectation, .perception].map { language.about(language.words(.change), language.words($0)) },
      rows: zip(table.rows, parts).map { $0 + $1.map { language.signed($0) } })
  }
}
