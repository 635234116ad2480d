import SatisfactionScoring
import StatisticalInference
import SurveyModel
import Testing

/// Zones of tolerance: three columns, the same people in each number.
@Suite struct ZoneTests {
  private static let nine = ResponseScale(minimum: 1, maximum: 9) ?? .sevenPoint
  private static let three: [Facet: ResponseScale] = [.minimum: nine, .expectation: nine, .perception: nine]

  private func agree(_ ours: Double?, _ reference: Double) -> Bool {
    ours.map { abs($0 - reference) <= 1e-12 * max(1, abs(reference)) } ?? false
  }

  private func classes(_ zone: ZoneOfTolerance?) -> [Int] {
    zone.map { [$0.counts.below, $0.counts.inside, $0.counts.above, $0.counts.inversions, $0.counts.zeroWidth] } ?? []
  }

  @Test func classesAndInversionsAreApart() throws {
    var survey = try Facets([1], Self.three)
    // Below; on the minimum; on the desired level; above; an inversion; no width, below and inside it; two blanks.
    for answers in ["364", "575", "577", "578", "746", "556", "555", "554", ".55", "55."] {
      let digits = answers.map(String.init)
      survey.add([.minimum: digits[0], .expectation: digits[1], .perception: digits[2]])
    }
    let zone = try #require(survey.report().items.first?.score.zone)
    #expect(zone.n == 8)
    #expect(classes(zone) == [1, 4, 2, 1, 3])
    #expect(zone.counts.classed == 7)
  }

  @Test func aGroupWithoutAZoneHasNoPosition() throws {
    var survey = try Facets([1], Self.three)
    for seen in ["4", "6", "8"] { survey.add([.minimum: "5", .expectation: "5", .perception: seen]) }
    let zone = try #require(survey.report().total("d1")?.zone)
    #expect(zone.width == 0 && zone.position == nil && zone.reason == .noZone)
    #expect(zone.adequacy.mean == 1 && zone.superiority.mean == 1)
  }

  @Test func positionIsARatioOfMeans() throws {
    var survey = try Facets([1], Self.three)
    survey.add([.minimum: "3", .expectation: "4", .perception: "4"])
    survey.add([.minimum: "2", .expectation: "8", .perception: "2"])
    // (3 - 2.5) / (6 - 2.5), where the mean of the two positions is 0.5.
    #expect(agree(survey.report().total("d1")?.zone?.position, 1.0 / 7))
  }

