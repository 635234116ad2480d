internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// What is known of a source beside its records: the same whichever part of them is read.
struct SourceFrame: Hashable, Sendable {
  var names = SourceNames()
  /// The rows above the first record.
  var preamble = RowAccounting()
  /// What is said about those rows, and about documents that could not be joined to the others.
  var findings: [Finding] = []
  /// The rules that set such documents aside.
  var refusedMembers: [Rule] = []
}

extension SourceFrame {
  init(_ source: OpenedSource) {
    names = SourceNames(source.plan)
    preamble = source.plan.preamble
    findings = source.plan.preambleFindings + source.text.refused.map(\.finding)
    refusedMembers = source.text.refused.map(\.rule)
  }
}

extension SourceSummary {
  /// Accounts for all rows of a source, and tells what was found, in order.
  mutating func account(_ frame: SourceFrame, _ log: RecordLog, _ points: PointsCheck, closing: [Finding]) {
    accounting = frame.preamble
    accounting.add(log.accounting)
    for rule in frame.refusedMembers { accounting.reasons[rule, default: 0] += 1 }
    let notes = SourceNotes(frame.names, log)
    findings = notes.leading + PointsNotes(points).all + frame.findings + log.findings + notes.following + closing
  }
}
