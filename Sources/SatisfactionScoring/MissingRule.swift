/// How many answered pairs a respondent needs for a dimension score.
public enum MissingRule: String, CaseIterable, Sendable {
  /// All items.
  case complete
  /// At least half of the items, rounded up: the default.
  case half
  /// Any answered pair.
  case any

  /// The least number of answered pairs among `items`.
  public func minimum(of items: Int) -> Int {
    switch self {
    case .complete: items
    case .half: (items + 1) / 2
    case .any: 1
    }
  }
}
