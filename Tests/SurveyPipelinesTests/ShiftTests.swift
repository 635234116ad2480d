import SurveyPipelines
import Testing

@Suite struct ShiftTests {
  /// numpy 2.4.6: `0.5 * np.abs(a / a.sum() - b / b.sum()).sum()`, as scipy 1.17.1's `cityblock` halved.
  @Test func distanceIsTheReference() throws {
    let distance = try #require(DistributionShift.distance(from: [3, 5, 9, 14, 22, 30, 17], to: [1, 2, 4, 10, 25, 41, 50]))
    #expect(abs(distance - 0.21421052631578946) < 1e-15)
  }

  /// By hand: shares 1/3 1/3 1/3 against 1/2 1/4 1/4 differ by 1/6, 1/12, 1/12, and half their sum is 1/6.
  @Test func distanceByHand() {
    #expect(DistributionShift.distance(from: [10, 10, 10], to: [20, 10, 10]) == 1.0 / 6)
    #expect(DistributionShift.distance(from: [30, 0], to: [0, 31]) == 1)
    #expect(DistributionShift.distance(from: [10, 20], to: [1_000, 2_000]) == 0)
  }

  @Test func thirtyAnswersAreNeededOnBothSides() {
    #expect(DistributionShift.distance(from: [15, 15], to: [0, 29]) == nil)
    #expect(DistributionShift.distance(from: [0, 29], to: [15, 15]) == nil)
    #expect(DistributionShift.distance(from: [15, 15], to: [0, 30]) == 0.5)
    #expect(DistributionShift.distance(from: [], to: []) == nil)
  }

  @Test func anotherScaleIsNotCompared() {
    #expect(DistributionShift.distance(from: [10, 10, 10, 10, 10], to: [10, 10, 10, 10, 10, 10, 10]) == nil)
  }

  @Test func theLargestIsFoundWithItsCounts() {
    let old = ["q01/perception": [20, 20], "q02/perception": [20, 20], "q03/expectation": [5, 5], "q04/perception": [40, 0]]
    let new = ["q01/perception": [30, 10], "q02/perception": [9, 27], "q03/expectation": [90, 0], "q05/perception": [0, 40]]
    let shift = DistributionShift.largest(from: old, to: new)
    // Both moved by 0.25: the first by name. q03 has too few answers, q04 and q05 stand on one side only.
    #expect(shift == DistributionShift(item: "q01/perception", distance: 0.25, before: 40, now: 40))
    #expect(DistributionShift.largest(from: ["q": [29]], to: ["q": [40]]) == nil)
  }

  /// 1/(2n+2) and 1/(2n+4) are the same Double for such an n: only whole numbers tell them apart.
  @Test func nearlyEqualDistancesAreOrderedExactly() {
    let n = 400_000_000_000_000_000
    let old = ["a": [n, n], "b": [n + 1, n + 1]]
    let shift = DistributionShift.largest(from: old, to: ["a": [n + 2, n], "b": [n + 3, n + 1]])
    #expect(shift?.item == "a")
    let swapped = DistributionShift.largest(
      from: ["a": old["b"] ?? [], "b": old["a"] ?? []], to: ["a": [n + 3, n + 1], "b": [n + 2, n]])
    #expect(swapped?.item == "b")
  }
}
