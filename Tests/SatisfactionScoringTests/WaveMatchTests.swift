import SatisfactionScoring
import StatisticalInference
import SurveyModel
import SurveyTesting
import Testing

/// A wave against the one before: the same people, other people, and something between.
@Suite struct WaveMatchTests {
  /// Two waves, and which row of the one is which row of the other.
  private struct Waves {
    let now: ResponseBatch
    let before: ResponseBatch
    let shape: TallyShape
    let shared: [(now: Int, before: Int)]

    func tally(_ batch: ResponseBatch) -> SatisfactionTally {
      var tally = SatisfactionTally(shape: shape)
      tally.add(batch)
      return tally
    }

    var matches: WaveMatchTally {
      var matches = WaveMatchTally(shape: shape)
      for pair in shared { matches.add(now, pair.now, before, pair.before) }
      return matches
    }

    func report(_ rule: MissingRule = .half) -> SatisfactionReport {
      var conventions = MeasurementConventions()
      conventions.missingRule = rule
      return tally(now).report(conventions, since: PreviousWave(tally(before), label: "before", matches: matches))
    }
  }

  private func random(
    _ instrument: Instrument, rows: (now: Int, before: Int), shared: Int, blanks: Int, seed: UInt64, segmentKeys: [String] = []
  ) -> Waves {
    var random = RandomResponses(seed: seed)
    let batches = [rows.now, rows.before].map {
      random.batch($0, instrument, segmentKeys: segmentKeys, hasPoints: false, blanks: blanks)
    }
    let shape = TallyShape(instrument: instrument, segmentKeys: segmentKeys, missingRule: .minimum(3))
    return Waves(now: batches[0], before: batches[1], shape: shape, shared: (0..<shared).map { ($0, rows.before - 1 - $0) })
  }

  @Test(arguments: MergeLawTests.instruments, [0, 8, 60])
  func lawsHold(_ instrument: Instrument, blanks: Int) {
    let tallies = (0..<3).map { index in
      random(
        instrument, rows: (20, 25), shared: 15, blanks: blanks, seed: UInt64(blanks + 7 * index) + 3, segmentKeys: ["region", "channel"]
      ).matches
    }
    #expect(MergeLaw(shape: tallies[0].shape).violations(tallies[0], tallies[1], tallies[2]) == [])
    #expect(tallies[0] != WaveMatchTally(shape: tallies[0].shape))
  }

  // MARK: The same people

  /// Each respondent's scores: the overall, the dimensions, the items; all pairs are answered.
  private func scores(_ batch: ResponseBatch, _ instrument: Instrument, _ row: Int) -> [Double] {
    let items = instrument.items.count
    let gaps = (0..<items).map { item in
      let perception = Double(batch.answers[(instrument.hasGap ? items + item : item) * batch.capacity + row])
      return (perception - (instrument.hasGap ? Double(batch.answers[item * batch.capacity + row]) : 0)) / Double(instrument.scale.unit)
    }
    var first = 0
    let dimensions = instrument.dimensions.map { dimension in
      defer { first += dimension.items.count }
      return gaps[first..<first + dimension.items.count].reduce(0, +) / Double(dimension.items.count)
    }
    return [dimensions.reduce(0, +) / Double(dimensions.count)] + dimensions + gaps
  }

