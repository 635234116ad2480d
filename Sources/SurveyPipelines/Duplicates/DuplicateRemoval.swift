internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel

/// Takes replaced responses out of a tally again, by reading their source a second time.
struct DuplicateRemoval {
  let losers: [Int: Rule]

  /// Retracts the losers of one source and moves them to its quarantine.
  func apply(_ source: OpenedSource, to tally: inout SatisfactionTally, _ summary: inout SourceSummary) throws(PassFailure) {
    var (adjusted, account) = (tally, summary.accounting)
    var findings: [Finding] = []
    var log = RecordLog()
    _ = try SourcePass.forEachBatch(source, progress: { _ in }, log: &log) { batch in
      for row in 0..<batch.count {
        guard let rule = losers[batch.positions[row].record] else { continue }
        adjusted.retract(batch, row: row)
        account.setAside(rule)
        findings.append(Self.finding(rule, batch.positions[row]))
      }
    }
    tally = adjusted
    summary.accounting = account
    summary.findings = (summary.findings + findings).sorted { $0.position.byteOffset < $1.position.byteOffset }
  }

  private static func finding(_ rule: Rule, _ position: RecordPosition) -> Finding {
    let message =
      rule == .duplicateIdentical
      ? "the same response again: counted once" : "another response of the same respondent is later and replaces this one"
    return Finding(rule, position: position, message: message)
  }
}
