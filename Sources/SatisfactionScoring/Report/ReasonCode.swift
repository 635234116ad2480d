/// Why a number could not be computed.
public struct ReasonCode: RawRepresentable, Hashable, Sendable {
  /// The code as it stands in files.
  public let rawValue: String
  /// A reason by its code.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Nobody answered.
  public static let noData = ReasonCode(rawValue: "no_data")
  /// One observation has no spread.
  public static let tooFew = ReasonCode(rawValue: "n<2")
  /// Nothing varies.
  public static let zeroVariance = ReasonCode(rawValue: "zero_variance")
  /// Everybody of the population answered, so that nothing is estimated.
  public static let wholePopulation = ReasonCode(rawValue: "whole_population")
  /// The two sides lack different dimensions, so that their overall scores are not alike.
  public static let differentDimensions = ReasonCode(rawValue: "different_dimensions")
  /// A difference of means that is one of who answered what: those who answered both do not say the same.
  public static let differentPeople = ReasonCode(rawValue: "different_people")
  /// No gap differs from zero, so that there is nothing to rank.
  public static let allZero = ReasonCode(rawValue: "all_zero")
  /// A scale of one item has no consistency.
  public static let singleItem = ReasonCode(rawValue: "single_item")
  /// Items run against each other: check the reversed ones.
  public static let negativeCovariance = ReasonCode(rawValue: "negative_covariance")
  /// Items repeat each other: their correlation matrix has no inverse.
  public static let singular = ReasonCode(rawValue: "singular")
  /// The model has no solution, or none was reached.
  public static let notConverged = ReasonCode(rawValue: "not_converged")
  /// The cell is too small to be shown.
  public static let suppressed = ReasonCode(rawValue: "suppressed")
  /// The minimum is not below the desired level: there is no zone to be in.
  public static let noZone = ReasonCode(rawValue: "no_zone")
  /// Points have no scale that could be put beside the answers'.
  public static let noScale = ReasonCode(rawValue: "no_scale")
  /// What a ratio is divided by does not add up to more than 0.
  public static let zeroSum = ReasonCode(rawValue: "zero_sum")
  /// The weights are not those of the instrument's dimensions.
  public static let otherDimensions = ReasonCode(rawValue: "other_dimensions")
  /// The survey did not ask for it, or the user did not.
  public static let notAsked = ReasonCode(rawValue: "not_asked")
  /// A control chart needs at least 6 periods in its baseline.
  public static let fewPeriods = ReasonCode(rawValue: "few_periods")
  /// Weekdays do not follow one another, so that they have no control chart.
  public static let noSequence = ReasonCode(rawValue: "no_sequence")
  /// Responses without a recorded time belong to no period.
  public static let noTime = ReasonCode(rawValue: "no_time")
}
