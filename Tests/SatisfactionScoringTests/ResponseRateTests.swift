import SatisfactionScoring
import SurveyModel
import Testing

/// Who was invited against who answered: every segment of either has its row, and no rate is invented.
@Suite struct ResponseRateTests {
  /// A report over responses with the given numbers by branch.
  private func report(_ sizes: [String: Int], _ invitations: Invitations?) -> SatisfactionReport {
    let labels = sizes.keys.sorted()
    let rows = labels.indices.flatMap { place in Array(repeating: Int32(place), count: sizes[labels[place]] ?? 0) }
    var batch = ResponseBatch(capacity: max(1, rows.count), layout: SlotLayout(.servqual1991), segmentKeys: ["Branch"], hasPoints: false)
    batch.segments[0].labels = labels
    for (row, id) in rows.enumerated() {
      for slot in 0..<44 { batch.answers[slot * batch.capacity + row] = 3 }
      batch.segments[0].ids[row] = id
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: .servqual1991, segmentKeys: ["Branch"]))
    tally.add(batch)
    var conventions = MeasurementConventions()
    conventions.invitations = invitations
    return tally.report(conventions)
  }

  private func column(_ name: String, _ values: [(String, Int)]) -> Invitations.Column {
    Invitations.Column(name: name, values: values.map { Invitations.Value(label: $0.0, invited: $0.1) })
  }

  @Test func withoutInvitationsThereIsNoTable() { #expect(report(["Wuhu": 3], nil).responseRates == nil) }

  @Test func everySegmentOfEitherHasARow() throws {
    let invited = Invitations(everybody: nil, columns: [column("branch", [("wuhu", 40), ("Hefei", 10), ("Anqing", 8), ("Bozhou", 0)])])
    let rows = try #require(report(["Wuhu": 10, "Hefei": 12, "Huainan": 5], invited).responseRates)
    #expect(rows.map(\.segment.value) == ["all", "anqing", "bozhou", "hefei", "huainan", "wuhu"])
    #expect(rows.map(\.segment.label) == ["All", "Anqing", "Bozhou", "Hefei", "Huainan", "Wuhu"])
    #expect(rows.map(\.invited) == [58, 8, 0, 10, nil, 40])
    #expect(rows.map(\.responses) == [27, 0, 0, 12, 5, 10])
    #expect(rows.map(\.rate) == [27.0 / 58, 0, nil, 1.2, nil, 0.25])
    #expect(rows.map(\.reason) == [nil, nil, .noData, .moreThanInvited, .notAsked, nil])
    #expect(rows.map { $0.interval == nil } == [false, false, true, true, true, false])
  }

  @Test func aRowForEverybodyComesBeforeSums() throws {
    let invited = Invitations(everybody: 100, columns: [column("branch", [("Wuhu", 40)])])
    let total = try #require(report(["Wuhu": 10], invited).responseRates?.first)
    #expect(total.segment == .all && total.invited == 100 && total.rate == 0.1)
    #expect(abs((total.interval?.low ?? 0) - 0.0552291370606751) < 1e-13)  // R 4.2.2, prop.test(10, 100, correct = FALSE)
  }

  @Test func everybodyIsTheSumOfAColumnTheResponsesAreSplitBy() throws {
    let columns = [column("region", [("North", 7)]), column("branch", [("Wuhu", 40), ("Hefei", 20)])]
    #expect(report(["Wuhu": 10], Invitations(everybody: nil, columns: columns)).responseRates?.first?.invited == 60)
    #expect(report([:], Invitations(everybody: nil, columns: columns)).responseRates?.map(\.invited) == [7])
  }

  @Test func labelsAlikeButForCaseAreToldApart() throws {
    let invited = Invitations(everybody: nil, columns: [column("branch", [("WUHU", 5), ("Wuhu", 40), ("old-town", 3)])])
    let rows = try #require(report(["Wuhu": 10, "Old Town": 1], invited).responseRates)
    let wuhu = try #require(rows.first { $0.segment.label == "Wuhu" })
    #expect(wuhu.invited == 40)
    let codes = rows.map(\.segment.value)
    #expect(Set(codes).count == 5 && codes.contains("old_town") && codes.contains("wuhu"))
    #expect(rows.first { $0.segment.label == "old-town" }?.responses == 0)
  }

  @Test func codesAreNamesToo() throws {
    let invited = Invitations(everybody: nil, columns: [column("branch", [("not_stated", 4)])])
    let rows = try #require(report(["": 2, "Wuhu": 1], invited).responseRates)
    #expect(rows.first { $0.segment.value == "not_stated" }?.rate == 0.5)
  }

  @Test func targetsFindTheirSegments() throws {
    let targets = Targets(general: ["overall": -1], segments: ["BRANCH": ["wuhu": ["overall": -0.5], "old_town": ["q01": -2]]])
    let segments = report(["Wuhu": 1, "Old Town": 1], nil).segments
    #expect(segments.map { targets.value(subject: "overall_dimensions", segment: $0) } == [-1, nil, -0.5])
    #expect(segments.map { targets.value(subject: "q01", segment: $0) } == [nil, -2, nil])
    let wide = Targets(general: targets.general, segments: targets.segments, appliesToSegments: true)
    #expect(segments.map { wide.value(subject: "overall", segment: $0) } == [-1, -1, -0.5])
  }
}
