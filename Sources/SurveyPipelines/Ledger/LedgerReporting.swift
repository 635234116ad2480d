internal import SatisfactionScoring
public import SurveyLedger

extension SurveyPipeline {
  /// Measures what a ledger holds of this survey, as a run of the pipeline would, without taking anything in.
  ///
  /// - Throws: `LedgerError`, `StudyError` where nothing is kept, `ConfigurationError`.
  public func study(_ ledger: Ledger, _ options: PipelineOptions = PipelineOptions()) throws -> LedgerStudy {
    try LedgerStudy(ledger, ledgerRequest(options))
  }
}
