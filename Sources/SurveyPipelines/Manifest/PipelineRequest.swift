public import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel

extension SurveyPipeline {
  /// The choices behind every number of this survey.
  public var conventions: MeasurementConventions { score.conventions }

  /// The columns the ledger keeps: those to split by, then those kept for later, each once.
  public var ledgerSegments: [String] {
    (score.segments + read.segments).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The request that this survey's settings make of files.
  ///
  /// - Parameters:
  ///   - paths: the exports, in order of arrival.
  ///   - intoLedger: whether they are read to be kept: with all columns the ledger keeps, and under the instrument they were asked by.
  ///     Otherwise they are read to be scored: split by `score.by` alone, under `score.instrument` where there is one.
  public func request(paths: [String], intoLedger: Bool = false) -> StudyRequest {
    var request = StudyRequest(paths: paths)
    request.plan.codebook = read.codebook
    request.plan.instrument = read.instrument
    request.plan.dialect = read.dialect
    request.plan.includedKinds = read.includedKinds
    request.plan.segments = intoLedger ? ledgerSegments : score.segments
    request.encoding = read.encoding
    request.delimiter = read.delimiter
    request.companions = read.companions
    request.conventions = conventions
    request.period = score.period
    request.maximumSegments = score.maximumSegments
    request.needsDigests = true
    if !intoLedger, let instrument = score.instrument { request.take(instrument) }
    return request
  }

  /// The request that this survey's settings make of a ledger.
  func ledgerRequest(_ options: PipelineOptions) -> LedgerStudy.Request {
    var request = LedgerStudy.Request(survey: survey)
    request.wave = wave ?? ""
    request.instrument = score.instrument
    request.description = read.codebook?.instrument.value ?? read.instrument
    request.care = read.codebook?.care
    request.segments = score.segments
    request.period = score.period
    request.conventions = conventions
    request.recorded = options.recorded(score)
    request.maximumSegments = score.maximumSegments
    request.minimumCell = write.minimumCell
    request.asOf = options.asOf
    return request
  }
}

extension StudyRequest {
  /// Scores by another description of the same items.
  fileprivate mutating func take(_ instrument: Instrument) {
    if let named = plan.codebook?.instrument {
      plan.codebook?.instrument = Setting(instrument.asking(named.value.facets), .declared, evidence: named.evidence)
    } else {
      plan.instrument = instrument
    }
  }
}
