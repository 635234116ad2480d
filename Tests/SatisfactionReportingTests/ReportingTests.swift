import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SatisfactionReporting

@Suite struct JSONTests {
  @Test(
    arguments: [
      (1.0 / 3, "0.333333333333"), (0.0, "0.0"), (-0.0, "0.0"), (-1e-14, "-1e-14"), (2.0, "2.0"), (123456789012345.0, "123456789012000.0"),
      (0.1 + 0.2, "0.3"), (1e-5, "1e-05"),
    ] as [(Double, String)])
  func numbersAreShortAndReadBack(_ number: Double, _ text: String) {
    #expect(String(decoding: JSONWriter.line(.number(number)), as: UTF8.self) == text)
  }

  @Test func whatCannotBeANumberIsNull() {
    #expect(JSONValue(Double.nan) == .null)
    #expect(JSONValue(Double.infinity) == .null)
    #expect(String(decoding: JSONWriter.line(.integer(1 << 60)), as: UTF8.self) == "\"1152921504606846976\"")
  }

  @Test func textsAreHarmlessAndUnchanged() throws {
    let texts = ["</script><script>alert(1)</script>", "<!--", "a\u{2028}b\u{2029}", "\u{0}\u{1B}[31m\"\\\n\t", "服务😀", "=1+1", "__proto__"]
    let json = JSONWriter.table(texts.map { .object([.init("t", .string($0))]) })
    let plain = String(decoding: json, as: UTF8.self)
    #expect(!plain.contains("<") && !plain.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" } && !plain.contains("\u{2028}"))
    #expect(try JSONRow.rows(of: json, at: []).map { $0.text("t") } == texts)
  }
}

@Suite struct JSONReaderTests {
  private func value(_ text: String) throws -> JSONValue { try JSONReader.value(of: Array(text.utf8)) }

  @Test func whatIsWrittenIsReadAgain() throws {
    let numbers: [JSONValue] = [.integer(0), .integer(-17), .integer(1 << 52), .number(0), .number(-0.25), .number(1e-14), .number(1e300)]
    let texts = ["", "\"\\/\n\t\u{1}\u{7F}", "服务😀", "<script>&", "a\u{202E}b\u{2028}"].map { JSONValue.string($0) }
    let members = [
      JSONValue.Member("z", .array(numbers + texts)), .init("a", .object([])), .init("m", .array([])), .init("t", .bool(true)),
    ]
    let document = JSONValue.object(members + [.init("n", .null)])
    #expect(try JSONReader.value(of: JSONWriter.line(document)) == document)
    #expect(try value(" [ 1 , 2.0 ,-3e2, \"\\ud83d\\ude00\\/\" ]\n") == .array([.integer(1), .number(2), .number(-300), .string("😀/")]))
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{1:2}", "\"a", "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "nul", "+1", "1e999", "-", "NaN", "1 2", String(repeating: "[", count: 100),
  ])
  func whatIsNoJSONIsRefused(_ text: String) { #expect(throws: JSONError.self) { try value(text) } }

  @Test func bytesThatAreNoTextAreRefused() { #expect(throws: JSONError.self) { try JSONReader.value(of: [0x22, 0xFF, 0x22]) } }
}

@Suite struct TableTests {
  private func report(rows: Int, seed: UInt64 = 3) -> SatisfactionReport {
    var random = RandomResponses(seed: seed)
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["region"], hasPoints: true))
    tally.add(random.batch(rows, .servqual1991, segmentKeys: ["region"], hasPoints: true, blanks: 3))
    return tally.report()
  }

  private var run: RunIdentity {
    RunIdentity(runID: "run-0123456789abcdef", survey: "test", instrument: "servqual-1991", wave: nil, period: nil, scoredAt: nil)
  }

  /// The columns of the contract, in its order.
  private static let scoreColumns = """
    schema_version run_id survey instrument wave period_start period_end scored_at segment_key segment_value segment_label basis dimension \
    dimension_label dimension_order responses n n_expectation n_perception n_missing missing_rule expectation_mean expectation_sd \
    perception_mean perception_sd gap_mean gap_sd gap_se ci_level gap_ci_low gap_ci_high t df p p_adjusted adjust_method effect_dz effect_g \
    below_n met_n exceeded_n below_share met_share exceeded_share alpha_expectation alpha_perception alpha_gap alpha_gap_ci_low \
    alpha_gap_ci_high alpha_n importance_mean gap_weighted gap_percent_of_range perception_percent minimum_mean adequacy_gap superiority_gap \
    wilcoxon_w_plus wilcoxon_w_minus wilcoxon_z wilcoxon_p wilcoxon_zeros comparison difference difference_ci_low difference_ci_high \
    difference_p_adjusted previous_gap change change_ci_low change_ci_high change_p_adjusted expectation_change perception_change target \
    top_expectation_share verdict reason suppressed period
    """

