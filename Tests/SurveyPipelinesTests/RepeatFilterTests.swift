import SurveyModel
import SurveyTesting
import Testing

@testable import SurveyPipelines

/// The filter finds exactly the entries that share a key, however many ranges of keys it takes.
@Suite struct RepeatFilterTests {
  @Test(arguments: [1, 2, 3, 5], [16, 200, 1 << 20])
  func repeatsAreFound(_ parts: Int, mostAtOnce: Int) {
    var random = RandomResponses(seed: UInt64(parts * mostAtOnce))
    let entries = (0..<parts).map { part in
      (0..<(100 + random.below(400))).map { row in
        // Few keys, and some that differ in the lower part alone or in the upper bits alone.
        let high = UInt64(random.below(600)) &* 0x9E37_79B9_7F4A_7C15 | 1
        let key = RespondentHash(high: random.below(8) == 0 ? high ^ (1 << 20) : high, low: UInt32(random.below(2)))
        return DuplicateIndex.Entry(
          key: key, content: UInt32(random.below(3)), time: Int64(random.below(50)), place: UInt64(part) << 40 | UInt64(row + 1))
      }
    }
    let groups = Dictionary(grouping: entries.joined(), by: \.key)
    let filter = RepeatFilter(entries.map(IndexPart.init), mostAtOnce: mostAtOnce)
    let places = { (entries: [DuplicateIndex.Entry]) in entries.map(\.place).sorted() }
    let expected = groups.values.filter { $0.count > 1 }.map(places).sorted { $0[0] < $1[0] }
    #expect(filter.repeated.map(places).sorted { $0[0] < $1[0] } == expected)
  }

  @Test func nothingIsFoundInNothing() {
    #expect(RepeatFilter([]).repeated.isEmpty && RepeatFilter([IndexPart()]).repeated.isEmpty)
  }
}
