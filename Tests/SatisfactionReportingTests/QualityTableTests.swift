import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import TestSupport
import Testing

/// What was wrong with the data, as rows.
@Suite struct QualityTableTests {
  private func finding(_ rule: Rule, _ severity: Finding.Severity = .error, line: Int) -> Finding {
    Finding(rule, severity: severity, position: RecordPosition(line: line, byteOffset: 0, record: line), message: "")
  }

  private var bank: SourceSummary {
    var source = SourceSummary(source: "bank.csv")
    source.sha256 = "b"
    source.accounting.headerRows = 1
    source.accounting.otherRows = ["partial": 3, "Probe Lauf": 1, "probe-lauf": 2, "blank": 0]
    source.accounting.responses = 8
    source.accounting.reasons = [.valueOutOfRange: 2]
    source.findings = [
      finding(.valueOutOfRange, line: 9), finding(.valueOutOfRange, line: 4), finding(.weightsSum, .warning, line: 0),
      finding(.numberNormalised, .note, line: 5), finding(.numberNormalised, .note, line: 3),
    ]
    return source
  }

  private var broken: SourceSummary {
    var source = SourceSummary(source: "broken.csv")
    source.sha256 = "a"
    source.refusal = SourceSummary.Refusal(kind: "bad_header", message: "", advice: "", line: 2, draft: nil)
    return source
  }

  private func rows(_ sources: [SourceSummary]) throws -> [JSONRow] {
    let report = SatisfactionTally(shape: TallyShape(instrument: .servqual1991)).report()
    let run = RunIdentity(runID: "run-0", survey: "s", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)
    let tables = ReportTables(report, run: run, sources: sources, minimumCell: 10)
    return try JSONRow.rows(of: #require(tables["quality"]).json, at: [])
  }

  @Test func everyKindOfTroubleHasItsRowAndNothingElse() throws {
    let texts = try rows([bank, broken]).map { row in
      let number = { (column: String) in row.number(column).map { "\($0)" } ?? "-" }
      let words = ["source", "rule", "severity"].map { row.text($0) ?? "-" }
      return (words + [number("count"), number("share"), number("first_line")]).joined(separator: " ")
    }
    #expect(
      texts == [
        "broken.csv bad_header error 1.0 - 2.0", "bank.csv value_out_of_range error 2.0 0.2 4.0", "bank.csv weights_sum warning 1.0 - -",
        "bank.csv number_normalised note 2.0 - 3.0", "bank.csv other_row_partial note 3.0 0.176470588235 -",
        "bank.csv other_row_probe_lauf note 3.0 0.176470588235 -",
      ])
  }

  @Test func theOrderOfArrivalDoesNotShow() throws {
    let columns = ["source", "rule"]
    let orders = try [[bank, broken], [broken, bank]].map { try rows($0).map { row in columns.map { row.text($0) } } }
    #expect(orders[0] == orders[1])
  }

  @Test func aCleanFileHasNone() throws {
    var clean = SourceSummary(source: "clean.csv")
    clean.accounting.responses = 3
    #expect(try rows([clean]).isEmpty)
  }
}
