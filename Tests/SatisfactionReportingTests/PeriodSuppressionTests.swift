import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

/// Small cells of segments in periods stay hidden, also from those who subtract or know the formulae of the limits.
@Suite struct PeriodSuppressionTests {
  private let run = RunIdentity(
    runID: "run-0123456789abcdef", survey: "test", instrument: "own", wave: nil, period: nil, scoredAt: nil)

  /// One item's ratings in places and months: `sizes[place][month]` responses each; `answer` decides what they are.
  private func tables(_ sizes: [[Int]], answer: (_ place: Int, _ month: Int, _ row: Int) -> Int) throws -> ReportTables {
    let scale = try #require(ResponseScale(minimum: 1, maximum: 7))
    let only = Dimension(id: "only", label: "Only", items: [Item(id: "i1", number: 1, label: "Item")])
    let instrument = try Instrument(id: "own", label: "Own", source: "", dimensions: [only], scales: [.perception: scale])
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, segmentKeys: ["place"], period: .month))
    for (place, months) in sizes.enumerated() {
      for (month, count) in months.enumerated() where count > 0 {
        var batch = ResponseBatch(capacity: count, layout: SlotLayout(instrument), segmentKeys: ["place"], hasPoints: false)
        batch.segments[0].labels = sizes.indices.map { "p\($0)" }
        for row in 0..<count {
          batch.answers[row] = AnswerCode(answer(place, month, row))
          batch.segments[0].ids[row] = Int32(place)
          batch.times[row] = Timestamp(year: 2025 + month / 12, month: month % 12 + 1, day: 1)?.microseconds ?? .min
          batch.commit()
        }
        tally.add(batch)
      }
    }
    return ReportTables(tally.report(), run: run, sources: [], minimumCell: 10)
  }

  private struct Cells {
    var sizes: [String: [String: Int]] = [:]
    var hidden: [String: Set<String>] = [:]
    var hiddenWhole = Set<String>()

    init(_ scores: ReportTable) throws {
      for row in try JSONRow.rows(of: scores.json, at: []) where row.text("dimension") == "only" {
        let segment = row.text("segment_value") ?? ""
        let isHidden = row.text("reason") == "suppressed"
        guard let period = row.text("period") else {
          if isHidden { hiddenWhole.insert(segment) }
          continue
        }
        sizes[segment, default: [:]][period] = row.number("responses").map { Int($0) }
        if isHidden { hidden[segment, default: []].insert(period) }
      }
    }

    /// What a reader could find out, in words.
    var leaks: [String] {
      let periods = Set(sizes["all"].map { Array($0.keys) } ?? [])
      let places = sizes.keys.filter { $0 != "all" }
      var leaks: [String] = []
      func check(_ name: String, _ hidden: [Int]) {
        if hidden.count == 1 || !hidden.isEmpty && hidden.reduce(0, +) < 10 { leaks.append(name) }
      }
      for (segment, cells) in sizes {
        leaks += cells.filter { $0.value < 10 && hidden[segment]?.contains($0.key) != true }.map { "\(segment) \($0.key) is small" }
        if hiddenWhole.contains(segment), hidden[segment]?.count != cells.count { leaks.append("\(segment) is shown in parts") }
        let gone = cells.filter { isHidden(segment, $0.key) }
        // A whole span of one period shows a cell that is hidden for others' sake; those are safe while the period's sum is hidden.
        let isSafe = gone.allSatisfy { $0.value >= 10 && isHidden("all", $0.key) }
        if !hiddenWhole.contains(segment), !isSafe { check("periods of \(segment)", gone.map(\.value)) }
      }
      for period in periods {
        let cells = places.filter { isHidden($0, period) }.compactMap { sizes[$0]?[period] }
        if !isHidden("all", period) {
          check("places in \(period)", cells)
        } else if cells.count < places.count(where: { sizes[$0]?[period] != nil }) {
          leaks.append("\(period) is shown in parts")
        }
      }
      return leaks
    }

    private func isHidden(_ segment: String, _ period: String) -> Bool { hidden[segment]?.contains(period) ?? false }
  }

  @Test(arguments: 1...40)
  func subtractionGivesNothing(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed))
    let limit = 8 + random.below(40)
    let sizes = (0..<1 + random.below(4)).map { _ in
      (0..<2 + random.below(5)).map { _ in random.below(4) == 0 ? random.below(12) : 9 + random.below(limit) }
    }
    let leaks = try Cells(#require(tables(sizes) { place, month, row in (place + month + row) % 7 }["scores"])).leaks
    #expect(leaks == [], "\(sizes)")
  }

  /// Whatever the hidden cells hold, the rows that are shown are the same: limits and moving ranges are made without them.
  @Test func shownRowsOfTheTrendSayNothingAboutHiddenOnes() throws {
    let sizes = [[40, 45, 4, 50, 42, 41, 47, 44, 46], [40, 40, 12, 40, 40, 40, 40, 40, 40], [30, 30, 30, 30, 30, 30, 30, 30, 30]]
    var shown: [[JSONRow]] = []
    for shift in [0, 3] {
      let tables = try tables(sizes) { place, month, row in
        (row * 5 + place + month * month) % 3 + (month == 2 ? shift : 0)
      }
      let rows = try JSONRow.rows(of: #require(tables["trend"]).json, at: [])
      let hidden = rows.filter { $0.text("reason") == "suppressed" }
      #expect(hidden.allSatisfy { $0.number("value") == nil && $0.number("lower") == nil && $0.number("n") != nil })
      shown.append(rows.filter { $0.text("segment_value") == "p0" && $0.text("reason") != "suppressed" })
    }
    #expect(shown.map(\.count) == [14, 14])
    #expect(shown[0].allSatisfy { $0.number("lower") != nil })
    for (row, other) in zip(shown[0], shown[1]) {
      #expect(row.columns.allSatisfy { row.number($0) == other.number($0) && row.text($0) == other.text($0) })
    }
  }
}
