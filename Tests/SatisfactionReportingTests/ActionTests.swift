import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SatisfactionReporting

/// What a quality team acts on: the order of work, the verdicts and the screen that shows them.
@Suite struct ActionTests {
  /// A survey of two branches of 60 in which everything is met but reliability, and that in the west alone.
  static let report: SatisfactionReport = {
    var batch = ResponseBatch(capacity: 120, layout: SlotLayout(.servqual1991), segmentKeys: ["branch"], hasPoints: false)
    batch.segments[0].labels = ["West", "East"]
    for row in 0..<120 {
      let isWest = row < 60
      for item in 0..<22 {
        let noise = (row * 7 + item * 3) % 3 - 1
        let shortfall = (4..<9).contains(item) && isWest ? 3 : 0
        batch.answers[item * 120 + row] = 5
        batch.answers[(22 + item) * 120 + row] = AnswerCode(5 + noise - shortfall)
      }
      batch.segments[0].ids[row] = isWest ? 0 : 1
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["branch"]))
    tally.add(batch)
    return tally.report()
  }()

  @Test func contributionsAddUpToTheOverallScoreAndLeadTheList() throws {
    let actions = Self.report.actions
    #expect(actions.map(\.rank) == [1, 2, 3, 4, 5])
    #expect(actions[0].subject.id == "reliability" && actions[0].evidence == .firm)
    #expect(actions.dropFirst().allSatisfy { $0.evidence == .tied })
    let overall = try #require(Self.report.total("overall_dimensions")?.gap?.mean)
    #expect(abs(actions.reduce(0) { $0 + ($1.contribution ?? 0) } - overall) < 1e-12)
    #expect(actions[0].segments.map(\.segment.label) == ["West"])
    #expect(actions.allSatisfy { $0.weightSource == .equal && $0.weight == 0.2 })
  }

  @Test func verdictsNameTheDimensionAndTheBranch() throws {
    let rows = Self.report.scores
    let reliability = try #require(Self.report.total("reliability")?.comparison)
    #expect(reliability.kind == .otherDimensions && reliability.verdict == .worse)
    let west = try #require(rows.first { $0.segment.label == "West" && $0.subject.id == "overall_dimensions" }?.comparison)
    let east = try #require(rows.first { $0.segment.label == "East" && $0.subject.id == "overall_dimensions" }?.comparison)
    #expect(west.kind == .rest && west.verdict == .worse && east.verdict == .better)
    #expect(abs(west.difference.estimate + east.difference.estimate) < 1e-12)
    #expect(Self.report.total("overall_dimensions")?.comparison == nil)
  }

  @Test func theScreenSaysWhatToFixAndWhere() {
    let run = RunIdentity(runID: "run-0", survey: "s", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)
    let lines = ScoreScreen(Self.report, run: run, sources: [], origin: .declared).lines
    #expect(lines[2].hasPrefix(" Fix first: Reliability: widest gap, "))
    #expect(lines[3] == " Where: West, Reliability: 3.00 worse than the rest.")
    #expect(lines.contains { $0.hasPrefix("Reliability *") })
    #expect(lines.contains(" * wider than the others beyond chance"))
    #expect(lines.contains { $0.hasPrefix("West") && $0.hasSuffix("worse") } && lines.contains { $0.hasSuffix("better") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func fewAnswersAreNotJudged() throws {
    var survey = RandomResponses(seed: 5)
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["region"]))
    tally.add(survey.batch(40, .servqual1991, segmentKeys: ["region"], hasPoints: false, blanks: 0))
    let report = tally.report()
    let rests = report.comparisons.filter { $0.kind == .rest }
    #expect(!rests.isEmpty && rests.allSatisfy { ($0.n < 30) == ($0.verdict == .few) && ($0.verdict == .few) == ($0.adjustedP == nil) })
  }
}

/// Small counts cannot be found by subtracting what is shown.
@Suite struct HiddenCellTests {
  @Test func aLineHidesTwoThatHoldTheMinimum() {
    let hidden = HiddenCells([[("a", 4), ("b", 20), ("c", 50)]], minimum: 10).cells
    #expect(hidden == ["a", "b"])
    #expect(HiddenCells([[("a", 4), ("b", 5), ("c", 50), ("d", 60)]], minimum: 10).cells == ["a", "b", "c"])
    #expect(HiddenCells([[("a", 40), ("b", 50)]], minimum: 10).cells.isEmpty)
    #expect(HiddenCells([[("a", 4), ("b", 5)]], minimum: 0).cells.isEmpty)
  }