  @Test func withoutAMinimumThereIsNoZone() throws {
    var survey = try Facets([1], [.expectation: Self.nine, .perception: Self.nine])
    survey.add([.expectation: "4", .perception: "3"])
    #expect(survey.report().total("d1")?.zone == nil)
    #expect(!survey.instrument.hasZone)
    #expect(throws: InstrumentError.minimumScale(minimum: .sevenPoint, perception: Self.nine)) {
      try Facets([1], [.minimum: .sevenPoint, .expectation: Self.nine, .perception: Self.nine])
    }
  }

  // MARK: Against numpy 2.4.6 and scipy 1.17.1: Tests/Support/oracle_zone.py

  private static let items: [(mean: [Double], adequacy: [Double], superiority: [Double], classes: [Int])] = [
    (
      [5.090909090909091, 7.090909090909091, 6.545454545454546], [1.4545454545454546, 0.39813176996404476, 2.5109591391268644],
      [-0.5454545454545454, -1.3607350804935792, 0.26982598958448833], [1, 8, 1, 1, 1]
    ),
    (
      [3.4285714285714284, 8.285714285714286, 4.428571428571429], [1.0, -0.5102667827744551, 2.510266782774455],
      [-3.857142857142857, -4.980817301684617, -2.7334684126010975], [1, 6, 0, 0, 0]
    ),
    (
      [3.8333333333333335, 6.833333333333333, 7.166666666666667], [3.3333333333333335, 1.2697397135773203, 5.396926953089347],
      [0.3333333333333333, -1.246639567650571, 1.9133062343172376], [0, 2, 4, 0, 0]
    ),
    (
      [6.7, 8.0, 6.5], [-0.2, -1.3082261533675397, 0.9082261533675398], [-1.5, -2.2726737690685352, -0.7273262309314646], [3, 6, 0, 1, 3]
    ),
    ([3.8, 7.0, 7.3], [3.5, 1.8393718761459152, 5.160628123854085], [0.3, -0.9182089141308132, 1.5182089141308133], [0, 5, 5, 0, 0]),
    (
      [5.0, 6.7, 5.4], [0.4, -1.1888869734518406, 1.9888869734518408], [-1.3, -2.650995914284862, 0.05099591428486172], [2, 6, 0, 2, 1]
    ),
  ]

  @Test func itemsAreTheReference() throws {
    let rows = try TwelveResponses.survey().report().items
    #expect(rows.count == 6)
    for (row, reference) in zip(rows, Self.items) {
      let zone = try #require(row.score.zone)
      for (ours, theirs) in zip([zone.minimum, zone.desired, zone.perceived], reference.mean) { #expect(agree(ours, theirs)) }
      check(zone, reference.adequacy, reference.superiority)
      #expect(classes(zone) == reference.classes)
    }
  }

  private func check(_ zone: ZoneOfTolerance, _ adequacy: [Double], _ superiority: [Double]) {
    for (estimate, reference) in [(zone.adequacy, adequacy), (zone.superiority, superiority)] {
      #expect(agree(estimate.mean, reference[0]))
      guard reference.count == 3 else { continue }
      #expect(agree(estimate.interval?.low, reference[1]) && agree(estimate.interval?.high, reference[2]))
    }
  }

  private static let scores: [(rule: MissingRule, id: String, n: Int, adequacy: [Double], superiority: [Double], classes: [Int])] = [
    (
      .half, "d1", 11, [1.3181818181818181, 0.505421476297831, 2.130942160065805], [-1.5, -2.388719958015651, -0.611280041984349],
      [1, 9, 1, 0, 1]
    ),
    (
      .half, "d2", 12, [1.6458333333333333, 1.151649747098234, 2.1400169195684327],
      [-0.701388888888889, -1.108686252172097, -0.29409152560568097], [0, 11, 1, 0, 0]
    ),
    (
      .half, "overall_dimensions", 12, [1.4820075757575757, 1.0542762489196653, 1.909738902595486], [-1.1006944444444444], [0, 10, 2, 0, 0]
    ),
    (
      .complete, "d1", 7, [1.2142857142857142, 0.0549302135254488, 2.3736412150459794],
      [-2.357142857142857, -2.796994746520154, -1.9172909677655607], [1, 6, 0, 0, 0]
    ),
    (
      .complete, "d2", 3, [1.0833333333333333, -0.8139581834650464, 2.980624850131713],
      [-0.08333333333333333, -0.44188772747912186, 0.27522106081245523], [0, 3, 0, 0, 0]
    ),
    (
      .complete, "overall_dimensions", 8, [1.1488095238095237, 0.3136853679315138, 1.9839336796875338], [-1.2202380952380953],
      [1, 7, 0, 0, 0]
    ),
    (
      .any, "d1", 11, [1.3181818181818181, 0.505421476297831, 2.130942160065805], [-1.5, -2.388719958015651, -0.611280041984349],
      [1, 9, 1, 0, 1]
    ),
    // A dimension of two items needs both.
    (
      .minimum(3), "d1", 7, [1.2142857142857142, 0.0549302135254488, 2.3736412150459794],
      [-2.357142857142857, -2.796994746520154, -1.9172909677655607], [1, 6, 0, 0, 0]
    ),
    (
      .minimum(3), "d2", 9, [1.5833333333333333, 0.9549018272001579, 2.2117648394665084],
      [-0.6574074074074074, -1.2198990335968403, -0.09491578121797462], [0, 8, 1, 0, 0]
    ),
    (
      .minimum(3), "overall_dimensions", 12, [1.3988095238095237, 0.8378046894441515, 1.959814358174896], [-1.5072751322751323],
      [0, 11, 1, 0, 0]
    ),
  ]

  @Test(arguments: scores)
  func scoresAreTheReference(
    _ row: (rule: MissingRule, id: String, n: Int, adequacy: [Double], superiority: [Double], classes: [Int])
  ) throws {
    let zone = try #require(try TwelveResponses.survey().report { $0.missingRule = row.rule }.total(row.id)?.zone)
    #expect(zone.n == row.n)
    check(zone, row.adequacy, row.superiority)
    #expect(classes(zone) == row.classes)
  }
}

/// Responses whose figures `Tests/Support/oracle_zone.py` computes: minimum, expectation and perception on 1-9, importance on 1-5.
enum TwelveResponses {
  private static let rows = """
    5.3816 596755 547574 .34225
    4.4545 6.77.7 7596.4 43.3.1
    837774 9..999 978798 435444
    554857 998978 769877 .33345
    51243. 485.65 536435 .35344
    434545 797.85 75.665 543.43
    73.624 876997 545596 325452
    55.845 8.9879 756793 233424
    435524 676542 615552 525244
    46.575 796987 6678.7 534523
    .65835 7.6878 6..798 234455
    53577. 999989 867796 5.341.
    """

  static func survey() throws -> Facets {
    let nine = try #require(ResponseScale(minimum: 1, maximum: 9))
    let five = try #require(ResponseScale(minimum: 1, maximum: 5))
    var survey = try Facets([2, 4], [.minimum: nine, .expectation: nine, .perception: nine, .importance: five])
    for line in rows.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      survey.add([.minimum: parts[0], .expectation: parts[1], .perception: parts[2], .importance: parts[3]])
    }
    return survey
  }
}
