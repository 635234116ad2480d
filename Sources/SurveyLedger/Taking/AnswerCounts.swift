public import SurveyModel

/// How often each answer was given to each item and facet.
public struct AnswerCounts: Sendable, Equatable {
  /// Item by item and facet by facet in slot order: the item's id and the facet as `q05/perception`.
  public let names: [String]
  /// Where the counts of each begin, and where the last ones end.
  private let starts: [Int]
  private var flat: [Int]
  /// Places for an answer that were left empty.
  public private(set) var missing = 0

  /// No answers.
  public init(_ instrument: Instrument) {
    let slots = SlotLayout(instrument).slots
    names = slots.map { "\(instrument.items[$0.item].id)/\($0.facet.rawValue)" }
    starts = slots.reduce(into: [0]) { $0.append($0[$0.count - 1] + (instrument.scales[$1.facet]?.points ?? 0)) }
    flat = Array(repeating: 0, count: starts.last ?? 0)
  }

  /// For each name the counts by point, the lowest first.
  public var counts: [[Int]] { names.indices.map { Array(flat[starts[$0]..<starts[$0 + 1]]) } }

  /// Answers, and places for one that were left empty.
  public var places: Int { flat.reduce(missing, +) }

  mutating func add(_ batch: ResponseBatch, _ row: Int) {
    for slot in names.indices {
      let answer = Int(batch.answers[slot * batch.capacity + row])
      if answer >= 0 { flat[starts[slot] + answer] += 1 } else { missing += 1 }
    }
  }

  /// Adds the counts of another delivery of the same instrument.
  public mutating func add(_ other: AnswerCounts) {
    guard other.names == names, other.starts == starts else { return }
    for place in flat.indices { flat[place] += other.flat[place] }
    missing += other.missing
  }

  /// As the ledger keeps them: a line for the empty places, then a line for each name and its counts.
  var text: String {
    (["missing \(missing)"] + zip(names, counts).map { ([$0] + $1.map { "\($0)" }).joined(separator: " ") }).joined(separator: "\n")
  }

  /// What the ledger kept; nil where that is nothing.
  init?(text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    guard let first = lines.first, first.count == 2, let missing = Int(first[1]) else { return nil }
    self.missing = missing
    names = lines.dropFirst().map { String($0[0]) }
    let counts = lines.dropFirst().map { $0.dropFirst().map { Int($0) ?? 0 } }
    starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    flat = counts.flatMap { $0 }
  }
}
