import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import TestSupport
import Testing

/// The distributions table: its columns, its rows in order, and what small cells hide.
@Suite struct DistributionTableTests {
  private let run = RunIdentity(runID: "run-0123456789abcdef", survey: "test", instrument: "own", wave: nil, period: nil, scoredAt: nil)

  /// One item on a scale from 1 to `top`, answered by the people of three sites as expectation and perception; negative codes are reasons.
  private func report(top: Int, _ answers: [(site: Int32, expectation: Int, perception: Int)]) throws -> SatisfactionReport {
    let scale = try #require(ResponseScale(minimum: 1, maximum: top))
    let dimension = Dimension(id: "only", label: "Only", items: [Item(id: "i1", number: 1, label: "Item")])
    let instrument = try Instrument(
      id: "own", label: "Own", source: "", dimensions: [dimension], scales: [.expectation: scale, .perception: scale])
    var batch = ResponseBatch(capacity: answers.count, layout: SlotLayout(instrument), segmentKeys: ["site"], hasPoints: false)
    batch.segments[0].labels = ["a", "b", "c"]
    for (row, answer) in answers.enumerated() {
      batch.answers[row] = AnswerCode(answer.expectation > 0 ? answer.expectation - 1 : answer.expectation)
      batch.answers[answers.count + row] = AnswerCode(answer.perception > 0 ? answer.perception - 1 : answer.perception)
      batch.segments[0].ids[row] = answer.site
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, segmentKeys: ["site"]))
    tally.add(batch)
    return tally.report()
  }

  private func rows(_ report: SatisfactionReport, minimumCell: Int) throws -> [JSONRow] {
    let table = try #require(ReportTables(report, run: run, sources: [], minimumCell: minimumCell)["distributions"])
    return try JSONRow.rows(of: table.json, at: [])
  }

  /// Site a has 4 people, b 12, c 20; among them one who does not know and two for whom it does not apply.
  private var people: [(site: Int32, expectation: Int, perception: Int)] {
    let few: [(Int32, Int, Int)] = [(0, 4, 1), (0, 4, -3), (0, 3, 3), (0, 2, 4)]
    let more: [(Int32, Int, Int)] = (0..<32).map { ($0 < 12 ? 1 : 2, 3 + $0 % 2, $0 < 2 ? -2 : 1 + $0 % 4) }
    return few + more
  }

  @Test func columnsAreTheItemsAndTheCounts() throws {
    let tables = ReportTables(try report(top: 4, people), run: run, sources: [], minimumCell: 10)
    let items = try #require(tables["items"]).columns
    #expect(items.suffix(3) == ["expectation_median", "perception_median", "gap_median"])
    let end = try #require(items.firstIndex(of: "item_order"))
    #expect(
      tables["distributions"]?.columns == Array(items[...end]) + [
        "facet", "point", "label", "count", "share", "n", "reason", "suppressed",
      ])
  }

  @Test func pointsComeBeforeReasonsFacetByFacet() throws {
    let all = try rows(report(top: 4, people), minimumCell: 0).filter { $0.text("segment_key") == "all" }
    let names = all.map { $0.text("label") ?? $0.number("point").map { "\(Int($0))" } ?? "?" }
    #expect(
      names == ["1", "2", "3", "4"] + ["1", "2", "3", "4", "not_applicable", "dont_know"] + ["-3", "-2", "-1", "0", "1", "2", "3"])
    #expect(
      all.map { $0.text("facet") } == Array(repeating: "expectation", count: 4) + Array(repeating: "perception", count: 6)
        + Array(repeating: "gap", count: 7))
    #expect(all.prefix(4).map { $0.number("count") } == [0, 1, 17, 18])
    #expect(all.prefix(4).allSatisfy { $0.number("n") == 36 })
    // Answers are shares of the answers, missing ones of the responses.
    let missing = all.filter { $0.text("label") != nil }
    #expect(missing.map { $0.number("count") } == [2, 1] && missing.allSatisfy { $0.number("n") == 36 && $0.number("point") == nil })
    #expect(all[4].number("n") == 33 && all.last?.number("n") == 33)
    for row in all { #expect(agree(row.number("share"), (row.number("count") ?? 0) / (row.number("n") ?? 1))) }
  }

  @Test func hiddenItemsSayNothingButTheirSize() throws {
    let all = try rows(report(top: 4, people), minimumCell: 10)
    let hidden = all.filter { $0.number("suppressed") == 1 }
    #expect(Set(hidden.compactMap { $0.text("segment_value") }) == ["a", "b"])
    #expect(hidden.allSatisfy { $0.number("count") == nil && $0.number("share") == nil && $0.text("label") == nil })
    #expect(hidden.allSatisfy { $0.text("reason") == "suppressed" && $0.number("n") != nil })
    // Every point of the scale, so that none tells whether it occurred.
    #expect(hidden.count == 2 * (4 + 4 + 7))
    #expect(all.suffix(hidden.count).allSatisfy { $0.number("suppressed") == 1 })
    // What is shown is shown whole, down to single answers.
    let shown = all.filter { $0.text("segment_value") == "c" && $0.text("facet") == "gap" }
    #expect(shown.count == 7 && shown.reduce(0) { $0 + ($1.number("count") ?? 0) } == 20)
  }

  @Test func longScalesHideWhichPointsOccur() throws {
    let all = try rows(report(top: 17, people), minimumCell: 10)
    let hidden = all.filter { $0.number("suppressed") == 1 }
    #expect(hidden.count == 2 * 3 && hidden.allSatisfy { $0.number("point") == nil && $0.text("label") == nil })
    let shown = all.filter { $0.text("segment_value") == "c" && $0.text("facet") == "expectation" }
    #expect(shown.map { $0.number("point") } == [3, 4])
  }

  @Test(arguments: [(4, 15), (17, 3)])
  func whereNobodyAnsweredThereIsNoShare(_ top: Int, _ expected: Int) throws {
    let all = try rows(report(top: top, [(0, -1, -4), (0, -1, -5)]), minimumCell: 0).filter { $0.text("segment_key") == "all" }
    let points = all.filter { $0.text("label") == nil }
    #expect(points.count == expected)
    #expect(points.allSatisfy { $0.number("count") == 0 && $0.number("share") == nil && $0.text("reason") == "no_data" })
    let missing = all.filter { $0.text("label") != nil }
    #expect(missing.map { $0.text("label") } == ["skipped", "not_asked", "unreadable"])
    #expect(missing.map { $0.number("share") } == [1, 0.5, 0.5])
  }
}
