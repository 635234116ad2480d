public import SatisfactionScoring
public import SurveyModel

/// Which measures a survey's customer-care columns feed: one exists only where its columns do.
public struct CarePlan: Equatable, Sendable {
  /// The columns and choices.
  public let care: CareCodebook
  /// What is asked beside them.
  public let instrument: Instrument
  /// How many answered pairs a dimension's gap needs.
  public let rule: MissingRule
  /// Figures to be shown beside one's own.
  public let benchmarks: Benchmarks
  /// The time up to which the columns speak, in microseconds since 1970; nil where it is not known.
  public let asOf: Int64?
  /// Where the columns are.
  let places: CarePlaces
  /// Where the pyramid is cut.
  public let pyramid = PyramidRules()

  /// A plan for the responses of an instrument.
  ///
  /// - Parameter asOf: what tells whether a promise that is still open was broken.
  public init(_ care: CareCodebook, _ instrument: Instrument, rule: MissingRule = .half, asOf: Timestamp? = nil) {
    (self.care, self.instrument, self.rule, self.asOf) = (care, instrument, rule, asOf?.microseconds)
    places = CarePlaces(care)
    var benchmarks = Benchmarks.published
    for own in care.choices.benchmarks {
      guard let value = own.value else {
        benchmarks.remove(own.id)
        continue
      }
      let known = benchmarks[own.id]
      benchmarks.set(
        Benchmark(
          id: own.id, value: value, unit: known?.unit ?? .percent, source: own.source, labels: known?.labels ?? Labels(["en": own.id])))
    }
    self.benchmarks = benchmarks
  }

  /// How many dimensions have gaps; 0 where no expectations are asked.
  var dimensions: Int { instrument.hasGap ? instrument.dimensions.count : 0 }

  // MARK: What there is

  var hasClassColumn: Bool { places.customerClass != nil }
  var hasPyramid: Bool { hasClassColumn || places.customerValue != nil }
  var hasLosses: Bool { places.hasLeft != nil || places.returns != nil }
  var hasLifetime: Bool { places.orderValue != nil && places.ordersPerYear != nil && places.years != nil }
  var hasComplaints: Bool { places.hadProblem != nil || places.complained != nil }
  var hasLoyalty: Bool { !care.places(under: "loyalty").isEmpty }
  var hasWordOfMouth: Bool { places.peopleTold != nil }
  var hasPrinciples: Bool { places.principles.contains { $0 != nil } }
  var hasWaiting: Bool { [places.waitExpected, places.waitPerceived, places.waitActual].count { $0 != nil } > 1 || hasPrinciples }

  /// The column that says who is kept: what customers did, before what they mean to do.
  var keeping: (place: Int, isKept: Bool, basis: KeptBasis)? {
    if let left = places.hasLeft { return (left, false, .behaviour) }
    if let returns = places.returns ?? places.repurchase { return (returns, true, .intention) }
    return nil
  }

  /// What says who is kept.
  enum KeptBasis: String { case behaviour, intention }

  // MARK: The shapes of their tallies

  func decimals(_ place: Int?) -> Int {
    guard let place, case .number(let decimals, _) = care.columns[place].form else { return 0 }
    return decimals
  }

  /// What a class is called: by its share of all customers where they are ranked, else by what the column calls it.
  func labels(of customerClass: CustomerClass) -> Labels {
    guard hasClassColumn else { return customerClass.labels }
    let names = care.choices.classes.filter { $0.place == customerClass.place }.map(\.name).joined(separator: ", ")
    let letter = customerClass.rawValue.uppercased()
    return Labels(["en": names.isEmpty ? letter : "\(letter) (\(names))"])
  }

  var lifetimeShape: LifetimeValueTally.Shape {
    LifetimeValueTally.Shape(
      order: decimals(places.orderValue), ordersPerYear: decimals(places.ordersPerYear), years: decimals(places.years))
  }

  var sources: [ExpectationSource] {
    care.choices.sources.map { own in
      let published = ExpectationSource.published.first { $0.id == own.id }
      return ExpectationSource(id: own.id, labels: own.labels ?? published?.labels ?? Labels(["en": own.id]))
    }
  }

  var stages: [ComplaintStage] {
    care.choices.stages.map { own in
      let published = ComplaintStage.published.first { $0.id == own.id }
      return ComplaintStage(
        id: own.id, labels: own.labels ?? published?.labels ?? Labels(["en": own.id]), promise: care.choices.stagePromises[own.id])
    }
  }

  var levels: [ServiceLevel] {
    care.choices.levels.map { own in
      let promise = care.choices.promises[own.id] ?? CareChoices.Promise()
      let published = ServiceLevel.published.first { $0.id == own.id && $0.limit == promise.limit }
      return ServiceLevel(
        id: own.id, labels: own.labels ?? published?.labels ?? Labels(["en": own.id]), limit: promise.limit,
        includesLimit: promise.includesLimit)
    }
  }

  var rubrics: [ServiceRubric] {
    care.choices.rubrics.map { own in
      let steps = care.choices.steps[own.id] ?? []
      let published = [ServiceRubric.problemSolving, .capability, .followUp].first { $0.id == own.id && $0.steps.count == steps.count }
      return ServiceRubric(
        id: own.id,
        steps: steps.enumerated().map { place, step in step.labels ?? published?.steps[place] ?? Labels(["en": step.id]) })
    }
  }

  /// A part of loyalty without items is one item that nobody answered.
  var loyaltyShape: LoyaltyTally.Shape {
    let block = { (items: [Int]) in ItemBlock(items: items.count, points: points(items.first)) }
    return LoyaltyTally.Shape(
      satisfaction: block(places.satisfactionItems), delight: block(places.delightItems), trust: block(places.trustItems),
      conductPoints: points(places.conduct.compactMap(\.self).first), weights: care.choices.loyaltyWeights, dimensions: dimensions)
  }

  var waitShape: ItemBlock { WaitTally.block(points: points(places.principles.compactMap(\.self).first)) }

  /// How many points the scale of a column's answers has.
  func points(_ place: Int?) -> Int {
    guard let place, case .answer(let scale, _) = care.columns[place].form else { return 2 }
    return scale.points
  }
}
