internal import CustomerCare
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

extension Study {
  /// The measures before anybody is counted; nil where no codebook names columns for any.
  func careCounting() -> CareStudy? {
    guard let columns = request.plan.codebook?.care, let instrument = instrument?.value else { return nil }
    let asOf = request.asOf ?? period?.upperBound
    let plan = CarePlan(columns, instrument, rule: request.conventions.missingRule, asOf: asOf)
    return CareStudy(plan, segmentKeys: request.plan.segments)
  }

  /// Counts the customer-care measures over the responses that stay: respondents are needed a second time, since their class is known only
  /// when all are there.
  mutating func countCare() throws(StudyError) {
    guard let store, var care = careCounting() else { return }
    do throws(ReadingError) {
      if care.needsRanking { try store.forEachBatch { care.rank($0.responses) } }
      try store.forEachBatch { care.add($0.responses) }
    } catch { throw .storeFailed(message: error.message) }
    careStudy = care
  }
}
