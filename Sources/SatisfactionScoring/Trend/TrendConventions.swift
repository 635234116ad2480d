public import SurveyModel

/// Which control chart sets the limits of a trend.
public enum ChartMethod: String, CaseIterable, Sendable {
  /// Individual values and moving ranges: what periods differ by is their common variation. For periods of about the same size.
  case individuals = "xmr"
  /// Means by the spread inside periods: each period's limits follow from its own n. For periods of different size.
  case means = "xbar_s"

  /// Without a wish: means if the largest period has over twice the responses of the smallest, or the smallest has under 30.
  static func chosen(_ responses: [Int]) -> ChartMethod {
    let (smallest, largest) = (responses.min() ?? 0, responses.max() ?? 0)
    return smallest < 30 || largest > 2 * smallest ? .means : .individuals
  }
}

/// Which periods set the limits. A frozen baseline keeps old signals where they are when periods are added.
public enum TrendBaseline: Sendable, Hashable, CustomStringConvertible {
  /// The first so many periods of the whole survey.
  case first(Int)
  /// The periods that lie wholly within two days, both included.
  case days(from: Timestamp, to: Timestamp)

  /// As the command line takes it: `12` or `2026-01-01..2026-06-30`.
  public var description: String {
    switch self {
    case .first(let count): "\(count)"
    case .days(let from, let to): "\(from.date)..\(to.date)"
    }
  }

  /// The periods among all, in their order, that a baseline names.
  func periods(of all: [Period]) -> [Period] {
    switch self {
    case .first(let count): Array(all.prefix(count))
    case .days(let from, let to):
      all.filter { period in
        period.days.map { from.dayNumber <= $0.lowerBound && $0.upperBound <= to.dayNumber } ?? false
      }
    }
  }
}
