import SurveyModel
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (1970, 1, 1, "1970-01-01T00:00:00Z"), (2000, 2, 29, "2000-02-29T00:00:00Z"), (1969, 12, 31, "1969-12-31T00:00:00Z"),
    (2038, 1, 19, "2038-01-19T00:00:00Z"), (1600, 3, 1, "1600-03-01T00:00:00Z"),
  ])
  func civilDatesComeBack(_ year: Int, _ month: Int, _ day: Int, _ text: String) {
    #expect(Timestamp(year: year, month: month, day: day)?.rfc3339 == text)
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    var last = Int.min
    for year in stride(from: 1601, through: 2000, by: 1) {
      for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
        let moment = Timestamp(year: year, month: month, day: day)
        #expect((moment?.dayNumber ?? .min) > last)
        last = moment?.dayNumber ?? last
        let parts = moment?.date.split(separator: "-").compactMap { Int($0) }
        #expect(parts == [year, month, day])
      }
    }
  }

  @Test(arguments: [(2026, 2, 30), (2025, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31), (2026, 1, 0)])
  func daysThatDoNotExistAreNoTimes(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Timestamp(year: year, month: month, day: day) == nil)
  }

  @Test func offsetsMoveToUTC() {
    #expect(Timestamp(year: 2026, month: 3, day: 1, hour: 2, offset: 8 * 3_600)?.rfc3339 == "2026-02-28T18:00:00Z")
    #expect(Timestamp(year: 2026, month: 3, day: 1, hour: 24) == nil)
  }
}

@Suite struct InstrumentTests {
  @Test func presetsAreValidAndHaveTheirShape() throws {
    for preset in Instrument.presets {
      let copy = try Instrument(
        id: preset.id, label: preset.label, source: preset.source, dimensions: preset.dimensions, scales: preset.scales,
        weights: preset.weights)
      #expect(copy == preset)
      #expect(preset.dimensions.map(\.items.count) == [4, 5, 4, 4, 5])
      #expect(preset.items.map(\.number) == Array(1...22))
      #expect(preset.items.allSatisfy { Set($0.label.byLanguage.keys) == ["en", "zh-Hans", "zh-Hant"] })
    }
    #expect(Instrument.servqual1988.items.filter(\.isReversed).map(\.number) == Array(10...13) + Array(18...22))
    #expect(Instrument.servqual1991.items.filter(\.isReversed).isEmpty)
    #expect(!Instrument.servperf.hasGap)
  }

  @Test func expectationAndPerceptionNeedOneScale() {
    let five = ResponseScale(minimum: 1, maximum: 5)
    let dimension = Dimension(id: "d", label: "D", items: [Item(id: "q1", number: 1, label: "One")])
    #expect(throws: InstrumentError.differentScales(expectation: .sevenPoint, perception: five ?? .sevenPoint)) {
      try Instrument(
        id: "x", label: "X", source: "", dimensions: [dimension], scales: [.expectation: .sevenPoint, .perception: five ?? .sevenPoint])
    }
    #expect(throws: InstrumentError.noPerception) {
      try Instrument(id: "x", label: "X", source: "", dimensions: [dimension], scales: [.expectation: .sevenPoint])
    }
  }

  @Test func scalesKeepDecimalsAsWholeNumbers() throws {
    let slider = try #require(ResponseScale(minimum: 0, maximum: 100, decimals: 1))
    #expect(slider.points == 101)
    #expect(slider.value(at: 55) == 5.5)
    #expect(slider.text == "0.0-10.0")
    #expect(ResponseScale(minimum: 5, maximum: 5) == nil)
  }
}
