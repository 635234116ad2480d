public import SatisfactionScoring

/// The laws every `Mergeable` keeps: identity, commutativity, associativity, inverse. They are checked with `==` on canonical values, never
/// within a tolerance.
public struct MergeLaw<Value: Mergeable> {
  private let shape: Value.Shape

  /// The laws over values of one shape.
  public init(shape: Value.Shape) { self.shape = shape }

  /// The laws that `a`, `b` and `c` break, by name; empty where all hold.
  public func violations(_ a: Value, _ b: Value, _ c: Value) -> [String] {
    let none = Value(shape: shape)
    var broken: [String] = []
    if a.merging(none) != a || none.merging(a) != a { broken.append("identity") }
    if a.merging(b) != b.merging(a) { broken.append("commutativity") }
    if a.merging(b).merging(c) != a.merging(b.merging(c)) { broken.append("associativity") }
    var back = a.merging(b)
    back.retract(b)
    if back != a { broken.append("inverse") }
    var nothing = a
    nothing.retract(a)
    if nothing != none { broken.append("inverse of all") }
    return broken
  }
}
