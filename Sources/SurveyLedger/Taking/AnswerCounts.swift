public import SurveyModel

/// How often each answer was given to each item and facet.
public struct AnswerCounts: Sendable, Equatable {
  /// Item by item and facet by facet in slot order: the item's id and the facet as `P7/perception`.
  public let names: [String]
  /// For each of them the counts by point, the lowest first.
  public private(set) var counts: [[Int]]
  /// Places for an answer that were left empty.
  public private(set) var missing = 0

  /// No answers.
  public init(_ instrument: Instrument) {
    let slots = SlotLayout(instrument).slots
    names = slots.map { "\(instrument.items[$0.item].id)/\($0.facet.rawValue)" }
    counts = slots.map { Array(repeating: 0, count: instrument.scales[$0.facet]?.points ?? 0) }
  }

  /// Answers, and places for one that were left empty.
  public var places: Int { counts.reduce(missing) { $0 + $1.reduce(0, +) } }

  mutating func add(_ batch: ResponseBatch, _ row: Int) {
    for slot in counts.indices {
      let answer = Int(batch.answers[slot * batch.capacity + row])
      if counts[slot].indices.contains(answer) { counts[slot][answer] += 1 } else { missing += 1 }
    }
  }

  /// Adds the counts of another delivery of the same instrument.
  public mutating func add(_ other: AnswerCounts) {
    guard other.names == names else { return }
    for slot in counts.indices { for point in counts[slot].indices { counts[slot][point] += other.counts[slot][point] } }
    missing += other.missing
  }
}
