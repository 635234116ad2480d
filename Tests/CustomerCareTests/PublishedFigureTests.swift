import CustomerCare
import Foundation
import SatisfactionScoring
import SurveyModel
import TestSupport
import Testing

/// The figures that the customer-care texts print, each made by the measures or held as a benchmark.
@Suite struct PublishedFigureTests {
  /// One row of figures: its topic, what it starts from, the numbers that it states, and ours.
  struct Figure: Sendable, CustomTestStringConvertible {
    let topic: String
    let inputs: String
    let stated: [Double]
    let ours: [Double?]

    var testDescription: String { "\(topic) \(inputs)" }

    init(_ topic: String, _ inputs: String = "", _ stated: [Double], _ ours: [Double?]) {
      (self.topic, self.inputs, self.stated, self.ours) = (topic, inputs, stated, ours)
    }
  }

  /// What no column of a survey gives. The article on customer care lists each with its reason.
  static let notComputed: Set<String> = ["industry satisfaction range", "message channels", "tools", "lifetime time use"]

  static let figures: [Figure] = definitions + churn + lifetimes + repurchase + benchmarks + customers

  private static func benchmark(_ id: String) -> Double? { Benchmarks.published[id]?.value }

  private static func score(_ sum: Int64) -> ExactScore? { ExactScore(sum: sum) }

  private static let definitions = [
    Figure("satisfaction formula", "P;E", [], []),
    Figure("three outcomes", "P<E | P=E | P>E", [], []),
    Figure("five elements", "可靠性;反應性;可信性;同理性;有形性", [], []),
    Figure("expectation sources", "past experience;word of mouth;personal needs", [3], [Double(ExpectationSource.published.count)]),
    Figure("complaint stages", "", [], []),
    // Of the two laws of service the first is the gap itself; the second, on first impressions, is no measure.
    Figure("waiting principles", "", [7, 2], [Double(WaitPrinciple.allCases.count), 2]),
    Figure("loyalty", "satisfaction;delight;trust", [], []),
  ]

  private static func cost(_ percent: Int, _ factor: String) -> [Double?] {
    guard let cost = ChurnCost(customers: 1_000, rate: (percent, 100), factor: benchmark(factor) ?? 0) else { return [] }
    return [cost.lost, cost.acquisition, cost.retention, cost.total]
  }

  private static let churn = [
    Figure("churn cost 5x", "N=1000;churn=10%;acquire=5n;retain=n", [100, 500, 900, 1400], cost(10, "acquisition_factor_low")),
    Figure("churn cost 5x", "N=1000;churn=50%;acquire=5n;retain=n", [500, 2500, 500, 3000], cost(50, "acquisition_factor_low")),
    Figure("churn cost 15x", "N=1000;churn=10%;acquire=15n;retain=n", [100, 1500, 900, 2400], cost(10, "acquisition_factor_high")),
    Figure("churn cost 15x", "N=1000;churn=50%;acquire=15n;retain=n", [500, 7500, 500, 8000], cost(50, "acquisition_factor_high")),
  ]

  private static let start = LifetimeValue(order: 10, ordersPerYear: 10, years: 1)
  private static let longer = LifetimeValue(order: 10, ordersPerYear: 10, years: 10)
  private static let better = LifetimeValue(order: 11, ordersPerYear: 11, years: 11)

  private static let lifetimes = [
    Figure("lifetime value", "order=10;freq=10/yr;years=1", [100], [start.value]),
    Figure(
      "lifetime value", "order=10;freq=10/yr;years=10", [1000, 900], [longer.value, longer.growth(from: start).map { 100 * $0 }]),
    // The text prints a growth of 1331 %, which is the ratio.
    Figure(
      "lifetime value", "order=11;freq=11/yr;years=11", [1331, 1231, 1231],
      [better.value, better.value - start.value, better.growth(from: start).map { 100 * $0 }]),
    // The text loses 200,000 by it in one place and 2,000,000 in another: neither is the product.
    Figure(
      "lifetime value", "100/week x 52 x 40 years", [5200, 208_000],
      [1, 40].map { LifetimeValue(order: 100, ordersPerYear: 52, years: $0).value }),
    Figure("lifetime value", "500/year x 10 years", [5000], [LifetimeValue(order: 500, ordersPerYear: 1, years: 10).value]),
  ]

  private static func stayAndLeave(_ path: ComplaintPath) -> [Double?] {
    [benchmark(path.benchmark), benchmark(path.benchmark).map { 100 - $0 }]
  }

  private static let repurchase = [
    Figure("repurchase: unhappy and silent", "", [9, 91], stayAndLeave(.silent)),
    Figure("repurchase: complained and unresolved", "", [19, 81], stayAndLeave(.unresolved)),
    Figure("repurchase: complained and resolved", "", [54, 46], stayAndLeave(.resolved)),
    Figure("repurchase: complained and quickly resolved", "", [82, 18], stayAndLeave(.quicklyResolved)),
  ]

  private static let benchmarks = [
    Figure("silent dissatisfied", "unhappy customers", [90], [benchmark("silent_dissatisfied")]),
    Figure("word of mouth", "", [16, 5], [benchmark("told_by_dissatisfied"), benchmark("told_by_satisfied")]),
    Figure("service vs price", "", [55], [benchmark("service_before_price")]),
    // "Five years ago" is a date, not a figure.
    Figure("UK expectations", "", [90, 5, 60], [benchmark("want_better"), 5, benchmark("would_switch")]),
    Figure("new vs retained cost ratio", "", [15], [benchmark("acquisition_factor_high")]),
    Figure("recovered customer loyalty", "", [2], [benchmark("recovered_loyalty")]),
    Figure(
      "cost of poor service", "typical mid-size firm", [1.8, 267, 1, 16, 5],
      [
        benchmark("poor_service_revenue").map { $0 / 1e9 }, benchmark("poor_service_profit").map { $0 / 1e6 }, 1,
        benchmark("one_percent_fewer_problems").map { $0 / 1e6 }, 5,
      ]),
    Figure("complaint propensity", "had a problem", [50], [benchmark("complaint_rate")]),
  ]

