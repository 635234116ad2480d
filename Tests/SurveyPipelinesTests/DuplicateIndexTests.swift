import SurveyModel
import SurveyTesting
import Testing

@testable import SurveyPipelines

/// The index gives back every entry as it came, and says whose times count.
@Suite struct DuplicateIndexTests {
  private static func entry(_ key: Int, time: Int64, record: Int, content: UInt32 = 1, source: Int = 0) -> DuplicateIndex.Entry {
    let hash = RespondentHash(high: UInt64(key) &* 0x9E37_79B9_7F4A_7C15 | 1, low: UInt32(key))
    return DuplicateIndex.Entry(key: hash, content: content, time: time, place: UInt64(source) << 40 | UInt64(record))
  }

  private static func losers(_ entries: [DuplicateIndex.Entry]) -> (losers: [Int: [Int: Rule]], span: TimeSpan) {
    var index = DuplicateIndex()
    for source in Set(entries.map(\.source)).sorted() { index.add([IndexPart(entries.filter { $0.source == source })]) }
    return index.losers()
  }

  /// Records that follow each other, leave some out, or stand in another order.
  @Test(arguments: [[1, 2, 3, 4], [2, 3, 7, 8, 9, 20], [5, 4, 3, 9, 10, 1], [1 << 39, 1 << 39 + 1]])
  func entriesComeBackAsTheyWere(_ records: [Int]) {
    let entries = records.enumerated().map { Self.entry($0, time: Int64($1), record: $1, content: UInt32($0)) }
    var part = IndexPart(entries)
    #expect(records.indices.map { part[$0].record } == records)
    #expect(records.indices.allSatisfy { part[$0].key == entries[$0].key && part[$0].content == entries[$0].content })
    part.shift(by: 100)
    var seen: [Int] = []
    part.forEach { record, time in
      seen.append(record)
      #expect(time == Int64(record - 100))
    }
    #expect(seen == records.map { $0 + 100 } && seen == records.indices.map { part[$0].record })
  }

  @Test func timesOfReplacedResponsesDoNotCount() {
    // The first of all times belongs to a response that a later one replaces, as does one in the middle.
    let entries = [
      Self.entry(1, time: 10, record: 1), Self.entry(2, time: 20, record: 2), Self.entry(1, time: 30, record: 3, content: 2),
      Self.entry(3, time: .min, record: 4), Self.entry(2, time: 25, record: 5), Self.entry(4, time: 40, record: 1, source: 1),
    ]
    let (losers, span) = Self.losers(entries)
    #expect(losers == [0: [1: .duplicateConflict, 2: .duplicateIdentical]])
    #expect(span.range.map { [$0.lowerBound.microseconds, $0.upperBound.microseconds] } == [25, 40])
  }

  @Test func aMomentThatAnotherSharesStillCounts() {
    // The same answers at the same time: the first stays, and with it the edge.
    let (losers, span) = Self.losers([
      Self.entry(1, time: 10, record: 1), Self.entry(1, time: 10, record: 2), Self.entry(2, time: 12, record: 3),
    ])
    #expect(losers == [0: [2: .duplicateIdentical]])
    #expect(span.range.map { [$0.lowerBound.microseconds, $0.upperBound.microseconds] } == [10, 12])
  }

  @Test(arguments: 0..<6)
  func theSpanIsThatOfAllThatStay(_ seed: Int) {
    var random = RandomResponses(seed: UInt64(seed))
    let entries = (0..<300).map { row in
      Self.entry(
        random.below(180), time: random.below(9) == 0 ? .min : Int64(random.below(1_000)), record: row % 150 + 1,
        content: UInt32(random.below(2)), source: row / 150)
    }
    let (losers, span) = Self.losers(entries)
    let times = entries.filter { losers[$0.source]?[$0.record] == nil && $0.time != .min }.map(\.time)
    #expect(span.range?.lowerBound.microseconds == times.min() && span.range?.upperBound.microseconds == times.max())
    #expect(losers.values.reduce(0) { $0 + $1.count } == entries.count - Set(entries.map(\.key)).count)
  }
}
