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
    let nine = ResponseScale(minimum: 1, maximum: 9) ?? .sevenPoint
    let zone: [Facet: ResponseScale] = [.minimum: nine, .expectation: nine, .perception: nine]
    let three = try? Instrument(id: "three", label: "Three", source: "", dimensions: [single, wide], scales: zone)
    let rated = zone.merging([.importance: ResponseScale(minimum: 0, maximum: 4) ?? .sevenPoint]) { first, _ in first }
    let four = try? Instrument(id: "four", label: "Four", source: "", dimensions: [single, wide], scales: rated)
    let slid = slider.flatMap {
      try? Instrument(id: "slid", label: "Slid", source: "", dimensions: [single, wide], scales: [.perception: $0, .importance: $0])
    }
    return [.servqual1991, .servqual1988, .servperf] + [own, three, four, slid].compactMap { $0 }
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

  /// Rows added together, which takes vectors of them, and one by one.
  @Test(arguments: instruments, [1, 30])
  func rowsTogetherEqualRowsApart(_ instrument: Instrument, blanks: Int) {
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: true, hasItemProducts: true)
    var random = RandomResponses(seed: UInt64(blanks) + 11)
    let batch = random.batch(83, instrument, segmentKeys: ["region"], hasPoints: true, blanks: blanks)
    var tally = SatisfactionTally(shape: shape)
    tally.add(batch)
    #expect(tally.responses == 83)
    for row in 0..<83 { tally.retract(batch, row: row) }
    #expect(tally == SatisfactionTally(shape: shape))
  }

  @Test(arguments: MissingRuleTests.instruments)
  func lawsHoldUnderARuleWithoutAName(_ instrument: Instrument) {
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: true, missingRule: .minimum(3))
    #expect(shape.holds(.minimum(3)) && shape != TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: true))
    var random = RandomResponses(seed: 31)
    let batches = (0..<3).map { _ in random.batch(20, instrument, segmentKeys: ["region"], hasPoints: true, blanks: 35) }
    let tallies = batches.map { batch in
      var tally = SatisfactionTally(shape: shape)
      tally.add(batch)
      return tally
    }
    #expect(MergeLaw(shape: shape).violations(tallies[0], tallies[1], tallies[2]) == [])
    var (joined, without) = (tallies[0].merging(tallies[1]), tallies[0])
    for row in 0..<20 { joined.retract(batches[1], row: row) }
    #expect(joined == tallies[0])
    without.merge(tallies[2])
    var direct = SatisfactionTally(shape: shape)
    for batch in [batches[2], batches[0]] { direct.add(batch) }
    var conventions = MeasurementConventions()
    conventions.missingRule = .minimum(3)
    let (left, right) = (without.report(conventions), direct.report(conventions))
    #expect(zip(left.scores, right.scores).allSatisfy(isSame) && left.cautions == right.cautions)
    #expect(left.items.map(\.distributions) == right.items.map(\.distributions))
    #expect(left.items.map(\.medians) == right.items.map(\.medians))
  }

  @Test(arguments: 1...14)
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
    let (joined, direct) = (parts[0].report(), whole.report())
    #expect(joined.scores.map { $0.gap?.mean } == direct.scores.map { $0.gap?.mean })
    #expect(joined.scores.map { $0.gap?.se } == direct.scores.map { $0.gap?.se })
    #expect(joined.scores.map(\.zone) == direct.scores.map(\.zone))
    #expect(joined.conventionRows.map(\.value) == direct.conventionRows.map(\.value))
    #expect(joined.importancePerformance.map(\.quadrant) == direct.importancePerformance.map(\.quadrant))
  }

  @Test(arguments: PeriodUnit.allCases)
  func lawsHoldWithPeriods(_ unit: PeriodUnit) {
    let shape = TallyShape(instrument: .servqual1991, segmentKeys: ["region", "channel"], hasPoints: true, period: unit)
    var random = RandomResponses(seed: 5)
    let tallies = (0..<3).map { _ in
      var tally = SatisfactionTally(shape: shape)
      tally.add(random.timed(60, shape))
      return tally
    }
    #expect(MergeLaw(shape: shape).violations(tallies[0], tallies[1], tallies[2]) == [])
  }

  @Test(arguments: [PeriodUnit.week, .weekday], [[], ["region"]] as [[String]])
  func periodsLeaveTheWholeSpanAsItIs(_ unit: PeriodUnit, _ keys: [String]) {
    let shape = TallyShape(instrument: .servqual1991, segmentKeys: keys, hasPoints: true, period: unit)
    var random = RandomResponses(seed: 8)
    let batches = (0..<6).map { _ in random.timed(25, shape) }
    var (timed, plain) = (
      SatisfactionTally(shape: shape), SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: keys, hasPoints: true))
    )
    for batch in batches {
      timed.add(batch)
      plain.add(batch)
    }
    let (left, right) = (timed.report(), plain.report())
    #expect(left.scores.count == right.scores.count && zip(left.scores, right.scores).allSatisfy(isSame))
    #expect(left.items.count == right.items.count && zip(left.items, right.items).allSatisfy { isSame($0.score, $1.score) })
    #expect(left.items.map(\.itemRestCorrelation) == right.items.map(\.itemRestCorrelation))
    #expect(left.responses == 150 && left.points == right.points)
    #expect(right.periodScores.isEmpty && right.trend.isEmpty)
    let everybody = left.periodScores.filter { $0.segment == .all && $0.subject.id == "overall_dimensions" }
    #expect(everybody.reduce(0) { $0 + $1.responses } == 150)
    #expect(left.responsesWithoutTime == batches.reduce(0) { $0 + $1.times[..<25].count { $0 == .min } })
    for row in 0..<25 { timed.retract(batches[3], row: row) }
    var others = SatisfactionTally(shape: shape)
    for place in [5, 1, 0, 4, 2] { others.add(batches[place]) }
    #expect(timed == others)
  }

  private func isSame(_ left: ScoreRow, _ right: ScoreRow) -> Bool {
    let isSubject = left.segment == right.segment && left.subject == right.subject && left.period == nil && right.period == nil
    let isCount = left.responses == right.responses && left.n == right.n && left.outcomes == right.outcomes
    let isWeight = left.importance == right.importance && left.weightedGap == right.weightedGap && left.pointsN == right.pointsN
    return isSubject && isCount && isWeight && left.gap == right.gap && left.expectation == right.expectation
      && left.perception == right.perception && left.reliability == right.reliability && left.adjustedP == right.adjustedP
      && left.topExpectationShare == right.topExpectationShare && left.reason == right.reason
  }

  @Test(arguments: instruments)
  func retractingARowTakesItOutOfEveryCount(_ instrument: Instrument) {
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: true, hasItemProducts: true)
    var random = RandomResponses(seed: 99)
    let kept = random.batch(5, instrument, segmentKeys: ["region"], hasPoints: true, blanks: 10)
    let taken = random.batch(5, instrument, segmentKeys: ["region"], hasPoints: true, blanks: 10)
    var expected = SatisfactionTally(shape: shape)
    expected.add(kept)
    var tally = expected
    tally.add(taken)
    #expect(tally != expected)
    for row in 0..<5 { tally.retract(taken, row: row) }
    #expect(tally == expected)
  }
}

extension RandomResponses {
  /// Responses over 20 days around a new year, some without a time.
  fileprivate mutating func timed(_ count: Int, _ shape: TallyShape) -> ResponseBatch {
    var batch = batch(count, shape.instrument, segmentKeys: shape.segmentKeys, hasPoints: shape.hasPoints, blanks: 8)
    stamp(&batch, from: Timestamp(year: 2025, month: 12, day: 22) ?? Timestamp(microseconds: 0), days: 20)
    return batch
  }
}
