import SurveyModel
import SurveyReading
import SurveyTesting
import Testing

@testable import SurveyDialects

/// What is remembered of the time before never changes what the next one means.
@Suite struct PlainClockTests {
  private func read(_ text: String, _ clock: inout PlainClock) -> Int64? {
    // A field has readable bytes behind it.
    let bytes = Array(text.utf8) + Array(repeating: 0x20, count: 16)
    return bytes.withUnsafeBufferPointer { clock.read(PlainField(bytes: UnsafeBufferPointer(rebasing: $0[..<text.utf8.count]))) }
  }

  @Test(arguments: 0..<6)
  func timesInAnyOrder(_ seed: Int) {
    var random = RandomResponses(seed: UInt64(seed) + 70)
    let digits = { (value: Int, count: Int) in String(String(value + 10_000).suffix(count)) }
    var rules = TimeRules()
    if seed % 2 == 1 { rules.offset = 8 * 3_600 }
    let reader = TimestampReader(rules: rules)
    var clock = PlainClock(rules)
    for _ in 0..<2_000 {
      // Few days, hours and minutes, some of which there are not; so that each is followed by itself, its neighbours and nonsense.
      let day = "2026-\(digits(1 + random.below(2), 2))-\(digits(27 + random.below(5), 2))"
      let (hour, minute, second) = ([0, 23, 24][random.below(3)], [0, 59, 60][random.below(3)], random.below(62))
      let time = "\(digits(hour, 2)):\(digits(minute, 2))\(random.below(20) == 0 ? ";" : ":")\(digits(second, 2))"
      let text = day + (random.below(2) == 0 ? "T" : " ") + time + (random.below(3) == 0 ? "" : "Z")
      guard let found = read(text, &clock) else { continue }
      #expect(found == reader.read(Array(text.utf8).span)?.microseconds, "\(text)")
    }
  }

  @Test func plainTimesAreRead() {
    var clock = PlainClock(TimeRules())
    let times = ["2026-03-01T08:00:00Z", "2026-03-01T08:00:59Z", "2026-03-01T08:01:00Z", "2026-03-02 08:01:00Z", "2024-02-29T23:59:59Z"]
    let seconds: [Int64] = [1_772_352_000, 1_772_352_059, 1_772_352_060, 1_772_438_460, 1_709_251_199]
    #expect(times.map { read($0, &clock) } == seconds.map { $0 * 1_000_000 })
    for wrong in ["2026-03-01T08:00:60Z", "2026-03-01T24:00:00Z", "2026-02-30T08:00:00Z", "2026-03-01T08:00;00Z", "2026-03-01x08:00:00Z"] {
      #expect(read(wrong, &clock) == nil, "\(wrong)")
    }
  }
}
