/// What a survey asks: items in dimensions, the facets each is rated on, and the scale of each facet.
public struct Instrument: Hashable, Sendable {
  /// A stable id with its version, such as `servqual-1991`.
  public let id: String
  /// The name people read, with the scale left out.
  public let label: Labels
  /// Where the instrument was published, or who wrote it.
  public let source: String
  /// The dimensions in printing order.
  public let dimensions: [Dimension]
  /// The scale of each facet asked; a facet that is not asked is absent.
  public let scales: [Facet: ResponseScale]
  /// Fixed weights by dimension id, in any unit, where the instrument brings them; respondents' own points override nothing here.
  public let weights: [String: Double]?

  /// An instrument.
  ///
  /// - Throws: `InstrumentError` for an empty or repeated id, a repeated item number, or expectation and perception on different scales.
  public init(
    id: String, label: Labels, source: String, dimensions: [Dimension], scales: [Facet: ResponseScale],
    weights: [String: Double]? = nil
  ) throws(InstrumentError) {
    self.init(unchecked: id, label: label, source: source, dimensions: dimensions, scales: scales, weights: weights)
    try validate()
  }

  init(
    unchecked id: String, label: Labels, source: String, dimensions: [Dimension], scales: [Facet: ResponseScale],
    weights: [String: Double]? = nil
  ) {
    self.id = id
    self.label = label
    self.source = source
    self.dimensions = dimensions
    self.scales = scales
    self.weights = weights
  }

  /// All items in dimension order: the order of every item table.
  public var items: [Item] { dimensions.flatMap(\.items) }

  /// The facets asked, in their order.
  public var facets: [Facet] { scales.keys.sorted() }

  /// Whether gaps exist: both expectation and perception are asked.
  public var hasGap: Bool { scales[.expectation] != nil && scales[.perception] != nil }

  /// Whether zones of tolerance exist: minimum, expectation and perception are all asked, on one scale.
  public var hasZone: Bool { hasGap && scales[.minimum] == scales[.perception] }

  /// The scale of the answers that count: perception's, else the first facet's.
  public var scale: ResponseScale { scales[.perception] ?? facets.first.flatMap { scales[$0] } ?? .sevenPoint }

  /// The same instrument with every facet on `scale`.
  public func rescaled(to scale: ResponseScale) -> Instrument {
    Instrument(
      unchecked: id, label: label, source: source, dimensions: dimensions, scales: scales.mapValues { _ in scale }, weights: weights)
  }

  /// The same items asked for `facets` only; facets without a scale of their own take the instrument's.
  public func asking(_ facets: [Facet]) -> Instrument {
    let kept = Dictionary(facets.map { ($0, scales[$0] ?? scale) }, uniquingKeysWith: { first, _ in first })
    return Instrument(unchecked: id, label: label, source: source, dimensions: dimensions, scales: kept, weights: weights)
  }
}
