/// One section of a page below the first screen.
struct PageSection {
  let id: String
  let title: String
  var isEmpty = false
  let write: (inout Markup) -> Void
}

/// The sections of a page below the first screen.
struct PageSections {
  let page: PageWriter
  private var facts: PageFacts { page.facts }
  private var segment: Segment { page.segment }
  private var language: PageLanguage { page.language }

  /// Rows of a heatmap: the farthest behind; the tables have all.
  private static let mostRows = 100

  var all: [PageSection] {
    [CustomerSection(page: page).section, items, segments, overTime, answers] + (page.isAll ? [QualitySection(page: page).section] : [])
      + [ConventionSection(page: page).section]
  }

  private func section(_ id: String, _ title: Phrase, _ figures: [Drawing?], more: @escaping (inout Markup) -> Void = { _ in })
    -> PageSection
  {
    PageSection(id: id, title: language.words(title), isEmpty: figures.allSatisfy { $0 == nil }) { markup in
      page.figures(figures, &markup)
      more(&markup)
    }
  }

  // MARK: Sections

  private var items: PageSection {
    let figures = [
      DumbbellFigure(facts, segment)?.figure, page.hasRadar ? RadarFigure(facts, segment)?.figure : nil,
      ZoneFigure(facts, segment)?.figure, QuadrantFigure(facts, segment)?.figure, GapFigures(facts: facts, segment: segment).items,
    ]
    return section("section-items", .sectionItems, figures) { markup in
      if let targets { page.details(language.words(.targets), targets, &markup) }
      page.details(language.words(.details), tests, &markup)
    }
  }

  private var tests: FigureTable {
    let scores = facts.dimensionScores(segment) + [facts.score("overall_dimensions", segment)].compactMap(\.self)
    let gaps: [Phrase] = [.effect, .below]
    let columns = facts.hasGap ? ["SD", "t", "p (Holm)"] + gaps.map { language.words($0) } : ["SD"]
    return FigureTable(
      columns: [language.words(.dimension), "n"] + columns + [language.words(facts.hasGap ? .consistency : .consistencyPerception)],
      rows: scores.filter { !$0.isHidden }.map { [facts.name($0.id), language.count($0.n)] + tests($0.row) })
  }

  private func tests(_ row: TableRow) -> [String] {
    guard facts.hasGap else { return [language.number(row.number("perception_sd")), language.number(row.number("alpha_perception"))] }
    return [
      language.number(row.number("gap_sd")), language.number(row.number("t")),
      language.probability(row.number("p_adjusted") ?? row.number("p")), language.number(row.number("effect_dz")),
      language.percent(row.number("below_share")), language.number(row.number("alpha_gap")),
    ]
  }

  /// The values to reach, and whether they are; nil where none were set.
  private var targets: FigureTable? {
    let rows = facts.comparisons(segment, "target").filter { $0["item"] == .null }
    guard !rows.isEmpty else { return nil }
    return FigureTable(
      columns: [.dimension, .target, facts.hasGap ? .gap : .perception, .difference, .verdict].map { language.words($0) },
      rows: rows.compactMap { row in
        guard let id = row.text("dimension"), let score = facts.score(id, segment) else { return nil }
        let aim = language.number(score.row.number("target"), signed: facts.hasGap)
        return [
          facts.name(id), aim, language.number(score.value, signed: facts.hasGap), language.signed(row.number("difference")),
          language.verdict(row),
        ]
      }, words: [4])
  }

  private var segments: PageSection {
    let columns = page.isAll ? facts.columns.filter { $0.segments.count > 1 } : []
    return PageSection(id: "section-segments", title: language.words(.sectionSegments), isEmpty: columns.isEmpty) { markup in
      for column in columns {
        let title = language.words(.heatmap, ["column": column.label])
        markup.element("h3", title)
        HeatmapTable(page: page, grid: HeatmapCells(facts, column).grid, title: title, most: Self.mostRows).write(&markup)
        page.figures([GapFigures(facts: facts, segment: segment).segments(of: column)], &markup)
      }
    }
  }

  private var overTime: PageSection {
    section("section-trend", .sectionTrend, (["overall_dimensions"] + facts.dimensions).map { trend($0) })
  }

  /// The course of one score.
  func trend(_ id: String) -> Drawing? { TrendFigure(facts, segment, id: id, rows: facts.rows("trend", segment))?.figure }

  private var answers: PageSection {
    let rows = facts.rows("distributions", segment)
    let figures = ["perception", "expectation"].map { DistributionFigure(facts, facet: $0, rows: rows)?.figure }
    return section("section-answers", .sectionAnswers, figures)
  }
}
