import StatisticalInference
import Testing

/// Reference: scipy 1.17.1 `optimize.root` on the same sum's slope, and R's psych 2.2.9 `fa(nfactors = 1, fm = "minres")`.
@Suite struct OneFactorModelTests {
  private func fitted(_ correlations: [[Double]]) -> OneFactorModel? { try? OneFactorModel.fit(correlations: correlations).get() }

  private func agree(_ left: [Double], _ right: [Double], _ tolerance: Double = 1e-11) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { near($0, $1, tolerance) }
  }

  private let attitude = [
    0.7577732004111322, 0.8338260940741768, 0.6034272224070871, 0.7887263826057301, 0.8411199254401825, 0.284465121339293,
    0.4910465605901071,
  ]

  @Test func sevenItemsAreAsInScipyAndPsych() {
    let model = fitted(Attitude.covariances(Array(0..<7)).correlations)
    #expect(agree(model?.loadings ?? [], attitude) && model?.isHeywood == false)
    #expect(near(model?.omega, 0.8506823589020133, 1e-11))
    // psych stops where its sum improves by no more than 1e-9.
    let psych = [
      0.757772224935231, 0.833827161663798, 0.603427276332998, 0.788727056276558, 0.841119377112186, 0.284464807131089,
      0.491046864892609,
    ]
    #expect(agree(model?.loadings ?? [], psych, 2e-6))
  }

  @Test func reversedItemsLoadNegatively() {
    let signs: [Double] = [1, 1, -1, 1, -1, 1, 1]
    let rows = Attitude.rows.map { zip($0, signs).map(*) }
    let model = fitted(Attitude.covariancesOf(rows).correlations)
    #expect(agree(model?.loadings ?? [], zip(attitude, signs).map(*)))
  }

  @Test func threeItemsHaveAClosedSolution() {
    let model = fitted([[1, 0.42, 0.48], [0.42, 1, 0.56], [0.48, 0.56, 1]])
    // √(r12·r13/r23) and so on
    #expect(agree(model?.loadings ?? [], [0.6, 0.7, 0.8]))
    #expect(agree(model?.uniquenesses ?? [], [0.64, 0.51, 0.36]) && near(model?.omega, 4.41 / 5.92, 1e-11))
  }

  @Test func anImproperSolutionIsFlagged() {
    let model = fitted([[1, 0.8, 0.7, 0.6], [0.8, 1, 0.4, 0.3], [0.7, 0.4, 1, 0.3], [0.6, 0.3, 0.3, 1]])
    #expect(agree(model?.loadings ?? [], [1.2069663139434923, 0.6595228221183413, 0.5889096538685604, 0.4908124665721812]))
    #expect(model?.isHeywood == true && near(model?.omega, 0.8509368155355269, 1e-11))
  }

  @Test func itemsThatAgreeWhollyLoadWholly() {
    let model = fitted(Array(repeating: [1, 1, 1, 1], count: 4))
    #expect(agree(model?.loadings ?? [], [1, 1, 1, 1]) && near(model?.omega, 1, 1e-11))
  }

  @Test func withoutABestSolutionThereIsNone() {
    // Two correlations that only an endless loading could make, and none at all.
    let endless = OneFactorModel.fit(correlations: [[1, 0.5, 0.5], [0.5, 1, 0], [0.5, 0, 1]])
    #expect(endless == .failure(.notConverged))
    let unrelated = OneFactorModel.fit(correlations: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    #expect(unrelated == .failure(.notConverged))
  }

  @Test func threeItemsAreNeeded() {
    #expect(OneFactorModel.fit(correlations: []) == .failure(.noData))
    #expect(OneFactorModel.fit(correlations: [[1]]) == .failure(.singleItem))
    #expect(OneFactorModel.fit(correlations: [[1, 0.5], [0.5, 1]]) == .failure(.twoItems))
  }
}
