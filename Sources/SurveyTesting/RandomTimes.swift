public import SurveyModel

extension RandomResponses {
  /// Gives the responses of a batch random times over `days` days from a day on, one in ten none.
  public mutating func stamp(_ batch: inout ResponseBatch, from first: Timestamp, days: Int) {
    for row in 0..<batch.count {
      let moment = first.microseconds + Int64(below(days)) * 86_400_000_000 + Int64(below(86_400)) * 1_000_000
      batch.times[row] = below(10) == 0 ? .min : moment
    }
  }
}
