/// Counts or sums by key; what adds up to zero is no entry, for everybody who looks.
///
/// Most have a handful of keys, which are looked through faster than hashed.
struct Sparse<Key: Hashable & Sendable, Value: AdditiveArithmetic & Sendable>: Equatable, Sendable {
  private var keys: [Key] = []
  private var values: [Value] = []
  /// Where each key is; empty while there are few.
  private var places: [Key: Int] = [:]
  private static var few: Int { 8 }

  static func == (left: Self, right: Self) -> Bool { left.entries == right.entries }

  /// The keys that count.
  var entries: [Key: Value] {
    var entries: [Key: Value] = [:]
    for (key, value) in zip(keys, values) where value != .zero { entries[key] = value }
    return entries
  }

  subscript(key: Key) -> Value { place(of: key).map { values[$0] } ?? .zero }

  private func place(of key: Key) -> Int? { keys.count <= Self.few ? keys.firstIndex(of: key) : places[key] }

  mutating func count(_ key: Key, _ amount: Value) {
    if let place = place(of: key) {
      values[place] += amount
      return
    }
    keys.append(key)
    values.append(amount)
    guard keys.count > Self.few else { return }
    if places.isEmpty { for (place, key) in keys.enumerated() { places[key] = place } } else { places[key] = keys.count - 1 }
  }

  mutating func merge(_ other: Self) {
    for (key, amount) in zip(other.keys, other.values) { count(key, amount) }
  }

  mutating func retract(_ other: Self) {
    for (key, amount) in zip(other.keys, other.values) { count(key, .zero - amount) }
  }

  /// The sum of the entries whose key is asked for.
  func total(_ isCounted: (Key) -> Bool = { _ in true }) -> Value {
    var total = Value.zero
    for (key, value) in zip(keys, values) where isCounted(key) { total += value }
    return total
  }
}

extension Sparse where Value == Int64 {
  /// How many there are under the keys asked for.
  func number(_ isCounted: (Key) -> Bool = { _ in true }) -> Int { Int(total(isCounted)) }
}
