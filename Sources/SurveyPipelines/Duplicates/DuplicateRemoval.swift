internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// Takes replaced responses out of a tally again, by reading their source a second time.
struct DuplicateRemoval {
  let losers: [Int: Rule]

  /// Retracts the losers of one source and moves them to its quarantine.
  func apply(_ source: OpenedSource, to tally: inout SatisfactionTally, _ summary: inout SourceSummary) throws(PassFailure) {
    var adjusted = tally
    var findings: [Finding] = []
    do throws(ReadingError) {
      let reader = try source.plan.reader(source.text, isReference: source.isReference)
      var normaliser = Normaliser(source.plan)
      var records = RecordBatch(fieldsPerRecord: source.plan.fieldsPerRecord)
      var (responses, log) = (normaliser.responseBatch(), RecordLog())
      while try reader.read(into: &records) {
        var next = 0
        while next < records.count {
          responses.removeAll()
          normaliser.normalise(records, from: &next, into: &responses, log: &log)
          for row in 0..<responses.count {
            guard let rule = losers[responses.positions[row].record] else { continue }
            adjusted.retract(responses, row: row)
            findings.append(Self.finding(rule, responses.positions[row]).placed(in: source.text))
          }
        }
      }
    } catch { throw .source(SourceFailure(error)) }
    tally = adjusted
    summary.setAside(findings)
  }

  static func finding(_ rule: Rule, _ position: RecordPosition) -> Finding {
    let message =
      rule == .duplicateIdentical
      ? "the same response again: counted once" : "another response of the same respondent is later and replaces this one"
    return Finding(rule, position: position, message: message)
  }
}

extension SourceSummary {
  /// Moves responses that others replace to the quarantine.
  mutating func setAside(_ duplicates: [Finding]) {
    guard !duplicates.isEmpty else { return }
    for duplicate in duplicates { accounting.setAside(duplicate.rule) }
    findings = (findings + duplicates).sorted { $0.position.byteOffset < $1.position.byteOffset }
  }
}
