internal import SurveyModel

/// A running 64-bit check number (FNV-1a of Fowler, Noll and Vo), the same on every machine. It finds damage and mistaken shapes; it is no
/// protection against somebody who wants to deceive.
struct TallySeal: Equatable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  mutating func add(_ number: Int) {
    let word = UInt64(bitPattern: Int64(number))
    add((0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) })
  }

  /// Text with its length, so that neighbours cannot run together.
  mutating func add(_ text: String) {
    add(text.utf8.count)
    add(text.utf8)
  }
}

extension TallyShape {
  /// A number for all that decides what is counted and where: dimensions, items, scales, segment columns, period and rules; not labels,
  /// wordings or weights.
  var mark: UInt64 {
    var seal = TallySeal()
    for dimension in instrument.dimensions {
      seal.add(dimension.id)
      seal.add(dimension.items.count)
      for item in dimension.items {
        seal.add(item.id)
        seal.add(item.isReversed ? 1 : 0)
      }
    }
    for facet in instrument.facets {
      seal.add(facet.rawValue)
      guard let scale = instrument.scales[facet] else { continue }
      for bound in [scale.minimum, scale.maximum, scale.decimals] { seal.add(bound) }
    }
    seal.add(segmentKeys.count)
    for key in segmentKeys { seal.add(key) }
    for isCounted in [hasPoints, hasItemProducts] { seal.add(isCounted ? 1 : 0) }
    seal.add(period?.rawValue ?? "")
    for rule in cell.rules.all { seal.add(rule.rawValue) }
    return seal.value
  }
}
