/// Counts that can be joined, in any order and any grouping.
///
/// Conforming types are commutative groups: what was added can be taken out again, so that a corrected response replaces the one it
/// corrects. Values are canonical: equal counts are equal values, with no zero entries in sparse storage.
public protocol Mergeable: Equatable, Sendable {
  /// What is counted: two tallies can be joined only if their shapes are equal.
  associatedtype Shape: Equatable, Sendable
  /// No counts at all.
  init(shape: Shape)
  /// Adds the counts of `other`.
  mutating func merge(_ other: Self)
  /// Takes the counts of `other` out again.
  mutating func retract(_ other: Self)
}

extension Mergeable {
  /// The sum of this and another.
  public func merging(_ other: Self) -> Self {
    var sum = self
    sum.merge(other)
    return sum
  }
}

extension Dictionary where Value: AdditiveArithmetic {
  /// Adds to one entry and keeps the dictionary free of zeros.
  mutating func count(_ key: Key, _ amount: Value) {
    let sum = self[key, default: .zero] + amount
    self[key] = sum == .zero ? nil : sum
  }

  mutating func count(_ other: Self, sign: (Value) -> Value) {
    for (key, amount) in other { count(key, sign(amount)) }
  }
}