  @Test(arguments: MergeLawTests.instruments)
  func theSamePeopleArePaired(_ instrument: Instrument) throws {
    let waves = random(instrument, rows: (60, 60), shared: 60, blanks: 0, seed: 11)
    let differences = waves.shared.map { pair in
      zip(scores(waves.now, instrument, pair.now), scores(waves.before, instrument, pair.before)).map { $0 - $1 }
    }
    let report = waves.report()
    let rows = [report.total("overall_dimensions")].compactMap(\.self) + report.scores.prefix(instrument.dimensions.count)
    let changes = (rows + report.items.map(\.score)).map(\.change)
    #expect(changes.count == differences[0].count)
    for (index, change) in changes.enumerated() {
      let (values, change) = (differences.map { $0[index] }, try #require(change))
      let mean = values.reduce(0, +) / 60
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
      let paired = MeanEstimate(n: 60, mean: mean, variance: variance, level: 0.95)
      #expect(change.matched == 60)
      #expect(near(change.difference.estimate, paired.mean) && near(change.difference.se, paired.se))
      #expect(near(change.difference.df, 59) && near(change.difference.p, paired.p))
      #expect(near(change.difference.interval?.low, paired.interval?.low))
    }
  }

  @Test func aChangeIsThatOfThePerceptionLessThatOfTheExpectation() throws {
    let report = random(.servqual1991, rows: (50, 45), shared: 20, blanks: 0, seed: 5).report()
    for row in report.scores.prefix(6) {
      let change = try #require(row.change)
      #expect(near(change.difference.estimate, (change.perception ?? .nan) - (change.expectation ?? .nan)))
      #expect(near(row.gap.map { $0.mean - change.previous }, change.difference.estimate))
    }
  }

  @Test func aWaveComparedWithItselfDoesNotVary() throws {
    var random = RandomResponses(seed: 8)
    let batch = random.batch(40, .servqual1991, segmentKeys: [], hasPoints: false, blanks: 0)
    let waves = Waves(
      now: batch, before: batch, shape: TallyShape(instrument: .servqual1991), shared: (0..<40).map { ($0, $0) })
    for row in waves.report().scores.prefix(6) {
      let change = try #require(row.change)
      #expect(change.difference.estimate == 0 && change.difference.se == 0 && change.difference.p == nil)
    }
  }

  // MARK: Other people, and some of the same

  /// Ten and eight respondents to one pair, the expectation always 7; the first five of each are the same people.
  private func small(shared: Int) throws -> WaveChange {
    var (now, before) = (try HandWritten(items: 1, top: 7), try HandWritten(items: 1, top: 7))
    now.rows = [5, 6, 4, 7, 3, 5, 6, 2, 5, 4].map { ([7], [$0]) }
    before.rows = [4, 5, 4, 6, 2, 3, 7, 5].map { ([7], [$0]) }
    let waves = Waves(
      now: now.batch, before: before.batch, shape: TallyShape(instrument: now.instrument), shared: (0..<shared).map { ($0, $0) })
    return try #require(waves.report().scores.first?.change)
  }

  @Test func otherPeopleAreWelchs() throws {
    // scipy 1.17.1: stats.ttest_ind(now, before, equal_var=False), its df, confidence_interval() and t; numpy 2.4.6.
    let change = try small(shared: 0)
    #expect(change.matched == 0)
    #expect(near(change.difference.estimate, 0.2) && near(change.difference.df, 14.617947248682352))
    #expect(near(change.difference.se.map { 0.2 / $0 }, 0.2709733813985675) && near(change.difference.p, 0.7902003811344364))
    #expect(near(change.difference.interval?.low, -1.3767687186145054) && near(change.difference.interval?.high, 1.7767687186145058))
  }

  @Test func someOfTheSamePeopleAreDerricks() throws {
    // numpy 2.4.6, scipy 1.17.1: r = pearsonr(now[:5], before[:5]) = 0.9594032236002469,
    // se = sqrt(v1/10 + v2/8 - 2 r sqrt(v1 v2) 5/80), df = 4 + (welch - 4)/(5 + 3 + 10) (5 + 3), p = 2 t.sf(0.2/se, df).
    let change = try small(shared: 5)
    #expect(change.matched == 5)
    #expect(near(change.difference.se, 0.5073160374429326) && near(change.difference.df, 8.719087666081045))
    #expect(near(change.difference.p, 0.7028782015132653))
    #expect(near(change.difference.interval?.low, -0.9532896262741999) && near(change.difference.interval?.high, 1.3532896262742002))
  }

  @Test func oneOfTheSamePeopleSaysNothingOfTheCorrelation() throws {
    let (one, none) = (try small(shared: 1), try small(shared: 0))
    #expect(one.matched == 1 && one.difference == none.difference)
  }

  // MARK: Blanks

  /// What each respondent adds to the overall gap: Σ over scored dimensions of (score - mean)/n, by row.
  private func residuals(_ batch: ResponseBatch, _ instrument: Instrument, _ rule: MissingRule) -> [Int: Double] {
    let items = instrument.items.count
    var first = 0
    var (residuals, observed): ([Int: Double], Double) = ([:], 0)
    for dimension in instrument.dimensions {
      var scores: [Int: Double] = [:]
      for row in 0..<batch.count {
        let gaps = (first..<first + dimension.items.count).compactMap { item -> Double? in
          let (e, p) = (batch.answers[item * batch.capacity + row], batch.answers[(items + item) * batch.capacity + row])
          return e >= 0 && p >= 0 ? Double(p - e) : nil
        }
        if gaps.count >= max(1, rule.minimum(of: dimension.items.count)) { scores[row] = gaps.reduce(0, +) / Double(gaps.count) }
      }
      first += dimension.items.count
      observed += scores.isEmpty ? 0 : 1
      let mean = scores.values.reduce(0, +) / Double(scores.count)
      for (row, score) in scores { residuals[row, default: 0] += (score - mean) / Double(scores.count) }
    }
    return residuals.mapValues { $0 / observed }
  }

  @Test(arguments: MissingRule.named + [.minimum(3)], [UInt64(1), 2])
  func overallScoresWithBlanksKnowWhoCounts(_ rule: MissingRule, seed: UInt64) throws {
    let instrument = Instrument.servqual1991
    let waves = random(instrument, rows: (80, 70), shared: 50, blanks: rule == .complete ? 10 : 30, seed: seed)
    let (now, before) = (residuals(waves.now, instrument, rule), residuals(waves.before, instrument, rule))
    let pairs = waves.shared.compactMap { pair in now[pair.now].flatMap { x in before[pair.before].map { (x, $0) } } }
    let count = Double(pairs.count)
    let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let product = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    let squares = [pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }, pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }]
    let r = product / (squares[0] * squares[1]).squareRoot()
    let errors = [now, before].map { u in
      (Double(u.count) / Double(u.count - 1) * u.values.reduce(0) { $0 + $1 * $1 }).squareRoot()
    }
    let covariance = r * errors[0] * errors[1] * count / (Double(now.count) * Double(before.count)).squareRoot()
    let change = try #require(waves.report(rule).total("overall_dimensions")?.change)
    #expect(change.matched == pairs.count && pairs.count < 50 || rule != .complete)
    #expect(near(change.difference.se, (errors[0] * errors[0] + errors[1] * errors[1] - 2 * covariance).squareRoot()))
  }

  @Test func familiesAreTheOverallTheDimensionsAndTheItems() throws {
    let waves = random(.servqual1991, rows: (300, 260), shared: 120, blanks: 5, seed: 21, segmentKeys: ["region"])
    let changes = waves.report().comparisons.filter { $0.kind == .previous }
    let everybody = changes.filter { $0.segment == .all }
    for family in [everybody.filter { $0.subject.id == "overall_dimensions" }, everybody.filter { $0.item != nil }] {
      #expect(family.map(\.adjustedP) == Holm.adjusted(family.map(\.difference.p)))
    }
    let segments = changes.filter { $0.segment != .all && $0.item == nil && $0.subject.id != "overall_dimensions" }
    #expect(segments.count == 20 && segments.map(\.adjustedP) == Holm.adjusted(segments.map(\.difference.p)))
    let mix = waves.report().comparisons.filter { $0.kind == .previousFixedMix }
    #expect(mix.count == 1 && mix[0].against == "region" && mix[0].n == 300 && mix[0].againstN == 260)
  }

  private func near(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= 1e-9 * max(1e-3, abs(left), abs(right))
  }
}
