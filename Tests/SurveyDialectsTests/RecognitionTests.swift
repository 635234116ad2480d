import SurveyConfiguration
import SurveyDialects
import SurveyModel
import SurveyReading
import TestSupport
import Testing

/// Columns are understood where their names leave no doubt, in any order, and asked for otherwise.
@Suite struct RecognitionTests {
  private func plan(_ header: [String], rows: [String] = [], name: String = "t.csv", _ edit: (inout PlanRequest) -> Void = { _ in }) throws
    -> ReadingPlan
  {
    let lines = [header.joined(separator: ",")] + (rows.isEmpty ? [header.map { _ in "5" }.joined(separator: ",")] : rows)
    let file = try TemporaryFile(lines.joined(separator: "\n") + "\n", named: name)
    var request = PlanRequest()
    edit(&request)
    return try request.plan(for: ExportPreview(ExportText.opening(file.path)))
  }

  static let styles: [(expectation: String, perception: String)] = [
    ("E#", "P#"), ("e0#", "p0#"), ("exp_#", "perc_#"), ("expectation-#", "perception-#"), ("Q#_E", "Q#_P"),
    ("Q# Expectation", "Q# Perception"),
    ("期望#", "感知#"), ("预期#", "实际#"), ("期望值 #", "感知值 #"), ("E_Q#", "P_Q#"), ("item#_expected", "item#_perceived"), ("기대#", "인지#"),
    ("expectation[#]", "perception[#]"), ("題#期望", "題#感知"),
  ]

  @Test(arguments: styles, [false, true])
  func namesOfManyKindsAreUnderstood(_ style: (expectation: String, perception: String), isInterleaved: Bool) throws {
    let name = { (pattern: String, number: Int) in
      pattern.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
    }
    let pairs = (1...22).map { (name(style.expectation, $0), name(style.perception, $0)) }
    let header = isInterleaved ? pairs.reversed().flatMap { [$0.1, $0.0] } : pairs.map(\.0) + pairs.map(\.1)
    let plan = try plan(header)
    #expect(plan.dialect == "plain-csv")
    #expect(plan.codebook.instrument.value.id == "servqual-1991")
    #expect(plan.codebook.instrument.origin == .byDefault)
    for rule in plan.codebook.columns {
      guard case .answer(let item, let facet) = rule.role else { continue }
      let number = try #require(Instrument.servqual1991.items.first { $0.id == item }?.number)
      #expect(rule.reference == .name(name(facet == .expectation ? style.expectation : style.perception, number)))
      #expect(!rule.evidence.isEmpty)
    }
    #expect(plan.codebook.columns.count == 44)
  }

  private static let full = (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }

  @Test(arguments: [
    (full.map { $0 == "P22" ? "note" : $0 }, "header_missing_columns"), (full + ["exp_5"], "header_duplicate_column"),
    (full + ["E23", "P23"], "header_ambiguous"), (["age", "comment"], "header_missing_columns"), (["7", "5", "4"], "header_missing"),
  ])
  func whatIsUncertainIsRefusedByName(_ header: [String], _ kind: String) {
    #expect { _ = try plan(header) } throws: { ($0 as? DialectError)?.refusal.kind.rawValue == kind }
  }

  @Test func perceptionsAloneAreServperf() throws {
    #expect(try plan((1...22).map { "P\($0)" }).codebook.instrument.value.id == "servperf-1992")
    let asked = try plan((1...22).map { "P\($0)" }) { $0.instrument = .servqual1988 }
    #expect(asked.codebook.instrument.value.facets == [.perception])
  }

  @Test func theCodebookOfAFileReadsBackAsTheSame() throws {
    let plan = try plan(["respondent_id", "submitted_at"] + Self.full + Instrument.servqual1991.dimensions.map { "W_\($0.id)" })
    let yaml = plan.codebook.yaml(notes: ["a note"])
    let back = try Codebook.decoding(yaml: yaml, source: "codebook.yaml")
    #expect(back.instrument.value == plan.codebook.instrument.value)
    #expect(Set(back.columns.map { "\($0.role)\($0.reference)" }) == Set(plan.codebook.columns.map { "\($0.role)\($0.reference)" }))
    #expect(back.columns.count == 51)
  }

  @Test func codebookProblemsAreAllToldWithTheirPlaces() {
    let yaml =
      "instrument: servqual-1991\nrespondant: id\nanswers:\n  q99: {perception: P1}\n  q01: {perceptoin: P1}\ntimes: {order: dym}\n"
    #expect {
      _ = try Codebook.decoding(yaml: yaml, source: "book.yaml")
    } throws: { error in
      let text = "\(error)"
      return ["book.yaml:2:", "did you mean `respondent`?", "book.yaml:4:", "q99", "perceptoin", "`order` is iso, dmy or mdy"].allSatisfy(
        text.contains)
    }
  }

  @Test func instrumentsReadBackAsTheSame() throws {
    for preset in Instrument.presets { #expect(try Instrument.decoding(yaml: preset.yaml, source: "x.yaml") == preset) }
    #expect { try Instrument.named("servqal-1991") } throws: { "\($0)".contains("did you mean servqual-1991?") }
  }

  @Test func theStrongestDialectWinsAndANamedOneIsNotOverruled() throws {
    let file = try TemporaryFile("a,b\n1,2\n", named: "t.csv")
    let preview = try ExportPreview(ExportText.opening(file.path))
    #expect(try Dialects.choose(for: preview).dialect.name == "plain-csv")
    #expect(try Dialects.choose(for: preview).recognition.strength == .generic)
    let named = try Dialects.choose(for: preview, named: "plain-xml")
    #expect(named.isDeclared && named.recognition.strength == .none)
    #expect { _ = try Dialects.choose(for: preview, named: "plain") } throws: {
      ($0 as? DialectError)?.refusal.advice.contains("plain-csv") == true
    }
  }
}
