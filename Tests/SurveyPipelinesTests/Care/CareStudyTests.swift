import CustomerCare
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Measures exist where their columns do, of the responses that count, and hide what rests on few people.
@Suite struct CareStudyTests {
  /// The sample internet provider gives the numbers that an independent program computed from the same file; see `oracle_telecom.py`.
  @Test func figuresAreTheOracles() throws {
    let folder = "SampleData/northern-telecom"
    var request = StudyRequest(paths: [Repository.path("\(folder)/2026-09.csv")])
    request.plan.codebook = try Codebook.contents(of: Repository.path("\(folder)/codebook.yaml"))
    request.plan.segments = ["region"]
    let figures = try Self.figures(try Study.run(request))
    let expected = try CareOracle.figures(ofFile: Repository.path("\(folder)/expected-care.json"))
    #expect(expected.count == 1_083)
    for own in expected {
      let found = try #require(figures[own.key], "\(own.key)")
      let isSame =
        found.n == own.n && agree(found.value, own.value) && agree(found.interval?.low, own.low) && agree(found.interval?.high, own.high)
        && agree(found.adjustedP, own.p)
      #expect(isSame, "\(own.key)")
    }
  }

  private static func figures(_ study: Study) throws -> [CareOracle.Key: CareFigure] {
    let report = try #require(study.report())
    let dimensions = report.instrument.dimensions.map(\.id) + ["overall_dimensions"]
    var found: [CareOracle.Key: CareFigure] = [:]
    for table in try #require(study.care(report)).tables {
      for figure in table.figures {
        let segment = figure.segment == .all ? "all" : figure.segment.label
        let key = CareOracle.Key(
          table: table.name, segment: segment, group: figure.group, statistic: figure.statistic,
          dimension: figure.dimension.map { dimensions[$0] })
        #expect(found.updateValue(figure, forKey: key) == nil, "twice: \(key)")
      }
    }
    return found
  }

  private func tables(_ export: CareExport, _ rows: [String], by segments: [String] = [], minimumCell: Int = 10) throws -> ReportTables {
    let study = try export.study(rows) { $0.plan.segments = segments }
    let report = try #require(study.report())
    return ReportTables(
      report, care: study.care(report), run: study.identity(minimumCell: minimumCell), sources: study.sources, minimumCell: minimumCell)
  }

  private static let measures = [
    ("customer_class: x", ["care_pyramid"]), ("customer_value: x", ["care_pyramid"]), ("has_left: x", ["care_churn", "care_churn_cost"]),
    ("returns: x", ["care_churn", "care_churn_cost"]), ("order_value: x\norders_per_year: x\nyears_as_customer: x", ["care_lifetime"]),
    ("had_problem: x", ["care_complaints"]), ("complaint_stages: {receipt: x}", ["care_stages"]),
    ("wait_expected: {column: x, unit: minutes}", []),
    ("wait_expected: {column: x, unit: minutes}\nwait_actual: {column: x, unit: minutes}", ["care_waiting"]),
    ("wait_principles: {idle: x}", ["care_waiting"]), ("loyalty: {trust: [x]}", ["care_loyalty"]),
    ("people_told: x", ["care_word_of_mouth"]), ("rubrics: {call: {greeted: x}}", ["care_rubrics"]),
    ("service_levels: {call: {column: x, unit: hours, limit: 2h}}", ["care_service_levels"]),
    ("expectation_sources: {word_of_mouth: x}", ["care_sources"]),
  ]

  @Test(arguments: measures)
  func aMeasureIsThereWhereItsColumnsAre(_ care: String, _ names: [String]) throws {
    let export = CareExport(care: care, columns: ["x"])
    let cell =
      care.hasPrefix("customer_class") ? "b" : care.hasPrefix("complaint_stages") ? "2026-03-01" : care.hasPrefix("had") ? "0" : "1"
    let made = try tables(export, (0..<20).map { export.row($0, 5, [cell]) })
    let own = made.all.map(\.name).filter { $0.hasPrefix("care_") }
    #expect(Set(own) == Set(names + ["care_outcomes", "care_benchmarks"]))
  }

  @Test func measuresThatLackAColumnAreTold() throws {
    let care = "wait_expected: {column: x, unit: minutes}\norder_value: x\nhad_problem: x\nquick_within: 2d\nloyalty: {trust: [x]}"
    let notes = try CareExport(care: care, columns: ["x"]).study([CareExport(care: care, columns: ["x"]).row(1, 5, ["1"])]).careNotes
    for word in ["wait_perceived", "orders_per_year", "complained", "resolved", "resolution_time", "loyalty index"] {
      #expect(notes.contains { $0.contains(word) }, "\(word)")
    }
    var request = StudyRequest(paths: [Repository.path("SampleData/northern-telecom/2026-09.csv")])
    request.plan.codebook = try Codebook.contents(of: Repository.path("SampleData/northern-telecom/codebook.yaml"))
    #expect(try Study.run(request).careNotes.isEmpty)
  }

  @Test func aMeasureWithoutAnyUsableCellIsLeftOut() throws {
    let export = CareExport(care: "customer_class: x\nhad_problem: x\npeople_told: x", columns: ["x"])
    let made = try tables(export, (0..<20).map { export.row($0, 5, ["???"]) })
    #expect(made.all.map(\.name).filter { $0.hasPrefix("care_") } == ["care_outcomes", "care_benchmarks"])
  }

  @Test func withoutColumnsThereAreNoMeasures() throws {
    let study = try Study.run(StudyRequest(paths: [Repository.path("SampleData/harbour-bank/2026-q2.csv")]))
    let report = try #require(study.report())
    #expect(study.care(report) == nil && study.store == nil)
  }

  @Test func aResponseThatIsReplacedCountsInNoMeasure() throws {
    let export = CareExport(care: "had_problem: x\ncustomer_value: y", columns: ["x", "y"])
    var rows = (0..<30).map { export.row($0, 5, ["no", "10"]) }
    rows.append(export.row(0, 5, ["yes", "900"], at: "2026-03-02"))
    let study = try export.study(rows)
    #expect(study.sources.first?.accounting.reasons == [.duplicateConflict: 1])
    let report = try #require(study.report())
    let figures = try #require(study.care(report)).tables.flatMap(\.figures)
    // The later answer says that there was a problem, and not whether it was told.
    #expect(figures.first { $0.group == "no_problem" && $0.statistic == "share" }?.n == 29)
    #expect(figures.first { $0.statistic == "path_unknown" }?.value == 1)
    #expect(figures.first { $0.group == "top" && $0.statistic == "value_share" }?.n == 1)
  }

  @Test func whatIsReadOfACustomerTellsResponsesApart() throws {
    let export = CareExport(care: "had_problem: x", columns: ["x"])
    let same = try export.study([export.row(1, 5, ["no"]), export.row(1, 5, ["no"]), export.row(2, 4, ["no"])])
    #expect(same.sources.first?.accounting.reasons == [.duplicateIdentical: 1])
    let other = try export.study([export.row(1, 5, ["no"]), export.row(1, 5, ["yes"]), export.row(2, 4, ["no"])])
    #expect(other.sources.first?.accounting.reasons == [.duplicateConflict: 1])
  }

  /// Customers are ranked over everybody: the three best of 60 are all in one branch.
  @Test func aClassIsOneOfAllCustomers() throws {
    let export = CareExport(care: "customer_value: x", columns: ["x"])
    let rows = (0..<60).map { export.row($0, 5, ["\(1_000 - $0)"], branch: $0 < 3 ? "best" : "rest") }
    let table = try #require(try tables(export, rows, by: ["branch"], minimumCell: 0)["care_pyramid"])
    let customers = try JSONRow.rows(of: table.json, at: []).filter { $0.text("statistic") == "customers" }
    let of = { (segment: String, group: String) in
      customers.first { $0.text("segment_value") == segment && $0.text("group") == group }?.number("value")
    }
    #expect([of("all", "a"), of("all", "b"), of("all", "c"), of("all", "d")] == [0, 3, 9, 48])
    #expect([of("best", "b"), of("best", "d"), of("rest", "b"), of("rest", "c"), of("rest", "d")] == [3, 0, 0, 9, 48])
  }

  @Test func figuresOfFewPeopleAreHiddenAndCannotBeSubtracted() throws {
    let export = CareExport(care: "customer_class: x\nreturns: y", columns: ["x", "y"])
    let classes = Array(repeating: "a", count: 4) + Array(repeating: "b", count: 15) + Array(repeating: "c", count: 40)
    let rows = classes.enumerated().map { export.row($0.offset, 3 + $0.offset % 4, [$0.element, $0.offset % 3 == 0 ? "no" : "yes"]) }
    let table = try #require(try tables(export, rows)["care_pyramid"])
    let made = try JSONRow.rows(of: table.json, at: [])
    let gaps = made.filter { $0.text("statistic") == "gap" && $0.text("dimension") == "reliability" }
    let hidden = gaps.filter { $0.number("value") == nil && $0.text("reason") == "suppressed" }.compactMap { $0.text("group") }
    // With the gap of everybody and those of b and c, the one of a is known: b goes as well.
    #expect(Set(hidden) == ["a", "b"])
    #expect(gaps.first { $0.text("group") == "c" }?.number("value") != nil)
    let contrast = made.first { $0.text("group") == "b" && $0.text("statistic") == "gap_against_others" }
    #expect(contrast?.number("value") == nil && contrast?.text("reason") == "suppressed")
    // How many there are is no secret.
    #expect(made.first { $0.text("group") == "a" && $0.text("statistic") == "customers" }?.number("value") == 4)
  }

  @Test func asManyAsInTheTexts() throws {
    // 1,000 customers, a tenth lost: 500n to win, 900n to keep, 1400n in all; 400n are the loss's own.
    let export = CareExport(care: "has_left: x", columns: ["x"])
    let table = try #require(try tables(export, (0..<1_000).map { export.row($0, 5, [$0 < 100 ? "yes" : "no"]) })["care_churn_cost"])
    let made = try JSONRow.rows(of: table.json, at: [])
    let cost = { (group: String, statistic: String) in
      made.first { $0.text("group") == group && $0.text("statistic") == statistic }?.number("value")
    }
    let names = ["acquisition_cost", "retention_cost", "total_cost", "extra_cost_of_churn"]
    #expect(names.map { cost("factor-5", $0) } == [500, 900, 1_400, 400])
    #expect(names.map { cost("factor-15", $0) } == [1_500, 900, 2_400, 1_400])
    #expect(made.allSatisfy { $0.text("unit") != "money" })
  }

  @Test func benchmarksCanBeReplaced() throws {
    let care = "had_problem: x\nrepurchase: x\nbenchmarks: {repurchase_silent: {value: 12, source: our own of 2025}, complaint_rate: null}"
    let export = CareExport(care: care, columns: ["x"])
    let made = try tables(export, (0..<20).map { export.row($0, 5, ["0"]) })
    let complaints = try JSONRow.rows(of: try #require(made["care_complaints"]).json, at: [])
    let silent = complaints.first { $0.text("group") == "silent" && $0.text("statistic") == "repurchase" }
    #expect(silent?.number("benchmark") == 0.12 && silent?.text("benchmark_source") == "our own of 2025")
    #expect(complaints.first { $0.text("statistic") == "complaint_rate" }?.number("benchmark") == nil)
    let estimate = complaints.first { $0.text("group") == "complaint_rate" && $0.text("statistic") == "dissatisfied_estimate" }
    #expect(estimate?.number("value") == nil && estimate?.text("reason") == "not_asked")
  }
}
