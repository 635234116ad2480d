import SatisfactionScoring
import SurveyModel
import Testing

@Suite struct PeriodTests {
  private func period(_ unit: PeriodUnit, _ year: Int, _ month: Int, _ day: Int, hour: Int = 0) throws -> Period {
    unit.period(of: try #require(Timestamp(year: year, month: month, day: day, hour: hour)))
  }

  @Test(
    arguments: [
      (.day, "day-2026-06-01", "2026-06-01", "2026-06-01"), (.week, "week-2026-w23", "2026-06-01", "2026-06-07"),
      (.month, "month-2026-06", "2026-06-01", "2026-06-30"), (.quarter, "quarter-2026-q2", "2026-04-01", "2026-06-30"),
      (.year, "year-2026", "2026-01-01", "2026-12-31"), (.weekday, "weekday-1-monday", nil, nil),
    ] as [(PeriodUnit, String, String?, String?)])
  func periodsHaveIDsAndDates(_ unit: PeriodUnit, _ id: String, _ start: String?, _ end: String?) throws {
    let period = try period(unit, 2026, 6, 1, hour: 23)
    #expect([period.id, period.start, period.end] == [id, start, end])
  }

  /// As Python's `datetime.date.isocalendar` has them.
  @Test(
    arguments: [
      (2020, 12, 31, "week-2020-w53"), (2021, 1, 3, "week-2020-w53"), (2021, 1, 4, "week-2021-w01"), (2018, 12, 31, "week-2019-w01"),
      (2016, 1, 3, "week-2015-w53"), (2008, 12, 29, "week-2009-w01"), (2010, 1, 3, "week-2009-w53"), (1969, 12, 28, "week-1969-w52"),
      (1969, 12, 29, "week-1970-w01"), (2024, 12, 30, "week-2025-w01"), (2027, 1, 1, "week-2026-w53"),
    ])
  func weeksBelongToTheYearOfTheirThursday(_ year: Int, _ month: Int, _ day: Int, _ id: String) throws {
    #expect(try period(.week, year, month, day).id == id)
  }

  @Test(arguments: PeriodUnit.allCases.filter(\.isSequence))
  func periodsFollowWithoutGapOrOverlap(_ unit: PeriodUnit) throws {
    let first = try #require(Timestamp(year: 1968, month: 1, day: 1)).dayNumber
    var before: Period?
    for day in first..<first + 4_000 {
      let moment = Timestamp(dayNumber: day)
      let period = unit.period(of: moment)
      #expect(try #require(period.start) <= moment.date && moment.date <= #require(period.end))
      if let before, before != period {
        #expect(before < period && period.start == moment.date)
        #expect(before.end == Timestamp(dayNumber: day - 1).date)
      }
      before = period
    }
  }

  @Test func weekdaysAreNoSequence() throws {
    let sunday = try period(.weekday, 2026, 6, 7)
    #expect(sunday.id == "weekday-7-sunday" && sunday.label == "Sunday" && !PeriodUnit.weekday.isSequence)
    #expect(try sunday == period(.weekday, 1969, 12, 28))
  }
}
