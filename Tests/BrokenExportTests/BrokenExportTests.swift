import SatisfactionReporting
import SatisfactionScoring
import SurveyDialects
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// Every broken file gets the outcome, counts, reasons and per-item sums of the contract for bad input.
@Suite struct BrokenExportTests {
  @Test(arguments: BrokenExports.all)
  func outcomeIsTheContracts(_ export: BrokenExport) throws {
    let file = try TemporaryFile(export.bytes, named: "\(export.name).\(export.fileExtension)")
    let study = try Study.run(request(export, file))
    let source = try #require(study.sources.first)
    expectAccounts(source.accounting)
    switch export.expected {
    case .refused(let kinds):
      #expect(kinds.contains(source.refusal?.kind ?? "nothing"), "\(export): \(source.status)")
      #expect(study.responses == 0)
    case .accepted(let accepted):
      #expect(source.refusal == nil, "\(export): \(source.refusal.debugDescription)")
      expect(source, accepted, export)
      if let tally = study.tally { try expectSums(tally.report(), accepted, export) }
      try expectComments(file, accepted, export)
    }
  }

  private func request(_ export: BrokenExport, _ file: TemporaryFile, segments: [String] = []) -> StudyRequest {
    var request = StudyRequest(paths: [file.path])
    request.encoding = export.encoding.flatMap { TextEncoding(named: $0) }
    request.plan.segments = segments
    return request
  }

  private func expectAccounts(_ account: RowAccounting) {
    #expect(account.rows == account.headerRows + account.otherRows.values.reduce(0, +) + account.records)
    #expect(account.records == account.responses + account.quarantined)
  }

  private func expect(_ source: SourceSummary, _ accepted: Accepted, _ export: BrokenExport) {
    #expect(source.accounting.records == accepted.records, "\(export)")
    #expect(source.accounting.responses == accepted.responses, "\(export)")
    let found = source.findings.filter { $0.severity == .error }.sorted { $0.position.record < $1.position.record }
    #expect(found.map(\.position.record) == accepted.quarantined.map(\.record), "\(export)")
    for (finding, expected) in zip(found, accepted.quarantined) {
      #expect(expected.reasons.contains(finding.rule.rawValue), "\(export): record \(expected.record) is \(finding.rule.rawValue)")
      #expect(finding.position.line > 0)
    }
    for warning in accepted.warnings { #expect(source.findings.contains { $0.rule.rawValue == warning }, "\(export)") }
  }

  private func expectSums(_ report: SatisfactionReport, _ accepted: Accepted, _ export: BrokenExport) throws {
    let items = report.items.filter { $0.score.segment == .all }
    #expect(items.count == 22)
    for (index, item) in items.enumerated() {
      #expect(item.score.expectationN == accepted.expectationCounts[index], "\(export) item \(index + 1)")
      #expect(item.score.perceptionN == accepted.perceptionCounts[index], "\(export) item \(index + 1)")
      guard item.score.n == accepted.expectationCounts[index], item.score.n == accepted.perceptionCounts[index], item.score.n > 0 else {
        continue
      }
      let sum = { (mean: Double?) in Int(((mean ?? 0) * Double(item.score.n)).rounded()) }
      #expect(sum(item.score.expectation?.mean) == accepted.expectationSums[index], "\(export) item \(index + 1)")
      #expect(sum(item.score.perception?.mean) == accepted.perceptionSums[index], "\(export) item \(index + 1)")
    }
  }

  /// Free text is kept exactly, whatever it looks like.
  private func expectComments(_ file: TemporaryFile, _ accepted: Accepted, _ export: BrokenExport) throws {
    guard !accepted.comments.isEmpty else { return }
    let request = request(export, file, segments: ["comment"])
    let text = try ExportText.opening(file.path, declared: request.encoding)
    let plan = try request.plan.plan(for: ExportPreview(text))
    let id = try #require(plan.columnNames.firstIndex { $0 == "respondent_id" || $0 == "@id" || $0.hasSuffix("respondent") })
    let comment = try #require(plan.columnNames.firstIndex(of: "comment"))
    let slots = (id: plan.keptColumns.firstIndex(of: id), comment: plan.keptColumns.firstIndex(of: comment))
    let (idSlot, commentSlot) = (try #require(slots.id), try #require(slots.comment))
    let reader = try plan.reader(text)
    var batch = RecordBatch(fieldsPerRecord: plan.fieldsPerRecord)
    var seen: [String: String] = [:]
    while try reader.read(into: &batch) {
      for record in 0..<batch.count where batch.marks[record].kind == .record {
        let key = batch.text(record: record, slot: idSlot)
        seen[key] = seen[key] ?? batch.text(record: record, slot: commentSlot)
      }
    }
    for (key, comment) in accepted.comments {
      #expect(seen[key].map { Array($0.utf8) } == Array(comment.utf8), "\(export): \(key)")
    }
  }
}
