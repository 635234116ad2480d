internal import SurveyModel

/// The mean and spread of one facet.
public struct FacetSummary: Sendable, Equatable {
  /// The mean, on the answers' own scale.
  public let mean: Double
  /// The standard deviation with n-1; nil where n < 2 or the statistic is an average of averages.
  public let sd: Double?

  init?(_ moments: Moments, on scale: ResponseScale) {
    guard moments.n > 0 else { return nil }
    mean = scale.value(at: moments.mean)
    sd = moments.variance.map { max(0, $0).squareRoot() / Double(scale.unit) }
  }

  init(mean: Double, sd: Double?) {
    self.mean = mean
    self.sd = sd
  }
}
