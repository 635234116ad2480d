import Foundation
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// Several rows make one response where the file says so, whatever their order; what contradicts itself is set aside.
@Suite struct GatherTests {
  /// 22 expectations of 6, 22 perceptions of 4: every gap is -2.
  private static func long(_ ids: [String], edit: (inout [[String]]) -> Void = { _ in }) -> String {
    var rows = ids.flatMap { id in
      (1...22).map { [id, "E\($0)", "6", "north"] } + (1...22).map { [id, "P\($0)", "4", "north"] } + [[id, "comment", "fine", "north"]]
    }
    edit(&rows)
    return (["respondent_id,question,answer,branch"] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
  }

  private func study(_ text: String, named name: String = "t.csv", _ edit: (inout StudyRequest) -> Void = { _ in }) throws -> Study {
    let file = try TemporaryFile(Array(text.utf8), named: name)
    var request = StudyRequest(paths: [file.path])
    edit(&request)
    return try Study.run(request)
  }

  private func gap(_ study: Study) -> Double? { study.report()?.total("overall_dimensions")?.gap?.mean }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    for step in [1, 7, 61] {
      let shuffled = try study(Self.long(["a", "b", "c"]) { rows in rows = rows.indices.map { rows[$0 * step % rows.count] } })
      let source = try #require(shuffled.sources.first)
      #expect(source.dialect == "long-csv" && source.accounting.responses == 3 && source.accounting.quarantined == 0)
      #expect(source.accounting.otherRows == ["further_row": 132] && source.accounting.rows == 136)
      #expect(gap(shuffled) == -2)
    }
  }

  @Test func anAnswerGivenTwiceMustBeTheSame() throws {
    let same = try study(Self.long(["a", "b"]) { $0.append(["a", "P3", "4", "north"]) })
    #expect(same.responses == 2)
    let other = try study(Self.long(["a", "b"]) { $0.append(["a", "P3", "5", "north"]) })
    #expect(other.responses == 1)
    #expect(other.sources.first?.accounting.reasons == [.duplicateItem: 1])
    #expect(other.sources.first?.findings.first { $0.rule == .duplicateItem }?.position.line == 2)
  }

  @Test func whoAnsweredNoItemIsNoResponse() throws {
    let study = try study(Self.long(["a", "b"]) { $0.append(["c", "comment", "hello", "south"]) })
    #expect(study.responses == 2)
    #expect(study.sources.first?.accounting.otherRows["unanswered"] == 1)
  }

  @Test func aBrokenRowIsSetAsideAloneWithItsLine() throws {
    let study = try study(Self.long(["a", "b"]) { $0[5].append("too many") })
    let account = try #require(study.sources.first?.accounting)
    #expect(account.reasons == [.wrongFieldCount: 1] && account.responses == 2 && account.rows == 91)
    #expect(study.sources.first?.findings.first { $0.rule == .wrongFieldCount }?.position.line == 7)
    let sixth = study.report()?.items.first { $0.item.id == "q06" && $0.score.segment.key == "all" }
    #expect(sixth?.score.n == 1)
  }

  @Test func aFacetMayStandInAColumnOfItsOwn() throws {
    let rows = ["x", "y"].flatMap { id in
      (1...22).map { "\(id),\($0),Expected,6" } + (1...22).map { "\(id),\($0),Perceived,4" }
    }
    let study = try study("participant,item,type,score\n" + rows.joined(separator: "\n") + "\n")
    #expect(study.responses == 2 && gap(study) == -2)
  }

  /// REDCap: the same fields at two events, whose names say what is asked.
  @Test func eventsMayTellExpectationFromPerception() throws {
    let fields = (1...22).map { "q\($0)" }
    let row = { (id: Int, event: String, answer: String) in
      "\(id),\(event)," + fields.map { _ in answer }.joined(separator: ",") + ",2"
    }
    let rows = (1...3).flatMap { [row($0, "expectations_arm_1", "6"), row($0, "perceptions_arm_1", "4")] }
    let header = "record_id,redcap_event_name," + fields.joined(separator: ",") + ",survey_complete"
    let study = try study(([header] + rows).joined(separator: "\n") + "\n")
    #expect(study.sources.first?.dialect == "redcap")
    #expect(study.responses == 3 && gap(study) == -2)
  }

