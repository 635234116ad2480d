/// What stands for importance in an importance-performance table.
public enum ImportanceSource: String, CaseIterable, Sendable, Hashable {
  /// The importance facet by item where it is asked, else respondents' points by dimension, else nothing.
  case automatic
  /// The importance facet alone.
  case importance
  /// The expectations: a stand-in that is common and has to be asked for.
  case expectation
  /// Respondents' points, by dimension.
  case points
}

/// Where the two lines of an importance-performance chart cross: each coordinate on the scale of its own ratings.
public struct Crosshair: Sendable, Hashable {
  /// The least importance that counts as high.
  public let importance: Double
  /// The least performance that counts as high.
  public let performance: Double

  /// A crosshair; nil where a coordinate is no finite number.
  public init?(importance: Double, performance: Double) {
    guard importance.isFinite, performance.isFinite else { return nil }
    self.importance = importance
    self.performance = performance
  }

  /// A crosshair written `5,4.5`: importance first; nil for any other text.
  public init?(text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let importance = parts[0], let performance = parts[1] else { return nil }
    self.init(importance: importance, performance: performance)
  }
}

/// Published weights of the dimensions, for surveys that asked for none; used only where they are named.
public struct BenchmarkWeights: Sendable, Hashable {
  /// The name by which they are asked for.
  public let id: String
  /// Weights by dimension id, in any unit.
  public let weights: [String: Double]
  /// Who published them, and whose weights they are.
  public let source: String

  /// Weights under a name.
  public init(id: String, weights: [String: Double], source: String) {
    self.id = id
    self.weights = weights
    self.source = source
  }

  /// Customers of five companies in the United States dividing 100 points (Zeithaml, Parasuraman and Berry 1990).
  public static let pzb1990 = BenchmarkWeights(
    id: "pzb-1990", weights: ["reliability": 32, "responsiveness": 22, "assurance": 19, "empathy": 16, "tangibles": 11],
    source: "Zeithaml, Parasuraman and Berry 1990: customers of five US companies")

  /// All weights that ship.
  public static let all = [pzb1990]
}
