public import SurveyModel

/// What a tally counts; tallies of one shape can be joined.
public struct TallyShape: Equatable, Sendable {
  /// The instrument.
  public let instrument: Instrument
  /// The columns responses are split by.
  public let segmentKeys: [String]
  /// Whether importance points are counted.
  public let hasPoints: Bool
  /// Whether cross-products of items are counted, which standardised alpha, lambda-6 and omega need.
  public let hasItemProducts: Bool
  /// What time is cut into; nil where time is not looked at.
  public let period: PeriodUnit?
  let cell: CellShape

  /// A shape.
  ///
  /// - Parameter missingRule: the rule to measure under, where it is none of the named ones; those are always counted.
  public init(
    instrument: Instrument, segmentKeys: [String] = [], hasPoints: Bool = false, hasItemProducts: Bool = false, period: PeriodUnit? = nil,
    missingRule: MissingRule = .half
  ) {
    self.instrument = instrument
    self.segmentKeys = segmentKeys
    self.hasPoints = hasPoints
    self.hasItemProducts = hasItemProducts
    self.period = period
    cell = CellShape(
      instrument, hasPoints: hasPoints, hasItemProducts: hasItemProducts, rules: MissingRules(missingRule, instrument))
  }

  /// Whether a tally of this shape can be measured under `rule`.
  public func holds(_ rule: MissingRule) -> Bool { cell.rules.place(of: rule) != nil }

  /// Two shapes are equal if they count the same; what is derived from the instrument need not be compared.
  public static func == (left: TallyShape, right: TallyShape) -> Bool {
    left.instrument == right.instrument && left.segmentKeys == right.segmentKeys && left.hasPoints == right.hasPoints
      && left.hasItemProducts == right.hasItemProducts && left.period == right.period && left.cell.rules == right.cell.rules
  }
}

/// The sides of a pair that are summed: expectation, perception and their difference.
enum Side: Int, CaseIterable {
  case expectation
  case perception
  case gap
}

/// Where each count of a cell lies. Counts that almost every response touches come first and are stored densely; the rest are sparse.
struct CellShape: Equatable, Sendable {
  let itemCount: Int
  let points: Int
  let hasGap: Bool
  let hasPoints: Bool
  let hasItemProducts: Bool
  let rules: MissingRules
  /// Whether minimum, expectation and perception are asked on one scale.
  let hasZone: Bool
  /// What importance ratings weigh; nil where none are asked.
  let ratings: RatingShape?
  /// The dimensions, and behind them all items as one scale.
  let scales: [ScaleShape]
  /// The first slot of expectation and of perception in a response batch.
  let expectationSlot: Int
  let perceptionSlot: Int
  let minimumSlot: Int
  let jointStart: Int
  /// Respondents with every pair, by the numerator of their overall gap over `overallUnit`.
  let overallStart: Int
  let overallUnit: Int
  /// What a complete dimension's sum counts for in that numerator.
  let overallFactors: [Int]
  let denseCount: Int
  /// Whether the sum of all items fits 16 bits, and sums of its products 32.
  let hasShortSums: Bool
  let hasShortProducts: Bool
  /// Whether one word tells what a respondent answered of each dimension.
  let hasShortPatterns: Bool
  /// The common denominator of all overall gaps; nil where it would be too large to count by.
  let fractionUnit: Int64?
  /// For every number of answered pairs of a dimension, what one point of their sum adds to a numerator before the mean of dimensions.
  let pairShares: [Int]
  /// For every number of observed dimensions, what their mean multiplies a numerator by.
  let dimensionShares: [Int]
  /// The least answered pairs, rule after rule, dimension after dimension.
  let leastPairs: [Int]
  /// Where counts can lie that are stored sparsely.
  let sparsePlaces: Range<Int>

