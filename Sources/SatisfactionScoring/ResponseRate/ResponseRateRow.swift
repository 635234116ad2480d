public import StatisticalInference

/// How many of the invited answered, in one segment.
public struct ResponseRateRow: Sendable, Equatable {
  /// Who was invited.
  public let segment: SegmentIdentity
  /// How many people were invited; nil where the invitations say nothing of the segment.
  public let invited: Int?
  /// Responses that count.
  public let responses: Int
  /// responses / invited, above 1 where more answered than were invited; nil without invitations.
  public let rate: Double?
  /// Wilson's score interval of the rate, which says something only where the invited are a sample themselves.
  public let interval: Interval?
  /// Why a number is missing.
  public let reason: ReasonCode?

  /// A rate with its interval at `level`.
  init(segment: SegmentIdentity, invited: Int?, responses: Int, level: Double) {
    self.segment = segment
    self.invited = invited
    self.responses = responses
    rate = invited.flatMap { $0 > 0 ? Double(responses) / Double($0) : nil }
    interval = invited.flatMap { WilsonInterval.interval(count: responses, of: $0, level: level) }
    reason =
      switch invited {
      case nil: .notAsked
      case .some(let invited) where responses > invited: .moreThanInvited
      case 0?: .noData
      default: nil
      }
  }
}

extension ReasonCode {
  /// More answered than were invited: the invitations are of another wave, or the link was passed on.
  public static let moreThanInvited = ReasonCode(rawValue: "more_than_invited")
}
