/// How many answered pairs a respondent needs for a dimension score.
public enum MissingRule: Hashable, Sendable {
  /// All items.
  case complete
  /// At least half of the items, rounded up: the default.
  case half
  /// Any answered pair.
  case any
  /// At least so many items, a number from 1; all of them in a dimension that has fewer.
  case minimum(Int)

  /// The rules that every tally can be measured under.
  public static let named: [MissingRule] = [.complete, .half, .any]

  /// The least number of answered pairs among `items`; at least 1, so that nobody counts without an answer.
  public func minimum(of items: Int) -> Int {
    switch self {
    case .complete: items
    case .half: (items + 1) / 2
    case .any: 1
    case .minimum(let least): max(1, min(least, items))
    }
  }
}

extension MissingRule: RawRepresentable {
  /// The rule as options and files write it: `complete`, `half`, `any`, or `minimum:3`; nil for any other text.
  public init?(rawValue: String) {
    if let named = Self.named.first(where: { $0.rawValue == rawValue }) {
      self = named
      return
    }
    let digits = rawValue.dropFirst("minimum:".count)
    guard rawValue.hasPrefix("minimum:"), digits.allSatisfy({ $0.isASCII && $0.isNumber }), let least = Int(digits), least > 0 else {
      return nil
    }
    self = .minimum(least)
  }

  /// The rule as options and files write it.
  public var rawValue: String {
    switch self {
    case .complete: "complete"
    case .half: "half"
    case .any: "any"
    case .minimum(let least): "minimum:\(least)"
    }
  }
}
