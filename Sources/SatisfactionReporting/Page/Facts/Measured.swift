/// One score of a dimension, an item, or all of them, as a page shows it.
struct Measured {
  /// The dimension's id, or the item's.
  let id: String
  let n: Int
  let responses: Int
  let expectation: Double?
  let perception: Double?
  /// The gap; without expectations the perception.
  let value: Double?
  /// Its interval.
  let interval: ClosedRange<Double>?
  /// Whether it lies below zero beyond chance, after adjustment for the other rows of its kind.
  let isShort: Bool
  let isHidden: Bool
  /// Since the wave before: the change, its interval and its adjusted p.
  let change: Change?
  let row: TableRow

  /// What became of a score since the wave before.
  struct Change {
    let value: Double
    let interval: ClosedRange<Double>?
    let adjustedP: Double?
  }

  init(_ row: TableRow, id: String, hasGap: Bool) {
    self.row = row
    self.id = id
    n = row.integer("n") ?? 0
    responses = row.integer("responses") ?? 0
    let isHidden = row.flag("suppressed")
    self.isHidden = isHidden
    // Hidden rows have no numbers in the tables; a document that has them all the same shows none.
    let number = { (column: String) in isHidden ? nil : row.number(column) }
    (expectation, perception) = (number("expectation_mean"), number("perception_mean"))
    value = number(hasGap ? "gap_mean" : "perception_mean")
    interval = hasGap && !isHidden ? Self.range(row, "gap_ci_low", "gap_ci_high") : nil
    let level = row.number("ci_level") ?? 0.95
    let isTested = (number("p_adjusted") ?? number("p")).map { $0 <= 1 - level } ?? false
    isShort = isTested && n >= PageFacts.fewest && (number("gap_mean") ?? 0) < 0
    change = number("change").map {
      Change(value: $0, interval: Self.range(row, "change_ci_low", "change_ci_high"), adjustedP: row.number("change_p_adjusted"))
    }
  }

  /// The range between two columns; nil where either is missing.
  static func range(_ row: TableRow, _ low: String, _ high: String) -> ClosedRange<Double>? {
    guard let low = row.number(low), let high = row.number(high), low <= high else { return nil }
    return low...high
  }
}
