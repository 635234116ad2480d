/// Counts or sums by key, without zero entries, so that equal counts are equal values.
struct Sparse<Key: Hashable & Sendable, Value: AdditiveArithmetic & Sendable>: Equatable, Sendable {
  private(set) var entries: [Key: Value] = [:]

  subscript(key: Key) -> Value { entries[key] ?? .zero }

  mutating func count(_ key: Key, _ amount: Value) {
    let sum = self[key] + amount
    entries[key] = sum == .zero ? nil : sum
  }

  mutating func merge(_ other: Self) {
    for (key, amount) in other.entries { count(key, amount) }
  }

  mutating func retract(_ other: Self) {
    for (key, amount) in other.entries { count(key, .zero - amount) }
  }

  /// The sum of the entries whose key is asked for.
  func total(_ isCounted: (Key) -> Bool = { _ in true }) -> Value {
    entries.reduce(.zero) { isCounted($1.key) ? $0 + $1.value : $0 }
  }
}

extension Sparse where Value == Int64 {
  /// How many there are under the keys asked for.
  func number(_ isCounted: (Key) -> Bool = { _ in true }) -> Int { Int(total(isCounted)) }
}
