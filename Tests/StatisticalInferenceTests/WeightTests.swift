import StatisticalInference
import Testing

@Suite struct WeightTests {
  @Test func unequalWeightsAreWorthFewerRespondents() {
    let kish = KishEffectiveSize(weights: [1, 1, 2, 4])
    #expect(near(kish?.size, 64 / 22.0) && near(kish?.designEffect, 1.375) && kish?.n == 4 && kish?.sum == 8)
    #expect(KishEffectiveSize(weights: [3, 3, 3])?.size == 3)
    #expect(KishEffectiveSize(weights: []) == nil && KishEffectiveSize(weights: [0, 0]) == nil)
  }

  private func cell(_ sex: String, _ age: String, _ weight: Double) -> Raking.Cell {
    Raking.Cell(categories: [sex, age], designWeight: weight)
  }

  private let margins = [
    Raking.Margin(name: "sex", targets: ["f": 50, "m": 50]), Raking.Margin(name: "age", targets: ["young": 0.6, "old": 0.4]),
  ]

  private var sample: [Raking.Cell] {
    [cell("f", "young", 30), cell("f", "old", 20), cell("m", "young", 10), cell("m", "old", 40)]
  }

  @Test func cellsAreRakedToTheirMargins() throws {
    let raking = try Raking(cells: sample, margins: margins, tolerance: 1e-13)
    // 100 rounds by numpy 2
    let expected = [1.3333333333333333, 0.4999999999999999, 1.9999999999999996, 0.7500000000000001]
    #expect(zip(raking.factors, expected).allSatisfy { near($0, $1) } && raking.error < 1e-13)
    let usual = try Raking(cells: sample, margins: margins)
    #expect(usual.error < 1e-6 && usual.rounds < raking.rounds)
    #expect(near(zip(sample, usual.factors).reduce(0) { $0 + $1.0.designWeight * $1.1 }, 100))
  }

  @Test func designWeightsAreNotForgotten() throws {
    // As many respondents in every cell: only the design tells the cells apart.
    let raking = try Raking(cells: sample.map { cell($0.categories[0], $0.categories[1], 25) }, margins: margins)
    let weighted = try Raking(cells: sample, margins: margins)
    #expect(near(raking.factors[0], 1.2, 1e-6) && abs(weighted.factors[0] - 1.2) > 0.1)
  }

  @Test func aSampleThatFitsIsLeftAlone() throws {
    let fitting = [cell("f", "young", 3), cell("f", "old", 2), cell("m", "young", 3), cell("m", "old", 2)]
    let raking = try Raking(cells: fitting, margins: margins)
    #expect(raking.factors == [1, 1, 1, 1] && raking.rounds == 0)
  }

  @Test func whoIsMissingIsNamed() {
    #expect(throws: Raking.Failure.emptyCategory(margin: "sex", category: "m")) {
      try Raking(cells: Array(sample.prefix(2)), margins: margins)
    }
    #expect(throws: Raking.Failure.unknownCategory(margin: "age", category: "?")) {
      try Raking(cells: sample + [cell("f", "?", 1)], margins: margins)
    }
    #expect(throws: Raking.Failure.malformed) {
      try Raking(cells: [Raking.Cell(categories: ["f"], designWeight: 1)], margins: margins)
    }
    #expect(throws: Raking.Failure.malformed) { try Raking(cells: [cell("f", "old", .nan)], margins: margins) }
    #expect(throws: Raking.Failure.nothingToWeigh) { try Raking(cells: [], margins: margins) }
  }

  @Test func contradictingMarginsDoNotPassAsRaked() {
    // Without young men and old women, the shares of sexes are those of ages.
    #expect {
      try Raking(cells: [cell("f", "young", 5), cell("m", "old", 5)], margins: margins, limit: 50)
    } throws: { error in
      guard case .notConverged(rounds: 50, let distance)? = error as? Raking.Failure else { return false }
      return near(distance, 0.1)
    }
  }
}
