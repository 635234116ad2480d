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
    if care.needsRanking {
      for share in try shares(of: store, care, { $0.rank($1) }) { care.mergeRanks(of: share) }
      care.finishRanking()
    }
    for share in try shares(of: store, care, { $0.add($1) }) { care.mergeCounts(of: share) }
    careStudy = care
  }

  /// What `look` makes of the responses, a share of them on each of several threads; each share begins with `care`, which has counted nobody.
  private func shares(
    of store: ResponseStore, _ care: CareStudy, _ look: @escaping @Sendable (inout CareStudy, ResponseBatch) -> Void
  ) throws(StudyError) -> [CareStudy] {
    let workers = min(request.workers ?? Workers.processors, store.partCount)
    let results = Workers.map(workers, workers: workers) { worker in
      Result { () throws(ReadingError) in
        var own = care
        for part in stride(from: worker, to: store.partCount, by: workers) {
          try store.forEachBatch(part: part) { look(&own, $0.responses) }
        }
        return own
      }
    }
    do throws(ReadingError) {
      var shares: [CareStudy] = []
      for result in results { shares.append(try result.get()) }
      return shares
    } catch { throw .storeFailed(message: error.message) }
  }
}
