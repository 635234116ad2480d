internal import SatisfactionScoring
public import SurveyDialects
public import SurveyModel
internal import SurveyReading

/// What every dialect keeps, whoever wrote it: it is chosen for its own files and never for another's, its files read the same however
/// they are cut, every row is accounted for, every code for no answer is read as its reason, and no finding repeats an answer.
public struct DialectConformance {
  private let dialect: any ExportDialect
  private let instrument: Instrument?

  /// The checks for one dialect; files that need an instrument named get `instrument`.
  public init(_ dialect: any ExportDialect, instrument: Instrument? = nil) {
    self.dialect = dialect
    self.instrument = instrument
  }

  /// What the dialect breaks, in sentences; empty where it conforms.
  ///
  /// - Parameters:
  ///   - own: files of this dialect.
  ///   - others: files of other dialects.
  /// - Throws: `ReadingError` or `DialectError` where a file of its own cannot be read at all.
  public func violations(own: [String], others: [String]) throws -> [String] {
    var found: [String] = []
    for path in own {
      let preview = try ExportPreview(ExportText.opening(path))
      let choice = try Dialects.choose(for: preview)
      if choice.dialect.name != dialect.name { found.append("\(path): taken for \(choice.dialect.name)") }
      if choice.recognition.evidence.isEmpty { found.append("\(path): recognised without evidence") }
      found += try reading(preview).map { "\(path): \($0)" }
    }
    for path in others {
      let preview = try ExportPreview(ExportText.opening(path))
      if let choice = try? Dialects.choose(for: preview), choice.dialect.name == dialect.name {
        found.append("\(path): taken for \(dialect.name)")
      }
    }
    return found
  }

  private func reading(_ preview: ExportPreview) throws -> [String] {
    var request = PlanRequest()
    request.instrument = instrument
    let plan = try request.plan(for: preview)
    let whole = try pass(preview, plan, capacity: 1_000, isReference: false)
    var found: [String] = []
    for (capacity, isReference) in [(1, false), (7, true), (1_000, true)] {
      let cut = try pass(preview, plan, capacity: capacity, isReference: isReference)
      if cut.tally != whole.tally || cut.log.accounting != whole.log.accounting {
        found.append("reads otherwise in batches of \(capacity)")
      }
    }
    var account = plan.preamble
    account.add(whole.log.accounting)
    if account.responses != whole.tally.responses {
      found.append("\(account.responses) responses counted, \(whole.tally.responses) tallied")
    }
    if account.rows != whole.marks + plan.preamble.rows {
      found.append("\(account.rows) rows accounted for of \(whole.marks + plan.preamble.rows)")
    }
    found += plan.misreadMissingCodes.map { "the code \($0) for no answer is not read as such" }
    return found + leaks(whole)
  }

  private struct Pass {
    var log = RecordLog()
    var tally: SatisfactionTally
    var marks = 0
    var texts = Set<String>()
  }

  private func pass(_ preview: ExportPreview, _ plan: ReadingPlan, capacity: Int, isReference: Bool) throws -> Pass {
    var pass = Pass(tally: SatisfactionTally(shape: TallyShape(instrument: plan.codebook.instrument.value, hasPoints: true)))
    let reader = try plan.reader(preview.text, isReference: isReference)
    var normaliser = Normaliser(plan)
    var records = RecordBatch(capacity: capacity, fieldsPerRecord: plan.fieldsPerRecord)
    var responses = normaliser.responseBatch(capacity: max(1, capacity))
    while try reader.read(into: &records) {
      pass.marks += records.count
      for record in 0..<records.count where records.marks[record].kind == .record {
        for slot in 0..<plan.fieldsPerRecord { pass.texts.insert(records.text(record: record, slot: slot)) }
      }
      var next = 0
      while next < records.count {
        responses.removeAll()
        normaliser.normalise(records, from: &next, into: &responses, log: &pass.log)
        pass.tally.add(responses)
      }
    }
    return pass
  }

  /// Texts of four characters and more that a finding repeats.
  private func leaks(_ pass: Pass) -> [String] {
    let texts = pass.texts.filter { $0.count >= 4 }
    return pass.log.findings.compactMap { finding in
      texts.first { finding.message.contains($0) }.map { _ in "a finding of \(finding.rule.rawValue) repeats a text of its record" }
    }
  }
}
