internal import CustomerCare
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

extension Study {
  /// Counts the customer-care measures over the responses that stay: respondents are needed a second time, since their class is known only
  /// when all are there.
  mutating func countCare() throws(StudyError) {
    guard let columns = request.plan.codebook?.care, let store, let instrument = instrument?.value else { return }
    let plan = CarePlan(columns, instrument, rule: request.conventions.missingRule, asOf: period?.upperBound)
    var care = CareStudy(plan, segmentKeys: request.plan.segments)
    do throws(ReadingError) {
      if care.needsRanking { try store.forEachBatch { care.rank($0.responses) } }
      try store.forEachBatch { care.add($0.responses) }
    } catch { throw .storeFailed(message: error.message) }
    careStudy = care
  }
}
