import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// Files of invitations: what is read of them, what refuses them with its line, and what is said about those that do not fit.
@Suite struct InvitationTests {
  private func invitations(_ bytes: [UInt8], wave: String? = nil, encoding: TextEncoding? = nil) throws -> Invitations {
    let file = try TemporaryFile(bytes, named: "invited.csv")
    return try Invitations.contents(of: file.path, wave: wave, encoding: encoding)
  }

  private func invitations(_ text: String, wave: String? = nil) throws -> Invitations { try invitations(Array(text.utf8), wave: wave) }

  @Test func delimitersMarksCaseAndOtherColumnsDoNotMatter() throws {
    let expected = Invitations(
      everybody: 1400,
      columns: [
        Invitations.Column(
          name: "branch", values: [Invitations.Value(label: "Wuhu", invited: 300), Invitations.Value(label: "Old, Town", invited: 0)])
      ])
    #expect(try invitations("segment,value,invited\n,,1400\nbranch,Wuhu,300\nbranch,\"Old, Town\",0\n") == expected)
    #expect(
      try invitations("\u{FEFF}Invited;who; VALUE ;Segment\r\n1400;x;;\r\n;;;\r\n300;y;Wuhu ;branch\r\n0;z;Old, Town;Branch") == expected)
    let units = Array("segment\tvalue\tinvited\n\t\t1400\n".utf16)
    let utf16: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try invitations(utf16).everybody == 1400)
  }

  @Test func theNamedEncodingIsTakenWhereTheTextIsNotUTF8() throws {
    let bytes = Array("segment,value,invited\nbranch,".utf8) + [0xCE, 0xDF, 0xBA, 0xFE] + Array(",5\n".utf8)
    #expect(throws: ReadingError.self) { try invitations(bytes) }
    let read = try invitations(bytes, encoding: TextEncoding(named: "gb18030"))
    #expect(read.columns.first?.values == [Invitations.Value(label: "芜湖", invited: 5)])
  }

  @Test func onlyRowsOfTheWaveOrOfAnyCount() throws {
    let file = "segment,value,wave,invited\n,,Q1,100\n,,Q2,200\nbranch,Wuhu,,30\nbranch,Hefei,Q1,40\n"
    let second = try invitations(file, wave: "Q2")
    #expect(second.everybody == 200)
    #expect(second.columns.map(\.sum) == [30])
    #expect(try invitations(file, wave: "Q1").columns.map(\.sum) == [70])
  }

  @Test func theExampleOfTheDocsIsRead() throws {
    let article = String(decoding: try bytes("Sources/Servqual/Servqual.docc/Targets.md"), as: UTF8.self)
    let block = try #require(article.split(separator: "```\n").first { $0.hasPrefix("segment,") })
    let read = try invitations(String(block), wave: "Q2")
    #expect(read.everybody == 1400 && read.columns.map(\.sum) == [1400])
  }

  static let refusals: [(text: String, wave: String?, kind: String, line: Int, part: String)] = [
    ("segment,value\n", nil, "header_missing_columns", 1, "no column invited"),
    ("invited people\n\nsegment,value,invited\n", nil, "header_missing_columns", 1, "no column segment, value, invited"),
    ("segment,value,invited,Invited\n", nil, "header_duplicate_column", 1, "two columns are called invited"),
    ("segment,value,invited\n", nil, "no_records", 0, "no rows under the header"),
    ("segment,value,invited\n,,10\nbranch,Wuhu,-3\n", nil, "invitation_count", 3, "a negative number"),
    ("segment,value,invited\n\nbranch,Wuhu,\"1,400\"\n", nil, "invitation_count", 3, "no whole number"),
    ("segment,value,invited\nbranch,Wuhu,99999999999999999999\n", nil, "invitation_count", 2, "no whole number"),
    ("segment,value,invited\nbranch,Wuhu,\n", nil, "invitation_count", 2, "no number"),
    ("segment,value,invited\nbranch,,4\n", nil, "invitation_segment", 2, "a segment and no value"),
    ("segment,value,invited\n,Wuhu,4\n", nil, "invitation_segment", 2, "a value and no segment"),
    ("segment,value,invited\nbranch,Wuhu,4\nBranch,wuhu,4\n", nil, "invitation_repeated", 3, "wuhu stands here and on line 2"),
    ("segment,value,invited\n,,4\n,,4\n", nil, "invitation_repeated", 3, "everybody stands here and on line 2"),
    ("segment,value,wave,invited\n,,Q1,4\n,,Q2,4\n", nil, "invitation_repeated", 3, "choose one with --wave"),
    ("segment,value,wave,invited\n,,Q1,4\n,,Q2,4\n", "Q3", "invitation_wave", 0, "--wave is one of Q1, Q2"),
    ("segment,value,invited\n,,4,5\n", nil, "wrong_field_count", 2, "4 fields where the header has 3"),
    ("<r><a>1</a></r>", nil, "header_missing", 0, "no table"), ("", nil, "empty_file", 0, "empty"),
  ]

  @Test(arguments: refusals)
  func aFileThatCannotBeTrustedIsRefusedByName(_ expected: (text: String, wave: String?, kind: String, line: Int, part: String)) throws {
    let error = try #require(throws: ReadingError.self) { try invitations(expected.text, wave: expected.wave) }
    #expect(error.kind.rawValue == expected.kind && error.line == expected.line, "\(error)")
    #expect("\(error.message): \(error.advice)".contains(expected.part), "\(error)")
    #expect(!error.advice.isEmpty)
  }

  private func report(_ invited: String, targets: Targets? = nil) throws -> SatisfactionReport {
    let header = "branch," + (1...22).map { "P\($0)" }.joined(separator: ",")
    let rows = ["Wuhu", "Wuhu", "Hefei", ""].map { branch in branch + String(repeating: ",5", count: 22) }
    let file = try TemporaryFile(([header] + rows).joined(separator: "\n") + "\n", named: "export.csv")
    var request = StudyRequest(paths: [file.path])
    request.plan.segments = ["branch"]
    request.conventions.invitations = try invitations(invited)
    request.conventions.targets = targets
    return try #require(try Study.run(request).report())
  }

  @Test func whatDoesNotFitIsSaid() throws {
    let notes = try report("segment,value,invited\nregion,North,7\nbranch,Wuhu,5\nbranch,Hefe,3\n").comparisonNotes
    #expect(
      notes == [
        "there are invitations by region, which the responses are not split by: add --by region",
        "there are invitations for branch Hefe, and no response of it; did you mean Hefei?",
        "everybody is the sum by branch, which says nothing of Hefei: the rate counts its 1 responses all the same",
        "the invitations by region add up to 7, those by branch to 8: everybody is the sum by branch",
      ])
    let targets = Targets(general: [:], segments: ["branch": ["Wuho": ["overall": 5]], "city": ["Wuhu": ["overall": 5]]])
    #expect(
      try report("segment,value,invited\n,,7\n", targets: targets).comparisonNotes == [
        "there are targets for branch Wuho, and no response of it; did you mean Wuhu?",
        "there are targets by city, which the responses are not split by: add --by city",
      ])
  }

  @Test func theTableHasTheContractsColumnsAndShowsCountsOfSmallCells() throws {
    let report = try report("segment,value,invited\nbranch,Wuhu,8\nbranch,Hefei,4\nbranch,Anqing,3\n")
    let run = RunIdentity(runID: "run-0123456789abcdef", survey: "s", instrument: "i", wave: nil, period: nil, scoredAt: nil)
    let tables = ReportTables(report, run: run, sources: [], minimumCell: 10)
    let table = try #require(tables["response_rate"])
    #expect(
      table.columns.joined(separator: " ")
        == "schema_version run_id survey instrument wave period_start period_end scored_at segment_key segment_value segment_label "
        + "invited responses response_rate ci_level ci_method ci_low ci_high not_invited reason")
    let rows = try JSONRow.rows(of: table.json, at: [])
    #expect(rows.map { $0.text("segment_value") } == ["all", "anqing", "hefei", "not_stated", "wuhu"])
    let rates: [Double?] = [4.0 / 15, 0, 0.25, nil, 0.25]
    for (row, rate) in zip(rows, rates) { #expect(agree(row.number("response_rate"), rate)) }
    #expect(rows.map { $0.text("reason") } == [nil, nil, nil, "not_asked", nil])
    let screen = ScoreScreen(report, run: run, sources: [], origin: .declared).lines
    #expect(screen.contains(" Response: 4 of 15 invited answered (27%)"))
  }

  @Test func theRunIDKnowsWhatWasComparedWith() throws {
    var ids = Set<String>()
    for change in [
      { _ in }, { $0.population = 900 }, { $0.equivalenceMargin = 0.2 }, { $0.targets = Targets(general: ["overall": -1]) },
      { $0.targets = Targets(general: ["overall": -1], appliesToSegments: true) },
      { $0.invitations = Invitations(everybody: 3, columns: []) },
    ] as [(inout MeasurementConventions) -> Void] {
      var request = StudyRequest(paths: [])
      change(&request.conventions)
      ids.insert(try Study.run(request).identity(minimumCell: 10).runID)
    }
    #expect(ids.count == 6)
  }
}