  @Test func crossingLinesAreClosedTogether() {
    // Rows are branches, columns are months: a hidden cell needs another one in its row and in its column, and those again.
    let counts = [[3, 20, 40], [30, 35, 50], [60, 70, 80]]
    let rows = counts.indices.map { row in counts[row].indices.map { (cell: [row, $0], count: counts[row][$0]) } }
    let columns = (0..<3).map { column in counts.indices.map { (cell: [$0, column], count: counts[$0][column]) } }
    let hidden = HiddenCells(rows + columns, minimum: 10).cells
    #expect(hidden.contains([0, 0]))
    for line in rows + columns {
      let inLine = line.filter { hidden.contains($0.cell) }
      #expect(inLine.isEmpty || inLine.count >= 2)
    }
  }

  @Test func anItemWithFewAnswersIsHiddenWithAnotherSegmentsAndTheMeanOfItems() throws {
    var batch = ResponseBatch(capacity: 80, layout: SlotLayout(.servqual1991), segmentKeys: ["site"], hasPoints: false)
    batch.segments[0].labels = ["a", "b", "c"]
    for row in 0..<80 {
      for slot in 0..<44 { batch.answers[slot * 80 + row] = AnswerCode((row * 3 + slot) % 7) }
      batch.segments[0].ids[row] = Int32(row % 3)
      if row % 3 == 0, row > 20 { batch.answers[row] = MissingReason.skipped.rawValue }
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["site"]))
    tally.add(batch)
    let report = tally.report()
    let run = RunIdentity(runID: "run-0", survey: "s", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)
    let tables = ReportTables(report, run: run, sources: [], minimumCell: 10)
    let items = try JSONRow.rows(of: try #require(tables["items"]).json, at: []).filter { $0.text("item") == "q01" }
    let hidden = items.filter { $0.text("reason") == "suppressed" }.compactMap { $0.text("segment_value") }
    #expect(hidden.contains("a") && hidden.count == 2)
    #expect(hidden.allSatisfy { $0 != "all" })
    let scores = try JSONRow.rows(of: try #require(tables["scores"]).json, at: []).filter { $0.text("reason") == "suppressed" }
    #expect(Set(scores.compactMap { $0.text("dimension") }) == ["overall_items"])
  }
}

/// What the first lines say where there is little to say.
@Suite struct HeadlineTests {
  /// Everybody answers alike: expectation 6 and the given perceptions of the first and of the other dimensions.
  private func lines(_ rows: Int, first: AnswerCode, others: AnswerCode) -> [String] {
    var batch = ResponseBatch(capacity: rows, layout: SlotLayout(.servqual1991), segmentKeys: ["branch"], hasPoints: false)
    batch.segments[0].labels = ["West", "East"]
    for row in 0..<rows {
      for item in 0..<22 {
        batch.answers[item * rows + row] = 5
        batch.answers[(22 + item) * rows + row] = item < 4 ? first : others
      }
      batch.segments[0].ids[row] = Int32(row % 2)
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["branch"]))
    tally.add(batch)
    let run = RunIdentity(runID: "run-0", survey: "s", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)
    return ScoreScreen(tally.report(), run: run, sources: [], origin: .declared).lines
  }

  @Test func fewAnswersAndTiesAreNoEvidence() {
    #expect(lines(5, first: 3, others: 3)[2] == " Fix first: too few answers to say.")
    #expect(lines(5, first: 2, others: 3)[2] == " Fix first: too few answers to say; Tangibles: widest gap, 27% of the shortfall.")
    #expect(lines(40, first: 3, others: 3)[2] == " Fix first: none stands out beyond chance.")
    #expect(lines(40, first: 5, others: 6)[2] == " Fix first: nothing falls short of what is expected.")
  }

  @Test func segmentsThatAreNotComparedAreNowhere() {
    #expect(!lines(40, first: 3, others: 3).contains { $0.hasPrefix(" Where") })
  }
}
