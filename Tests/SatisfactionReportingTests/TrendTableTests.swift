import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@Suite struct TrendTableTests {
  private let run = RunIdentity(
    runID: "run-0123456789abcdef", survey: "test", instrument: "servperf-1992", wave: nil, period: nil, scoredAt: nil)

  /// A tally of one item, rated from 1 to 7 by `answers(place, month)` in each place and month; month 0 is no time.
  private func report(
    by unit: PeriodUnit = .month, _ places: [String], months: Range<Int>, _ conventions: MeasurementConventions = MeasurementConventions(),
    answers: (_ place: Int, _ month: Int) -> [Int]
  ) throws -> SatisfactionReport {
    let scale = try #require(ResponseScale(minimum: 1, maximum: 7))
    let only = Dimension(id: "only", label: "Only", items: [Item(id: "i1", number: 1, label: "Item")])
    let instrument = try Instrument(id: "own", label: "Own", source: "", dimensions: [only], scales: [.perception: scale])
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, segmentKeys: ["place"], period: unit))
    for (place, month) in places.indices.flatMap({ place in months.map { (place, $0) } }) {
      let given = answers(place, month)
      var batch = ResponseBatch(
        capacity: max(1, given.count), layout: SlotLayout(instrument), segmentKeys: ["place"], hasPoints: false)
      batch.segments[0].labels = places
      for (row, answer) in given.enumerated() {
        batch.answers[row] = AnswerCode(answer - 1)
        batch.segments[0].ids[row] = Int32(place)
        batch.times[row] = Timestamp(year: 2025, month: month, day: 1 + row % 28)?.microseconds ?? .min
        batch.commit()
      }
      tally.add(batch)
    }
    return tally.report(conventions)
  }

  private func rows(_ table: ReportTable?) throws -> [JSONRow] { try JSONRow.rows(of: #require(table).json, at: []) }

  private func tables(_ report: SatisfactionReport, minimumCell: Int = 0) -> ReportTables {
    ReportTables(report, run: run, sources: [], minimumCell: minimumCell)
  }

  @Test func columnsAreTheContracts() throws {
    let tables = tables(try report(["a"], months: 1..<3) { _, month in [month, 3, 5] })
    let expected = """
      schema_version run_id survey instrument wave period_start period_end scored_at segment_key segment_value segment_label basis dimension \
      dimension_label dimension_order n value centre lower upper limit_method signal baseline_start baseline_end se ci_low ci_high \
      moving_range moving_range_upper reason suppressed period
      """
    #expect(tables["trend"]?.columns == expected.split(separator: " ").map(String.init))
  }

  @Test func wholeSpanRowsComeFirstThenSegmentPeriodDimension() throws {
    let tables = tables(try report(["b", "a"], months: 0..<3) { _, month in [month + 1, 3, 5] })
    let rows = try rows(tables["scores"])
    let place = { (row: JSONRow) in
      [row.text("segment_value"), row.text("period"), row.text("dimension")].map { $0 ?? "-" }.joined(separator: " ")
    }
    #expect(rows.prefix(9).allSatisfy { $0.text("period") == nil })
    let periods = ["month-2025-01", "month-2025-02", "no_time"]
    let subjects = ["only", "overall_dimensions", "overall_items"]
    let expected: [String] = ["all", "a", "b"].flatMap { segment in
      periods.flatMap { period in subjects.map { subject in "\(segment) \(period) \(subject)" } }
    }
    #expect(rows.dropFirst(9).map(place) == expected)
    let january = try #require(rows.first { $0.text("period") == "month-2025-01" })
    #expect(january.text("period_start") == "2025-01-01" && january.text("period_end") == "2025-01-31")
  }

  @Test func responsesWithoutATimeAreARowOfTheirOwn() throws {
    let report = try report(["a"], months: 0..<9) { _, month in month == 0 ? [1, 2] : [3, month % 3 + 3] }
    let row = try #require(rows(tables(report)["trend"]).first { $0.text("period") == "no_time" })
    #expect(row.number("n") == 2 && row.number("value") == 1.5 && row.number("lower") == nil)
    #expect(row.text("reason") == "no_time" && row.text("period_start") == nil && row.text("period_end") == nil)
    #expect(report.responsesWithoutTime == 2)
  }

  @Test func limitsNeedSixPeriodsAndSomethingThatVaries() throws {
    let short = try rows(tables(report(["a"], months: 1..<6) { _, month in [month, 3] })["trend"])
    #expect(short.allSatisfy { $0.text("reason") == "few_periods" && $0.text("limit_method") == nil && $0.number("centre") == nil })
    #expect(short.compactMap { $0.number("moving_range") }.count == 16)
    let same = try rows(tables(report(["a"], months: 1..<9) { _, _ in [4, 4] })["trend"])
    #expect(same.allSatisfy { $0.text("reason") == "zero_variance" && $0.number("value") == 4 })
    let single = try rows(tables(report(["a"], months: 1..<9) { _, month in month == 8 ? [4] : [month % 4 + 1, 4] })["trend"])
    let lonely = single.filter { $0.text("reason") == "n<2" }
    #expect(lonely.count == 4 && lonely.allSatisfy { $0.number("lower") != nil && $0.number("se") == nil })
    let weekdays = try rows(tables(report(by: .weekday, ["a"], months: 1..<2) { _, _ in Array(repeating: 3, count: 14) + [1] })["trend"])
    #expect(weekdays.count == 28 && weekdays.allSatisfy { $0.text("reason") == "no_sequence" && $0.text("period_start") == nil })
    #expect(weekdays.first?.text("period") == "weekday-1-monday")
  }

  @Test func theChartIsChosenByTheSizesOfThePeriods() throws {
    let sizes: [(Int, Int, String)] = [(30, 60, "xmr"), (30, 61, "xbar_s"), (29, 40, "xbar_s")]
    for (small, large, method) in sizes {
      let report = try report(["a"], months: 1..<8) { _, month in
        let count = month == 3 ? large : small
        return (0..<count).map { row in 1 + (row + month) % (month + 1) % 7 }
      }
      #expect(try rows(tables(report)["trend"]).allSatisfy { $0.text("limit_method") == method }, "\(small) \(large)")
    }
  }

  @Test func aFrozenBaselineKeepsLimitsAndSignalsWhereTheyAre() throws {
    var conventions = MeasurementConventions()
    conventions.baseline = .first(6)
    let tables = try [10, 13].map { last in
      let report = try report(["a"], months: 1..<last, conventions) { _, month in
        (0..<40).map { row in 1 + row % 5 + (row < month * month % 7 ? 1 : 0) + (month > 8 && row < 30 ? 1 : 0) }
      }
      return try rows(self.tables(report)["trend"])
    }
    #expect(tables[0].contains { $0.text("signal") != nil } && tables[0].allSatisfy { $0.text("baseline_end") == "2025-06-30" })
    for row in tables[0] {
      let later = try #require(
        tables[1].first { $0.text("period") == row.text("period") && $0.text("segment_value") == row.text("segment_value") })
      #expect(row.number("lower") == later.number("lower") && row.text("signal") == later.text("signal"))
    }
  }
}
