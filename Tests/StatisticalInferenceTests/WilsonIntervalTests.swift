import StatisticalInference
import Testing

/// Limits by R 4.2.2, `prop.test(correct = FALSE)`.
@Suite struct WilsonIntervalTests {
  static let published: [(count: Int, n: Int, low: Double, high: Double)] = [
    (0, 10, 0, 0.277532799862889), (1, 29, 0.00611321429276266, 0.17175521879320282), (81, 263, 0.255288519878274, 0.366209576982800),
    (612, 1400, 0.411366530519204, 0.463263187178513), (15, 148, 0.0623863995307363, 0.1604872417233080), (10, 10, 0.722467200137111, 1),
  ]

  @Test(arguments: published)
  func limitsAreThoseOfR(_ expected: (count: Int, n: Int, low: Double, high: Double)) throws {
    let interval = try #require(WilsonInterval.interval(count: expected.count, of: expected.n, level: 0.95))
    #expect(abs(interval.low - expected.low) < 1e-13)
    #expect(abs(interval.high - expected.high) < 1e-13)
  }

  @Test func theLevelIsFree() throws {
    let interval = try #require(WilsonInterval.interval(count: 81, of: 263, level: 0.9))
    #expect(abs(interval.low - 0.263313617188481) < 1e-13 && abs(interval.high - 0.356566349608488) < 1e-13)
  }

  @Test func whatIsNoShareHasNoInterval() {
    #expect(WilsonInterval.interval(count: 0, of: 0, level: 0.95) == nil)
    #expect(WilsonInterval.interval(count: 3, of: 2, level: 0.95) == nil)
    #expect(WilsonInterval.interval(count: -1, of: 2, level: 0.95) == nil)
  }
}