  private static let pyramid: PyramidMeasure = {
    var tally = PyramidTally(shape: .init(basis: .ranking, dimensions: 5))
    for value in 1...1000 { tally.add(.init(value: Int64(value))) }
    return tally.measure(level: 0.95)
  }()

  /// Ninety-nine customers who trust as much as can be, and one not at all.
  private static let trust: ItemBlockMeasure = {
    var tally = ItemBlockTally(shape: ItemBlock(items: 1, points: 7))
    for customer in 1...100 { tally.add([customer == 1 ? 0 : 6]) }
    return tally.measure(level: 0.95)
  }()

  private static let hours = ServiceLevel.published.map { $0.limit.map { Double($0) / 3_600_000_000 } }

  private static let customers = [
    Figure("customer pyramid", "1000 customers", [10, 40, 150, 800], pyramid.classes.map { Double($0.share.customers.count) }),
    Figure(
      "80/20", "", [80, 20],
      [benchmark("top_customers").map { 100 - $0 }, pyramid.top.customers.value.map { 100 * $0 }]),
    Figure("recovery times", "promise 24 h", [2, 1], [hours[1], hours[2]]),
    Figure("trust asymmetry", "", [99, 1], [trust.index.value, trust.lowestRespondents.value.map { 100 * $0 }]),
  ]

  @Test(arguments: figures) func figureIsOurs(_ figure: Figure) {
    #expect(figure.stated.count == figure.ours.count)
    for (stated, ours) in zip(figure.stated, figure.ours) { #expect(agree(ours, stated, digits: 1e-12)) }
  }

  @Test func definitionsAreTheTexts() {
    let outcomes = [(3, 4), (4, 4), (5, 4)].compactMap { perceived, expected in
      Self.score(perceived).flatMap { p in Self.score(expected).map { SatisfactionOutcome(perception: p, expectation: $0) } }
    }
    #expect(
      outcomes == [.dissatisfied, .satisfied, .delighted] && SatisfactionOutcome(gaps: [Self.score(-1), Self.score(2)]) == .delighted)
    let elements = ["reliability", "responsiveness", "assurance", "empathy", "tangibles"]
    #expect(Set(Instrument.servqual1991.dimensions.map(\.id)) == Set(elements))
    #expect(
      ComplaintStage.published.map { $0.labels.text(in: "zh-Hans") }
        == "受理 跟踪 告知 初步评估 调查 响应 沟通决定 终止 评价 改进分析".split(separator: " ").map(String.init))
    #expect(Self.hours[0] == 24)
    for labels in SatisfactionOutcome.allCases.map(\.labels) + CustomerClass.allCases.map(\.labels) + ComplaintPath.allCases.map(\.labels)
      + WaitPrinciple.allCases.map(\.labels) + ExpectationSource.published.map(\.labels) + Benchmarks.published.all.map(\.labels)
    { #expect(Set(labels.byLanguage.keys) == ["en", "zh-Hans", "zh-Hant"]) }
  }

  /// The index of satisfaction, delight and trust, whose weights the texts leave open: equal ones.
  @Test func loyaltyIsTheMeanOfThree() {
    let block = ItemBlock(items: 1, points: 5)
    let shape = LoyaltyTally.Shape(satisfaction: block, delight: block, trust: block, conductPoints: 5, dimensions: 5)
    var record = LoyaltyTally.Record()
    (record.satisfaction, record.delight, record.trust) = ([4], [2], [0])
    var tally = LoyaltyTally(shape: shape)
    tally.add(record)
    #expect(tally.measure(level: 0.95).index.value == 50)
  }

  @Test(
    .enabled(if: Repository.shared("published/customer_care_figures.csv") != nil, "the published figures are not beside the repository"))
  func everyPublishedRowIsHereOrListed() throws {
    let rows = try TestSupport.figures(try #require(Repository.shared("published/customer_care_figures.csv")))
    #expect(rows.count == 36)
    let article = try String(contentsOfFile: Repository.path("Sources/Servqual/Servqual.docc/CustomerCare.md"), encoding: .utf8)
    for row in rows {
      let topic = row["topic"] ?? ""
      if Self.notComputed.contains(topic) {
        #expect(article.contains("| \(topic) |"))
        continue
      }
      let figure = try #require(Self.figures.first { $0.topic == topic && $0.inputs == row["inputs"] }, "\(topic) \(row["inputs"] ?? "")")
      // Definitions are held in words, above.
      if !figure.stated.isEmpty { #expect(numbers(row["expected"] ?? "") == figure.stated, "\(topic)") }
    }
    #expect(rows.count == Self.figures.count + Self.notComputed.count)
    let stages = rows.first { $0["topic"] == "complaint stages" }
    #expect(stages?["expected"] == ComplaintStage.published.map { $0.labels.text(in: "zh-Hans") }.joined(separator: ";"))
    let outcomes = rows.first { $0["topic"] == "three outcomes" }
    #expect(outcomes?["expected"] == SatisfactionOutcome.allCases.map(\.rawValue).joined(separator: " | "))
  }

  /// The numbers of a text, in their order.
  private func numbers(_ text: String) -> [Double] {
    text.split { !($0.isASCII && $0.isNumber) && $0 != "." }.compactMap { Double($0) }
  }
}
