/// One state of raking: cells by index, margins as shares.
struct ProportionalFit {
  private let design: [Double]
  /// Per margin, the category of each cell by index.
  private let members: [[Int]]
  /// Per margin, the wanted share of each category.
  private let targets: [[Double]]
  private let total: Double
  private(set) var factors: [Double]

  init(_ cells: [Raking.Cell], _ margins: [Raking.Margin]) throws(Raking.Failure) {
    guard cells.allSatisfy({ $0.categories.count == margins.count && isAmount($0.designWeight) }),
      margins.allSatisfy({ $0.targets.values.allSatisfy(isAmount) })
    else { throw .malformed }
    design = cells.map(\.designWeight)
    total = design.reduce(0, +)
    guard total > 0 else { throw .nothingToWeigh }
    factors = Array(repeating: 1, count: cells.count)
    var members: [[Int]] = []
    var targets: [[Double]] = []
    for (index, margin) in margins.enumerated() {
      let categories = try Categories(margin)
      members.append(try categories.members(cells.map { $0.categories[index] }))
      try categories.checkPresence(members[index], design)
      targets.append(categories.shares)
    }
    (self.members, self.targets) = (members, targets)
  }

  /// The share of each category at the present weights.
  private func shares(_ margin: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: targets[margin].count)
    for (cell, category) in members[margin].enumerated() { sums[category] += design[cell] * factors[cell] / total }
    return sums
  }

  /// The largest distance of a share from its target.
  var error: Double {
    targets.indices.reduce(0) { worst, margin in
      zip(shares(margin), targets[margin]).reduce(worst) { max($0, abs($1.0 - $1.1)) }
    }
  }

  /// Brings every margin to its target, one after the other; each moves those before it a little.
  mutating func round() {
    for margin in targets.indices {
      let ratios = zip(shares(margin), targets[margin]).map { $0 > 0 ? $1 / $0 : 0 }
      for (cell, category) in members[margin].enumerated() { factors[cell] *= ratios[category] }
    }
  }
}

/// The categories of a margin in a fixed order.
private struct Categories {
  let margin: String
  let names: [String]
  let shares: [Double]

  init(_ margin: Raking.Margin) throws(Raking.Failure) {
    let sorted = margin.targets.sorted { $0.key < $1.key }
    let sum = sorted.reduce(0) { $0 + $1.value }
    guard sum > 0 else { throw .nothingToWeigh }
    (self.margin, names, shares) = (margin.name, sorted.map(\.key), sorted.map { $0.value / sum })
  }

  func members(_ categories: [String]) throws(Raking.Failure) -> [Int] {
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    var members: [Int] = []
    for category in categories {
      guard let place = places[category] else { throw .unknownCategory(margin: margin, category: category) }
      members.append(place)
    }
    return members
  }

  func checkPresence(_ members: [Int], _ design: [Double]) throws(Raking.Failure) {
    var weights = Array(repeating: 0.0, count: names.count)
    for (cell, category) in members.enumerated() { weights[category] += design[cell] }
    for (place, weight) in weights.enumerated() where weight == 0 && shares[place] > 0 {
      throw .emptyCategory(margin: margin, category: names[place])
    }
  }
}

private func isAmount(_ value: Double) -> Bool { value.isFinite && value >= 0 }