  init(_ instrument: Instrument, hasPoints: Bool, hasItemProducts: Bool, rules: MissingRules) {
    let layout = SlotLayout(instrument)
    var places = PlaceAllocator(isDense: instrument.scale.points <= 16)
    itemCount = instrument.items.count
    points = instrument.scale.points
    hasGap = instrument.hasGap
    self.hasPoints = hasPoints
    self.hasItemProducts = hasItemProducts
    self.rules = rules
    expectationSlot = layout.slot(item: 0, facet: .expectation) ?? -1
    perceptionSlot = layout.slot(item: 0, facet: .perception) ?? -1
    minimumSlot = layout.slot(item: 0, facet: .minimum) ?? -1
    hasZone = instrument.hasZone
    ratings = RatingShape(instrument, layout)
    let width = points + MissingReason.allCases.count
    jointStart = places.hot(itemCount * width * (instrument.hasGap ? width : 1))
    var first = 0
    var scales: [ScaleShape] = []
    for dimension in instrument.dimensions {
      scales.append(ScaleShape(items: first..<first + dimension.items.count, range: points - 1, &places))
      first += dimension.items.count
    }
    scales.append(ScaleShape(items: 0..<itemCount, range: points - 1, &places))
    self.scales = scales
    let common = instrument.dimensions.reduce(Int64(1)) { Rational.leastCommonMultiple($0, Int64(max(1, $1.items.count))) }
    overallUnit = Int(common) * instrument.dimensions.count
    overallFactors = instrument.dimensions.map { Int(common) / max(1, $0.items.count) }
    overallStart = places.hot(2 * (points - 1) * overallUnit + 1)
    let sizes = instrument.dimensions.map(\.items.count)
    (fractionUnit, pairShares, dimensionShares) = FractionUnit.of(sizes, range: points - 1)
    leastPairs = rules.all.flatMap { rule in sizes.map { rule.minimum(of: $0) } }
    denseCount = places.denseCount
    sparsePlaces = places.sparsePlaces
    hasShortSums = itemCount * (points - 1) <= Int(Int16.max)
    // Six bits tell how many of up to 63 items.
    hasShortPatterns = sizes.count <= 10 && sizes.allSatisfy { $0 < 64 }
    hasShortProducts = CompleteColumns.fits(most: itemCount * (points - 1))
  }
}

/// Hands out places, dense ones first as long as they are few.
struct PlaceAllocator {
  let isDense: Bool
  private var nextDense = 0
  private static let firstSparse = 1 << 40
  private var nextSparse = Self.firstSparse

  init(isDense: Bool) { self.isDense = isDense }

  mutating func hot(_ count: Int) -> Int {
    guard isDense, count <= 1 << 14 else { return cold(count) }
    defer { nextDense += count }
    return nextDense
  }

  mutating func cold(_ count: Int) -> Int {
    defer { nextSparse += count }
    return nextSparse
  }

  var denseCount: Int { nextDense }

  var sparsePlaces: Range<Int> { Self.firstSparse..<nextSparse }
}

/// The denominator that all means of dimension scores have in common, whichever pairs are answered.
enum FractionUnit {
  /// The unit, and what a sum over so many pairs and a mean of so many dimensions are multiplied by.
  static func of(_ sizes: [Int], range: Int) -> (unit: Int64?, pairs: [Int], dimensions: [Int]) {
    let none: (Int64?, [Int], [Int]) = (nil, [], [])
    guard let pairs = common(sizes.max() ?? 1), let dimensions = common(sizes.count) else { return none }
    let (unit, isTooLarge) = pairs.multipliedReportingOverflow(by: dimensions)
    // Sums of all items, and room to add what was stored.
    guard !isTooLarge, unit < Int64(1) << 40, Int64(range) * Int64(sizes.reduce(0, +)) < 1 << 20 else { return none }
    return (unit, shares(of: pairs, upTo: sizes.max() ?? 1), shares(of: dimensions, upTo: sizes.count))
  }

  /// The least common multiple of the numbers up to `last`.
  private static func common(_ last: Int) -> Int64? {
    guard last >= 1, last <= 22 else { return nil }
    return (1...Int64(last)).reduce(1) { Rational.leastCommonMultiple($0, $1) }
  }

  private static func shares(of whole: Int64, upTo last: Int) -> [Int] { [0] + (1...last).map { Int(whole) / $0 } }
}
