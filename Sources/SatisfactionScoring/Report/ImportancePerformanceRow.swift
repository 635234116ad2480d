public import SurveyModel

/// Which crosshair divides an importance-performance chart; they disagree strongly, so each is printed with its result.
public enum CrosshairKind: String, CaseIterable, Sendable {
  /// The grand means over the subjects: the default.
  case means
  /// The medians over the subjects.
  case medians
  /// The middle of each scale; with importance points, the equal share.
  case midpoint
  /// The user's own.
  case user
}

/// The four fields of an importance-performance chart (Martilla and James 1977); what lies on a line counts as high.
public enum Quadrant: String, Sendable {
  /// High importance, low performance.
  case concentrateHere = "concentrate_here"
  /// High importance, high performance.
  case keepUp = "keep_up"
  /// Low importance, low performance.
  case lowPriority = "low_priority"
  /// Low importance, high performance.
  case possibleOverkill = "possible_overkill"
}

/// Where one item, or one dimension, lies in an importance-performance chart with one of the crosshairs.
public struct ImportancePerformanceRow: Sendable {
  /// Whose answers about which dimension; `n` is the smaller of those behind importance and performance.
  public let score: ScoreRow
  /// The item; nil where importance is known by dimension only.
  public let item: Item?
  /// The item's place, from 1.
  public let itemOrder: Int?
  /// What stands for importance.
  public let source: ImportanceSource
  /// The mean importance: on the ratings' own scale, or points of 100; nil where nobody answered.
  public let importance: Double?
  /// The mean perception; nil where nobody answered.
  public let performance: Double?
  /// How the crosshair was chosen.
  public let kind: CrosshairKind
  /// Where the lines cross; nil where nobody answered anything.
  public let crosshair: Crosshair?
  /// Importance less performance, each as percent of its own scale: above 0 the item falls short of its importance. Nil with points, which
  /// have no scale.
  public let gapLineDistance: Double?

  /// Importance less the crosshair's; what is rounding is 0.
  public var importanceDistance: Double? { Self.distance(importance, crosshair?.importance) }

  /// Performance less the crosshair's; what is rounding is 0.
  public var performanceDistance: Double? { Self.distance(performance, crosshair?.performance) }

  /// The field the subject lies in.
  public var quadrant: Quadrant? {
    guard let importance = importanceDistance, let performance = performanceDistance else { return nil }
    if importance >= 0 { return performance >= 0 ? .keepUp : .concentrateHere }
    return performance >= 0 ? .possibleOverkill : .lowPriority
  }

  /// Why the first number that is missing is missing.
  public var reason: ReasonCode? {
    if quadrant == nil { return .noData }
    return gapLineDistance == nil ? .noScale : nil
  }

  private static func distance(_ value: Double?, _ line: Double?) -> Double? {
    guard let value, let line else { return nil }
    // Means of means differ in their last digits although they are the same: a tie must stay a tie.
    return abs(value - line) < 1e-12 * max(1, abs(line)) ? 0 : value - line
  }
}