  /// REDCap: all items at each of several events or instances are responses of their own, and `--by` tells the events apart.
  @Test(arguments: ["redcap_event_name", "redcap_repeat_instance"])
  func aSurveyAnsweredAgainIsAnotherResponse(_ column: String) throws {
    let items = (1...22).map { "e\($0)" } + (1...22).map { "p\($0)" }
    let row = { (id: Int, time: String, perception: String) in
      "\(id),\(time)," + items.map { $0.hasPrefix("e") ? "6" : perception }.joined(separator: ",") + ",2"
    }
    let rows = (1...40).flatMap { [row($0, "1", "4"), row($0, "2", "5"), "\($0),," + items.map { _ in "" }.joined(separator: ",") + ","] }
    let header = "record_id,\(column)," + items.joined(separator: ",") + ",survey_complete"
    let study = try study(([header] + rows).joined(separator: "\n") + "\n") { $0.plan.segments = [column] }
    let source = try #require(study.sources.first)
    #expect(study.responses == 80 && source.accounting.otherRows["unanswered"] == 40 && source.accounting.quarantined == 0)
    #expect(source.findings.contains { $0.rule == .surveyRepeated })
    let waves = study.report()?.scores.filter { $0.segment.key == column && $0.subject.id == "overall_dimensions" } ?? []
    #expect(waves.map { $0.gap?.mean } == [-2, -1])
  }

  /// What was asked once of a record, such as its branch, holds for each of its instances.
  @Test func aSegmentAskedOnceHoldsForTheWholeRecord() throws {
    let items = (1...22).map { "e\($0)" } + (1...22).map { "p\($0)" }
    let answers = items.map { $0.hasPrefix("e") ? "6" : "4" }.joined(separator: ",")
    let blanks = items.map { _ in "" }.joined(separator: ",")
    var rows: [String] = []
    for (id, branch) in [("1", "north"), ("2", "south")] {
      rows += ["\(id),1,,\(answers),2", "\(id),,\(branch),\(blanks),", "\(id),2,,\(answers),2"]
    }
    let header = "record_id,redcap_repeat_instance,branch," + items.joined(separator: ",") + ",survey_complete"
    let study = try study(([header] + rows).joined(separator: "\n") + "\n") { $0.plan.segments = ["branch"] }
    let cells = study.report()?.scores.filter { $0.subject.id == "overall_dimensions" } ?? []
    #expect(cells.map { $0.responses } == [4, 2, 2])
    #expect(cells.map { $0.segment.label } == ["All", "north", "south"])
  }

  /// An instance is a time of its own: half of one is not made whole by half of another, and an unfinished form is none.
  @Test func instancesAreNotMixed() throws {
    let fields = (1...22).map { "e\($0)" } + ["ask_complete"] + (1...22).map { "p\($0)" } + ["tell_complete"]
    let cells = { (expectation: String, first: String, perception: String, second: String) in
      (Array(repeating: expectation, count: 22) + [first] + Array(repeating: perception, count: 22) + [second]).joined(separator: ",")
    }
    let rows = ["1,1," + cells("6", "2", "", ""), "1,2," + cells("", "", "3", "0"), "2,1," + cells("6", "2", "4", "2")]
    let header = "record_id,redcap_repeat_instance," + fields.joined(separator: ",")
    let study = try study(([header] + rows).joined(separator: "\n") + "\n")
    #expect(study.responses == 2 && study.sources.first?.accounting.otherRows["partial"] == 1)
    #expect(gap(study) == -2)
  }

  /// Headings of labels name every form's status alike; each is told by its place.
  @Test func eachFormsStatusCountsThoughTheHeadingsAreAlike() throws {
    let header = ["Record ID"] + (1...22).map { "Expectation \($0)" } + ["Complete?"] + (1...22).map { "Perception \($0)" } + ["Complete?"]
    let row = { (id: String, second: String) in
      ([id] + Array(repeating: "6", count: 22) + ["Complete"] + Array(repeating: "4", count: 22) + [second]).joined(separator: ",")
    }
    let rows = [header.joined(separator: ","), row("1", "Complete"), row("2", "Incomplete"), row("3", "Complete")]
    let study = try study(rows.joined(separator: "\n") + "\n")
    #expect(study.responses == 2 && study.sources.first?.accounting.otherRows == ["partial": 1])
  }