  @Test func everyRowHasEveryColumnInTheContractsOrder() throws {
    let tables = ReportTables(report(rows: 200), run: run, sources: [], minimumCell: 10)
    let expected = Self.scoreColumns.split(separator: " ").map(String.init)
    #expect(tables["scores"]?.columns == expected)
    let reliability = try #require(expected.firstIndex(of: "alpha_expectation"))
    let items = try #require(tables["items"]).columns
    #expect(Array(items.prefix(20)) == Array(expected.prefix(15)) + ["item", "item_label", "item_order", "facets", "reversed"])
    #expect(items.contains("item_rest_r") && items.contains("alpha_if_deleted") && !items.contains("alpha_gap"))
    let end = try #require(items.firstIndex(of: "suppressed"))
    #expect(Array(items[end...].dropFirst().prefix(4)) == ["importance", "quadrant", "crosshair_importance", "crosshair_performance"])
    #expect(items.firstIndex(of: "item_rest_r") == reliability + 5)
    for row in try #require(tables["scores"]).rows {
      guard case .object(let members) = row else { continue }
      #expect(members.map(\.key) == expected)
    }
  }

  @Test func totalsComeFirstAndSegmentsFollowInOrder() {
    let report = report(rows: 200)
    #expect(report.segments.first == .all)
    let values = report.segments.dropFirst().map(\.value)
    #expect(values == values.sorted())
    #expect(Set(report.segments.map(\.label)) == ["All", "North", "South", "(not stated)", "东"])
    #expect(values.contains("not_stated"))
  }

  @Test func codesNeverLookLikeNumbersAndNeverClash() {
    var batch = ResponseBatch(capacity: 5, layout: SlotLayout(.servqual1991), segmentKeys: ["Branch No"], hasPoints: false)
    batch.segments[0].labels = ["007", "7", "Old Town", "old-town", "__proto__"]
    for row in 0..<5 {
      batch.answers[row] = 1
      batch.segments[0].ids[row] = Int32(row)
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["Branch No"]))
    tally.add(batch)
    let segments = tally.report().segments.dropFirst()
    #expect(segments.allSatisfy { $0.key == "branch_no" && $0.value.first?.isLetter == true })
    #expect(Set(segments.map(\.value)).count == 5)
    #expect(segments.contains { $0.value == "branch_no-007" && $0.label == "007" })
  }

  @Test func smallCellsAreHiddenAndSoIsOneMore() throws {
    var batch = ResponseBatch(capacity: 74, layout: SlotLayout(.servqual1991), segmentKeys: ["site"], hasPoints: false)
    batch.segments[0].labels = ["a", "b", "c"]
    for row in 0..<74 {
      for slot in 0..<44 { batch.answers[slot * 74 + row] = AnswerCode((row + slot) % 7) }
      batch.segments[0].ids[row] = row < 4 ? 0 : row < 24 ? 1 : 2
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["site"]))
    tally.add(batch)
    let report = tally.report()
    let shown = try JSONRow.rows(of: try #require(ReportTables(report, run: run, sources: [], minimumCell: 10)["scores"]).json, at: [])
    let hidden = shown.filter { $0.text("reason") == "suppressed" }
    #expect(Set(hidden.compactMap { $0.text("segment_value") }) == ["a", "b"])
    #expect(hidden.allSatisfy { $0.number("gap_mean") == nil && $0.number("below_n") == nil && $0.number("responses") != nil })
    #expect(shown.suffix(hidden.count).allSatisfy { $0.text("reason") == "suppressed" })
    let all = try JSONRow.rows(of: try #require(ReportTables(report, run: run, sources: [], minimumCell: 0)["scores"]).json, at: [])
    #expect(all.allSatisfy { $0.text("reason") != "suppressed" })
  }

  @Test func theDefaultScreenFitsAndTellsTheHeadline() {
    let lines = ScoreScreen(report(rows: 200), run: run, sources: [], origin: .byDefault).lines
    #expect(lines.count <= 40)
    #expect(lines[0].contains("SERVQUAL 1991 (assumed), 1-7"))
    #expect(lines[1].hasPrefix("OVERALL "))
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    #expect(lines.contains { $0.contains("few answers, not ranked") } == false)
  }

  @Test func anEmptySurveySaysSo() {
    let empty = SatisfactionTally(shape: TallyShape(instrument: .servqual1991)).report()
    let lines = ScoreScreen(empty, run: run, sources: [], origin: .byDefault).lines
    #expect(lines[1] == "No responses: nothing to measure.")
  }
}
