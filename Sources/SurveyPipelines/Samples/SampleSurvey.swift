internal import SurveyModel

/// Answers of made-up customers: expectations high and alike, perceptions lower, with the respondent's mood in both.
struct SampleSurvey {
  private var random: SampleRandom
  /// What each dimension's perception lies at, in thousandths.
  private let levels: [Int]
  private let expectations: [Int]

  init(seed: UInt64, levels: [Int], expectations: [Int]) {
    random = SampleRandom(seed: seed)
    self.levels = levels
    self.expectations = expectations
  }

  /// One response of 22 pairs; nil is a blank. `shift` moves all perceptions, in thousandths.
  mutating func response(shift: Int, shifts: [Int] = [0, 0, 0, 0, 0], blanksPerMille: Int) -> (expectation: [Int?], perception: [Int?]) {
    let mood = random.noise(700)
    var (expectation, perception): ([Int?], [Int?]) = ([], [])
    for (dimension, layout) in Instrument.servqual1991.dimensions.enumerated() {
      // What a customer thinks of one dimension colours all its items.
      let view = random.noise(850)
      for _ in layout.items {
        expectation.append(answer(expectations[dimension] + mood / 3 - view / 8 + random.noise(650), blanksPerMille / 2))
        perception.append(answer(levels[dimension] + shift + shifts[dimension] + mood + view + random.noise(700), blanksPerMille))
      }
    }
    return (expectation, perception)
  }

  private mutating func answer(_ thousandths: Int, _ blanksPerMille: Int) -> Int? {
    random.below(1_000) < blanksPerMille ? nil : max(1, min(7, (thousandths + 500) / 1_000))
  }

  /// Importance points that add up to 100, or to something near it where `isSloppy`.
  mutating func points(isSloppy: Bool) -> [Int] {
    var points = [11, 32, 22, 19, 16]
    for _ in 0..<4 {
      let (from, to, amount) = (random.below(5), random.below(5), random.below(8))
      let moved = min(points[from], amount)
      points[from] -= moved
      points[to] += moved
    }
    if isSloppy { points[random.below(5)] += random.below(12) }
    return points
  }

  mutating func below(_ bound: Int) -> Int { random.below(bound) }

  /// The moment of a response, spread over the days from `start` on.
  func moment(_ index: Int, of count: Int, from start: Timestamp, days: Int) -> Timestamp {
    let span = Int64(days) * 86_400_000_000
    return Timestamp(microseconds: (start.microseconds + span * Int64(index) / Int64(max(1, count))) / 1_000_000 * 1_000_000)
  }
}
