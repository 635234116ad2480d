import StatisticalInference
import Testing

/// Reference: R 4.2.2 `oneway.test`, `aov` and `kruskal.test`.
@Suite struct GroupTests {
  private let groups: [(n: Int, mean: Double, variance: Double)] = [
    (6, 5, 2), (8, 5.625, 1.125), (7, 20 / 7.0, 1.80952380952381),
  ]

  @Test func meansOfGroupsAreComparedAsInR() {
    let test = WelchAnova(groups)
    #expect(near(test?.f, 9.179348112712049) && test?.df1 == 2 && near(test?.df2, 10.8823667946937))
    #expect(near(test?.p, 0.00461598414281954) && near(test?.omegaSquared, 0.4489815886890299))
    #expect(test?.excluded == [])
  }

  @Test func twoGroupsAreWelchsTest() {
    let pair = WelchAnova(Array(groups.prefix(2)))
    let sides = groups.map { MeanWithError(MeanEstimate(n: $0.n, mean: $0.mean, variance: $0.variance, level: 0.95)) }
    let test = WelchTest(sides[0], sides[1], level: 0.95)
    #expect(near(pair?.f, (test.t ?? .nan) * (test.t ?? .nan)) && near(pair?.df2, test.df ?? .nan) && near(pair?.p, test.p ?? .nan))
  }

  @Test func groupsWithoutVarianceAreListed() {
    let test = WelchAnova([(3, 4, 0)] + groups + [(1, 9, 1)])
    #expect(test?.excluded == [0, 4] && near(test?.f, 9.179348112712049))
    #expect(WelchAnova([(3, 4, 0), (6, 5, 2)]) == nil)
  }

  @Test func ranksOfGroupsAreComparedAsInR() {
    let counts = [[0, 0, 1, 0], [0, 0, 2, 0], [1, 0, 2, 0], [1, 1, 1, 3], [2, 3, 1, 0], [1, 2, 0, 0], [1, 2, 0, 0]]
    let test = KruskalWallis(counts: counts)
    #expect(near(test?.h, 12.17470520007732) && test?.df == 3 && near(test?.p, 0.006808037811014274))
    #expect(near(test?.epsilonSquared, 0.529335008699014))
    // A group of nobody and a value of nobody change nothing.
    #expect(KruskalWallis(counts: [[0]] + counts.map { $0 + [0] }) == test)
  }

  @Test func oneValueOrOneGroupIsNoTest() {
    #expect(KruskalWallis(counts: [[3, 4]]) == nil && KruskalWallis(counts: [[3], [4]]) == nil && KruskalWallis(counts: []) == nil)
    #expect(KruskalWallis(counts: [[2, 2], [2, 2]])?.h == 0)
  }
}