  /// REDCap's table with a row for every answer: events, statuses of forms, blanks round ids, and NA for nothing.
  @Test func aRowForEveryAnswerOfREDCapIsReadWithItsStates() throws {
    var rows = ["record,redcap_event_name,field_name,value"]
    for (id, state) in [("1", "2"), ("2 ", "0"), ("3", "2")] {
      for event in ["march", "april"] {
        rows += (1...22).flatMap { ["\(id),\(event),e\($0),6", "\(id),\(event),p\($0),\(event == "march" ? 4 : 5)"] }
        rows += ["\(id),\(event),survey_complete,\(state)", "\(id.filter { $0 != " " }),\(event),comment,NA"]
      }
    }
    let study = try study(rows.joined(separator: "\n") + "\n") { $0.plan.segments = ["redcap_event_name"] }
    let account = try #require(study.sources.first?.accounting)
    #expect(study.sources.first?.dialect == "long-csv")
    #expect(account.responses == 4 && account.otherRows["partial"] == 2 && account.quarantined == 0, "\(account)")
  }

  /// Who answers an item at two events contradicts himself, and is set aside alone; others may answer at either.
  @Test func anItemAnsweredAtTwoEventsIsDoubtful() throws {
    let items = (1...22).map { "e\($0)" } + (1...22).map { "p\($0)" }
    let row = { (id: Int, event: String, cells: [String]) in "\(id),\(event)," + cells.joined(separator: ",") + ",2" }
    let whole = items.map { $0.hasPrefix("e") ? "6" : "4" }
    let rows = [row(1, "one", whole), row(1, "two", items.map { $0 == "p7" ? "5" : "" }), row(2, "one", whole), row(3, "one", whole)]
    let header = "record_id,redcap_event_name," + items.joined(separator: ",") + ",survey_complete"
    let study = try study(([header] + rows).joined(separator: "\n") + "\n")
    #expect(study.responses == 2 && gap(study) == -2)
    #expect(study.sources.first?.accounting.reasons == [.duplicateItem: 1])
  }

  /// One expectation and two perceptions of a record: nobody can say which belong together.
  @Test func instancesBesideTheRecordsOwnRowAreRefusedWithADraft() throws {
    let items = (1...22).map { "e\($0)" } + (1...22).map { "p\($0)" }
    let row = { (instance: String, facet: String) in
      "1,\(instance)," + items.map { $0.hasPrefix(facet) ? "5" : "" }.joined(separator: ",") + ",2"
    }
    let header = "record_id,redcap_repeat_instance," + items.joined(separator: ",") + ",survey_complete"
    let study = try study([header, row("", "e"), row("1", "p"), row("2", "p")].joined(separator: "\n") + "\n")
    #expect(study.sources.first?.refusal?.kind == "header_ambiguous")
    #expect(study.sources.first?.refusal?.draft?.contains("2/p7") == true)
  }

  @Test func labelHeadingsOfREDCapAreRead() throws {
    let expectations = (1...22).map { "Expectation \($0)" }
    let perceptions = (1...22).map { "Perception \($0)" }
    let cells = expectations.map { _ in "Agree" } + ["Complete"] + perceptions.map { _ in "Disagree" }
    let header = ["Record ID", "Survey Timestamp"] + expectations + ["Complete?"] + perceptions + ["Complete?"]
    let labels = ["Strongly disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Strongly agree"]
    let rows = (1...8).map { id in
      let answers = id <= 5 ? cells.map { $0 == "Agree" ? labels[id - 1] : $0 } : cells
      return (["\(id)", "2026-04-0\(id) 10:00:00"] + answers + ["Complete"]).joined(separator: ",")
    }
    let study = try study(([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n")
    #expect(study.sources.first?.dialect == "redcap" && study.responses == 8)
    // Agree and Disagree are 6 and 2 of seven points; the first five expected 1, 3, 4, 5 and 7.
    #expect(study.report()?.total("overall_dimensions")?.expectation?.mean == 4.75)
    #expect(study.report()?.total("overall_dimensions")?.perception?.mean == 2)
  }

  @Test func aCodebookMayNameEventsAndInstances() throws {
    let yaml = """
      instrument:
        instrument: one-item
        label: One item
        scale: 1-7
        dimensions:
          - {id: quality, label: Quality, items: [1]}
      gather: {by: [id], apart: [event, instance]}
      respondent: id
      answers:
        q01: {expectation: before/score, perception: after/2/score}
      """
    let rows = "id,event,instance,score\n1,before,,6\n1,after,1,3\n1,after,2,5\n2,after,2,4\n2,before,,7\n"
    let study: Study
    do {
      let codebook = try Codebook.decoding(yaml: yaml, source: "c.yaml")
      #expect(try Codebook.decoding(yaml: codebook.yaml(), source: "c.yaml").gathering == codebook.gathering)
      study = try self.study(rows) { $0.plan.codebook = codebook }
    } catch let error as ConfigurationError {
      Issue.record("\(error)")
      return
    }
    #expect(study.responses == 2 && gap(study) == -2)
  }
}
