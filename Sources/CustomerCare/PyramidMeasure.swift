public import SatisfactionScoring

extension ReasonCode {
  /// The class has so few customers that its numbers speak of them and not of a class.
  public static let handful = ReasonCode(rawValue: "handful")
  /// The rank is one among those who answered, not among all customers.
  public static let rankedRespondents = ReasonCode(rawValue: "ranked_respondents")
  /// Customers of equal value lie on both sides of a cut.
  public static let tiedAtCut = ReasonCode(rawValue: "tied_at_cut")
}

/// The customer pyramid.
public struct PyramidMeasure: Sendable, Equatable {
  /// What decided the class.
  public let basis: PyramidTally.Basis
  /// Customers who are in a class.
  public let n: Int
  /// Customers who are in none: without a value, or without a class in the column.
  public let unclassified: Int
  /// Values too large to be added up.
  public let unreadable: Int
  /// A, B, C and D; a class may be empty.
  public let classes: [PyramidClass]
  /// Cuts among customers of equal value.
  public let ties: [PyramidTie]
  /// A, B and C together: how many of all, and what share of the value. By the 80/20 rule a fifth of customers bring four fifths.
  public let top: PyramidShare
  /// The fewest customers who bring four fifths of the value, of all who were ranked; nil under a class column, or without value.
  public let fourFifths: CareShare?
  /// What to know before reading: `ranked_respondents`, `handful`, `tied_at_cut`.
  public let warnings: [ReasonCode]

  init(_ sums: [ClassSums], unclassified: Int, unreadable: Int, ranking: CustomerRanking?, rules: PyramidRules, level: Double) {
    (basis, self.unclassified, self.unreadable) = (ranking == nil ? .classColumn : .ranking, unclassified, unreadable)
    let customers = sums.map { Int($0.customers) }
    n = customers.reduce(0, +)
    classes = PyramidClass.all(sums, rules: rules, level: level)
    ties = ranking?.ties ?? []
    top = PyramidShare(sums.dropLast(), of: sums, level: level)
    fourFifths = ranking.flatMap { ranking in ranking.fourFifths.map { CareShare(count: $0, of: ranking.n, level: level) } }
    let isHandful = customers[0] < rules.handful
    warnings = [
      basis == .ranking ? .rankedRespondents : nil, isHandful ? .handful : nil, ties.isEmpty ? nil : .tiedAtCut,
    ].compactMap { $0 }
  }
}

/// How many of all customers, and how much of all value.
public struct PyramidShare: Sendable, Equatable {
  /// Of the customers.
  public let customers: CareShare
  /// Of the value, of 1; nil where the values do not add up to more than 0.
  public let value: Double?
  /// Why there is no share of the value.
  public let reason: ReasonCode?

  init(_ part: some Sequence<ClassSums>, of all: [ClassSums], level: Double) {
    let (some, total) = (part.reduce(MomentSums.zero) { $0 + $1.value }, all.reduce(MomentSums.zero) { $0 + $1.value })
    let (count, n) = (part.reduce(0) { $0 + Int($1.customers) }, all.reduce(0) { $0 + Int($1.customers) })
    customers = CareShare(count: count, of: n, level: level)
    value = total.sum > 0 ? Double(some.sum) / Double(total.sum) : nil
    reason = total.sum > 0 ? nil : total.n == 0 ? .notAsked : .zeroSum
  }
}

/// One class of customers.
public struct PyramidClass: Sendable, Equatable {
  /// Which.
  public let customerClass: CustomerClass
  /// Its part of customers and of value.
  public let share: PyramidShare
  /// The value per customer who has one.
  public let value: CareMean
  /// The gap of its customers.
  public let gap: GapMeasure
  /// Its gap less that of the other classes. All classes and dimensions are one family under Holm's adjustment.
  public let against: GapContrasts?
  /// The three outcomes.
  public let outcomes: OutcomeMeasure
  /// Who comes back, or means to, of those who were asked.
  public let returns: CareShare
  /// The gap of those who leave less that of those who stay: over which dimension the class is lost. One family over all classes.
  public let lostOver: GapContrasts?
  /// `handful`, or why there are no numbers.
  public let reason: ReasonCode?

  static func all(_ sums: [ClassSums], rules: PyramidRules, level: Double) -> [PyramidClass] {
    let gaps = sums.map { $0.gaps.measure(level: level) }
    let against = sums.indices.map { index in
      let others = sums.indices.filter { $0 != index }.map { sums[$0].gaps }
      return gaps[index].contrasts((others.first?.joined(others.dropFirst()) ?? sums[index].gaps).measure(level: level), level: level)
    }
    let lost = sums.map { $0.leaving.measure(level: level).contrasts($0.staying.measure(level: level), level: level) }
    let (compared, lostOver) = (GapContrasts.judged(against, level: level), GapContrasts.judged(lost, level: level))
    return sums.indices.map { index in
      let own = sums[index]
      let asked = own.returns.number()
      return PyramidClass(
        customerClass: CustomerClass.allCases[index], share: PyramidShare([own], of: sums, level: level),
        value: own.value.mean(level: level), gap: gaps[index], against: compared[index], outcomes: own.outcomes.measure(level: level),
        returns: CareShare(count: Int(own.returns[true]), of: asked, level: level, reason: .notAsked), lostOver: lostOver[index],
        reason: own.customers == 0 ? .noData : Int(own.customers) < rules.handful ? .handful : nil)
    }
  }
}

extension GapTally {
  fileprivate func joined(_ others: some Sequence<GapTally>) -> GapTally { others.reduce(self) { $0.merging($1) } }
}

extension MomentSums {
  /// The mean of whole numbers with its error.
  func mean(level: Double, missing: ReasonCode = .noData) -> CareMean {
    let mean = n > 0 ? Double(sum) / Double(n) : 0
    return CareMean(n: Int(n), mean: mean, variance: n > 1 ? centred / Double(n - 1) : nil, level: level, missing: missing)
  }
}
