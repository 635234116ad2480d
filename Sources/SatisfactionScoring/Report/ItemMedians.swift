internal import SurveyModel

/// The medians of an item over its answered pairs, on the answers' own scale; of an even number the mean of the two in the middle.
public struct ItemMedians: Sendable, Equatable {
  /// Of the expectations; nil where none were asked.
  public let expectation: Double?
  /// Of the perceptions; without expectations over all answers.
  public let perception: Double?
  /// Of the differences, perception minus expectation, which need not be the difference of the two medians.
  public let gap: Double?

  init(_ cell: CellCounts, item: Int, _ instrument: Instrument) {
    let measure = ItemMeasure(cell, item: item)
    let scale = instrument.scale
    perception = measure.median(.perception).map { scale.value(at: $0) }
    expectation = instrument.hasGap ? measure.median(.expectation).map { scale.value(at: $0) } : nil
    gap = instrument.hasGap ? measure.median(.gap).map { $0 / Double(scale.unit) } : nil
  }
}

extension ItemMeasure {
  /// The median of one side over the answered pairs, in points: exact, because it is a whole number or a half. Nil without a pair.
  func median(_ side: Side) -> Double? {
    let n = pairs.reduce(0) { $0 + $1.count }
    guard n > 0 else { return nil }
    let ordered = pairs.map { (value: side.value($0.expectation, $0.perception), count: $0.count) }.sorted { $0.value < $1.value }
    // The places of the two in the middle, from 0: one and the same where n is odd.
    return Double(Self.value(at: (n - 1) / 2, ordered) + Self.value(at: n / 2, ordered)) / 2
  }

  private static func value(at place: Int64, _ ordered: [(value: Int, count: Int64)]) -> Int {
    var seen: Int64 = 0
    for entry in ordered {
      seen += entry.count
      if seen > place { return entry.value }
    }
    return 0
  }
}

extension Side {
  /// What a pair of answers counts for on this side, in points.
  func value(_ expectation: Int, _ perception: Int) -> Int {
    switch self {
    case .expectation: expectation
    case .perception: perception
    case .gap: perception - expectation
    }
  }
}
