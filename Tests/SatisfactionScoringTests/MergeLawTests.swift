import SatisfactionScoring
import SurveyModel
import SurveyTesting
import Testing

/// Tallies join and part like whole numbers: over random splits and orders the result is the same value, not a close one.
@Suite struct MergeLawTests {
  static let instruments: [Instrument] = {
    let single = Dimension(id: "single", label: "Single", items: [Item(id: "s01", number: 1, label: "One")])
    let wide = Dimension(id: "wide", label: "Wide", items: (2...8).map { Item(id: "s0\($0)", number: $0, label: "Item") })
    let slider = ResponseScale(minimum: 0, maximum: 100, decimals: 1)
    let own = slider.flatMap {
      try? Instrument(id: "own", label: "Own", source: "", dimensions: [single, wide], scales: [.expectation: $0, .perception: $0])
    }
    return [.servqual1991, .servqual1988, .servperf] + [own].compactMap { $0 }
  }()

  @Test(arguments: instruments, [0, 8, 60])
  func lawsHold(_ instrument: Instrument, blanks: Int) {
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region", "channel"], hasPoints: true, hasItemProducts: true)
    var random = RandomResponses(seed: UInt64(blanks) + 1)
    let tallies = (0..<3).map { _ in
      var tally = SatisfactionTally(shape: shape)
      tally.add(random.batch(40, instrument, segmentKeys: shape.segmentKeys, hasPoints: true, blanks: blanks))
      return tally
    }
    #expect(MergeLaw(shape: shape).violations(tallies[0], tallies[1], tallies[2]) == [])
  }

  @Test(arguments: 1...12)
  func anySplitAndOrderGivesTheSameTallyAndReport(_ seed: Int) {
    let instrument = Self.instruments[seed % Self.instruments.count]
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: true, hasItemProducts: true)
    var random = RandomResponses(seed: UInt64(seed))
    let batches = (0..<12).map { _ in random.batch(7, instrument, segmentKeys: ["region"], hasPoints: true, blanks: 10) }
    var whole = SatisfactionTally(shape: shape)
    for batch in batches { whole.add(batch) }
    var parts = batches.map { batch in
      var part = SatisfactionTally(shape: shape)
      part.add(batch)
      return part
    }
    while parts.count > 1 {
      let taken = parts.remove(at: random.below(parts.count))
      parts[random.below(parts.count)].merge(taken)
    }
    #expect(parts[0] == whole)
    #expect(parts[0].responses == 84)
    #expect(parts[0].report().scores.map { $0.gap?.mean } == whole.report().scores.map { $0.gap?.mean })
    #expect(parts[0].report().scores.map { $0.gap?.se } == whole.report().scores.map { $0.gap?.se })
  }

  @Test func retractingARowTakesItOutOfEveryCount() {
    let shape = TallyShape(instrument: .servqual1991, segmentKeys: ["region"], hasPoints: true, hasItemProducts: true)
    var random = RandomResponses(seed: 99)
    let kept = random.batch(5, .servqual1991, segmentKeys: ["region"], hasPoints: true, blanks: 10)
    let taken = random.batch(5, .servqual1991, segmentKeys: ["region"], hasPoints: true, blanks: 10)
    var expected = SatisfactionTally(shape: shape)
    expected.add(kept)
    var tally = expected
    tally.add(taken)
    #expect(tally != expected)
    for row in 0..<5 { tally.retract(taken, row: row) }
    #expect(tally == expected)
  }
}
