import CustomerCare
import SatisfactionScoring
import StatisticalInference
import TestSupport

/// The invented customers of `oracle_care.py`, as records of each tally.
struct Customer {
  let cells: [String: String]

  static func all() throws -> [Customer] {
    try figures(Repository.path("Tests/Support/Reference/care.csv")).map { Customer(cells: $0) }
  }

  func number(_ name: String) -> Int64? { cells[name].flatMap { Int64($0) } }
  func flag(_ name: String) -> Bool? { number(name).map { $0 == 1 } }
  func points(_ name: String, _ count: Int) -> [Int?] { (0..<count).map { number("\(name)\($0)").map { Int($0) } } }
  func score(_ name: String) -> ExactScore? { number(name).flatMap { ExactScore(sum: $0) } }

  /// Scores by dimension; without an answered pair there is none, since nothing can be divided by 0.
  var gaps: [ExactScore?] { (0..<5).map { ExactScore(sum: number("g\($0)") ?? 0, over: number("n\($0)") ?? 0) } }
}

/// Values of measures under the names that the oracle gives them.
struct Named {
  private(set) var values: [String: Double?] = [:]

  mutating func put(_ key: String, _ value: Double?) { values[key] = .some(value) }

  mutating func put(_ key: String, _ share: CareShare) {
    put("\(key).n", Double(share.n))
    put("\(key).share", share.value)
    put("\(key).low", share.interval?.low)
    put("\(key).high", share.interval?.high)
  }

  mutating func put(_ key: String, _ mean: CareMean) {
    put("\(key).n", Double(mean.n))
    put("\(key).mean", mean.value)
    put("\(key).se", mean.estimate?.se)
    put("\(key).low", mean.estimate?.interval?.low)
    put("\(key).p", mean.estimate?.p)
  }

  mutating func put(_ key: String, _ contrast: CareContrast) {
    put("\(key).difference", contrast.test?.difference)
    put("\(key).t", contrast.test?.t)
    put("\(key).df", contrast.test?.df)
    put("\(key).p", contrast.test?.p)
    put("\(key).low", contrast.test?.interval?.low)
    put("\(key).adjusted", contrast.adjustedP)
  }

  mutating func put(_ key: String, _ gap: GapMeasure) {
    for (place, mean) in gap.dimensions.enumerated() { put("\(key).\(place)", mean) }
    put("\(key).overall", gap.overall)
  }

  mutating func put(_ key: String, _ contrasts: GapContrasts?) {
    for (place, contrast) in (contrasts?.dimensions ?? []).enumerated() { put("\(key).\(place)", contrast) }
    if let overall = contrasts?.overall { put("\(key).overall", overall) }
  }

  /// The oracle's values whose key begins so, and those of them that are not ours.
  func differences(_ prefixes: [String]) throws -> (compared: Int, wrong: [String]) {
    let rows = try JSONRow.rows(ofFile: Repository.path("Tests/Support/Reference/care-values.json"), at: ["values"])
    let asked = rows.filter { row in prefixes.contains { row.text("key")?.hasPrefix($0) ?? false } }
    let wrong = asked.compactMap { row -> String? in
      let (key, expected) = (row.text("key") ?? "", row.number("value"))
      guard let ours = values[key] else { return "\(key) is not computed" }
      return agree(ours, expected) ? nil : "\(key): \(ours ?? .nan), scipy \(expected ?? .nan)"
    }
    return (asked.count, wrong)
  }
}

extension CareTally {
  /// The tally of all customers.
  init(_ shape: Shape, of customers: [Customer], _ record: (Customer) -> Record) {
    self.init(shape: shape)
    for customer in customers { add(record(customer)) }
  }
}
