/// Rules about how answer texts became points on a scale.
extension Rule {
  /// The numbers in answer labels run against the labels: the labels decide.
  public static let scaleReversed = Rule(rawValue: "scale_reversed")
  /// Numbers of answers that begin elsewhere than the scale, such as 10 to 14 for five points.
  public static let scaleOffset = Rule(rawValue: "scale_offset")
  /// Expectation and perception were told by their places in a question of two sides.
  public static let facetsBySide = Rule(rawValue: "facets_by_side")
  /// Expectation and perception were answered on different scales.
  public static let scalesDiffer = Rule(rawValue: "scale_differs")
  /// Which known scale the answer labels were taken for.
  public static let scaleLabels = Rule(rawValue: "scale_labels")
}
