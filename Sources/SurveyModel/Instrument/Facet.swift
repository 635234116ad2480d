/// What an answer is about: the same item is asked once per facet.
///
/// The gap of an item is its perception minus its expectation (Parasuraman, Zeithaml and Berry 1988).
public enum Facet: String, CaseIterable, Sendable, Hashable, Comparable {
  /// What the customer expects of an excellent provider (in a three-column form: the desired level).
  case expectation
  /// What the customer experienced.
  case perception
  /// The lowest level the customer would accept (zone of tolerance).
  case minimum
  /// How much the item matters to the customer.
  case importance

  /// Facets order as they are declared, which is the order of columns in every output.
  public static func < (left: Facet, right: Facet) -> Bool { left.position < right.position }

  private var position: Int {
    switch self {
    case .expectation: 0
    case .perception: 1
    case .minimum: 2
    case .importance: 3
    }
  }
}
