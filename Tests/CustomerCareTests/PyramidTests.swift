import CustomerCare
import SatisfactionScoring
import SurveyTesting
import Testing

/// Cuts, ties and small numbers of the customer pyramid.
@Suite struct PyramidTests {
  private func measure(_ values: [Int64?], _ change: (inout PyramidRules) -> Void = { _ in }) -> PyramidMeasure {
    var tally = PyramidTally(shape: .init(basis: .ranking, dimensions: 5))
    for value in values { tally.add(.init(value: value)) }
    var rules = PyramidRules()
    change(&rules)
    return tally.measure(rules, level: 0.95)
  }

  private func sizes(_ measure: PyramidMeasure) -> [Int] { measure.classes.map { $0.share.customers.count } }

  @Test func cutsAreCumulativeAndRounded() {
    #expect(sizes(measure((1...1000).map { $0 })) == [10, 40, 150, 800])
    #expect(sizes(measure((1...7).map { $0 })) == [0, 0, 1, 6])
    #expect(sizes(measure((1...7).map { $0 }) { $0.rounding = .up }) == [1, 0, 1, 5])
    #expect(sizes(measure((1...150).map { $0 })) == [1, 6, 23, 120])
    for ties in PyramidRules.Ties.allCases { #expect(sizes(measure((1...100).map { $0 }) { $0.ties = ties }) == [1, 4, 15, 80]) }
    #expect(sizes(measure([5])) == [0, 0, 0, 1] && sizes(measure([5]) { $0.rounding = .up }) == [1, 0, 0, 0])
    let wide = measure((1...100).map { $0 }) { ($0.endOfA, $0.endOfB, $0.endOfC) = (10, 5, 300) }
    #expect(sizes(wide) == [10, 0, 90, 0])
  }

  @Test func nobodyIsNoData() {
    let empty = measure([nil, nil])
    #expect(sizes(empty) == [0, 0, 0, 0] && empty.n == 0 && empty.unclassified == 2)
    #expect(empty.classes.allSatisfy { $0.reason == .noData && $0.share.value == nil && $0.gap.overall.reason == .noData })
    #expect(empty.top.reason == .notAsked && empty.fourFifths == nil)
  }

  @Test func tiesStayTogetherAndAreSaid() {
    // 100 customers: the cut of C at 20 falls among the thirty of value 7, ten of whom lie above it.
    let values = Array(repeating: Int64(9), count: 10) + Array(repeating: 7, count: 30) + Array(repeating: 1, count: 60)
    let lower = measure(values)
    // The cuts of A (1) and B (5) fall among the ten of value 9, who go below both.
    #expect(sizes(lower) == [0, 0, 10, 90])
    #expect(lower.ties.map(\.boundary) == [.a, .b, .c] && lower.ties.map(\.customers) == [10, 10, 30])
    #expect(lower.ties.map(\.aboveCut) == [1, 5, 10] && lower.warnings == [.rankedRespondents, .handful, .tiedAtCut])
    #expect(sizes(measure(values) { $0.ties = .upper }) == [10, 0, 30, 60])
    let equal = measure(Array(repeating: 3, count: 40))
    #expect(sizes(equal) == [0, 0, 0, 40] && equal.ties.map(\.boundary) == [.b, .c])
    #expect(measure((1...400).map { $0 }).ties.isEmpty)
  }

  @Test func shareOfValueAndFourFifths() {
    // One customer of 80 and twenty of 1: the first brings four fifths.
    let one = measure([80] + Array(repeating: 1, count: 20)) { $0.rounding = .up }
    #expect(one.classes[0].share.value == 0.8 && one.fourFifths?.count == 1 && one.fourFifths?.n == 21)
    // Ten of 10: eight of them do.
    #expect(measure(Array(repeating: 10, count: 10)).fourFifths?.count == 8)
    let losses = measure([-5, 3, 2])
    #expect(losses.classes[3].share.value == nil && losses.classes[3].share.reason == .zeroSum && losses.fourFifths == nil)
  }

  @Test func aClassColumnIsTakenAsItStands() {
    var tally = PyramidTally(shape: .init(basis: .classColumn, dimensions: 1))
    for place in 0..<80 {
      let isTop = place < 40
      // In A those who leave have gaps of -3 and -2, those who stay of 0 and 1; in D all are alike.
      let gap = Int64(isTop ? (place % 2 == 0 ? -3 : 0) + (place / 2) % 2 : place % 2)
      tally.add(
        .init(value: isTop ? 100 : 1, customerClass: isTop ? .a : .d, returns: place % 2 == 1, gaps: [ExactScore(sum: gap)]))
    }
    tally.add(.init(value: 1_000_000))
    let measure = tally.measure(level: 0.95)
    #expect(measure.unclassified == 1 && measure.n == 80 && measure.ties.isEmpty && measure.warnings == [])
    #expect(measure.classes[0].returns.count == 20 && measure.classes[0].returns.n == 40 && measure.classes[1].returns.reason == .notAsked)
    #expect(measure.classes[0].lostOver?.dimensions[0].test?.difference == -3)
    // Twenty on a side are few: the difference is there, no verdict on it.
    #expect(measure.classes[0].lostOver?.dimensions[0].verdict == .few)
    #expect(measure.classes[0].against?.dimensions[0].verdict == .worse && measure.classes[3].against?.dimensions[0].verdict == .better)
    #expect(measure.classes[0].outcomes.dissatisfied.count == 20 && measure.classes[1].reason == .noData)
  }

  @Test(arguments: PyramidRules.Ties.allCases, PyramidRules.Rounding.allCases)
  func rankingFirstAndCountingThenIsTheSame(_ ties: PyramidRules.Ties, _ rounding: PyramidRules.Rounding) {
    var rules = PyramidRules()
    (rules.ties, rules.rounding) = (ties, rounding)
    var random = RandomResponses(seed: 4)
    let records = (0..<250).map { _ in
      PyramidTally.Record(value: random.number(60), returns: random.flag(), gaps: random.gaps())
    }
    var (values, direct) = (CustomerValueTally(), PyramidTally(shape: .init(basis: .ranking, dimensions: 5)))
    for record in records {
      values.add(record.value)
      direct.add(record)
    }
    let ranking = values.ranking(rules)
    var branches = (0..<2).map { _ in PyramidTally(shape: .init(basis: .classColumn, dimensions: 5)) }
    for (place, record) in records.enumerated() {
      var classified = record
      classified.customerClass = record.value.map { ranking.customerClass(of: $0) }
      branches[place % 2].add(classified)
    }
    let both = branches[0].merging(branches[1])
    #expect(both.measure(rules, ranking: ranking, level: 0.95) == direct.measure(rules, level: 0.95))
    // Branches share the classes of all customers.
    let parts = branches.map { sizes($0.measure(rules, ranking: ranking, level: 0.95)) }
    #expect(zip(parts[0], parts[1]).map { $0 + $1 } == sizes(direct.measure(rules, level: 0.95)))
    #expect(branches[0].measure(rules, ranking: ranking, level: 0.95).ties == ranking.ties)
  }

  @Test func rankedCustomersKeepNoClassOfTheirOwn() {
    var (plain, labelled) = (
      PyramidTally(shape: .init(basis: .ranking, dimensions: 1)), PyramidTally(shape: .init(basis: .ranking, dimensions: 1))
    )
    plain.add(.init(value: 3))
    labelled.add(.init(value: 3, customerClass: .a))
    #expect(plain == labelled && sizes(labelled.measure(level: 0.95)) == [0, 0, 0, 1])
  }

  @Test func greatValuesAreCountedNotAdded() {
    let limit = ExactScore.limit
    let measure = measure(Array(repeating: limit, count: 200) + [limit + 1, .min, .max])
    #expect(measure.unreadable == 3 && measure.unclassified == 3 && measure.n == 200)
    #expect(measure.classes[3].value.value == Double(limit) && measure.classes[3].value.reason == .zeroVariance)
  }
}
