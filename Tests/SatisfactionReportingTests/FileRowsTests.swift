import Testing

@testable import SatisfactionReporting

/// Readers that look at a hundred rows see a value of every column that has one.
@Suite struct FileRowsTests {
  /// A table of `count` rows: a number in each, and columns that have a value in one row alone.
  private func table(_ count: Int, late: [Int]) throws -> ReportTable {
    let rows = (0..<count).map { place in
      let cells = late.enumerated().map { JSONValue.Member("late\($0)", $1 == place ? .string("here") : .null) }
      return JSONValue.object([.init("place", .integer(place))] + cells + [.init("never", .null)])
    }
    return try #require(ReportTable("any", rows: rows))
  }

  private func places(_ table: ReportTable) -> [Int] { table.fileRows.compactMap { $0["place"]?.integer } }

  @Test(arguments: [[150], [99], [100], [120, 121, 2_999], [0, 50, 98, 2_999], Array(200..<260), Array(90..<150)])
  func everyColumnIsSeenEarly(late: [Int]) throws {
    let table = try table(3_000, late: late)
    let early = Set(places(table).prefix(100))
    #expect(Set(late).isSubset(of: early) && places(table).first == 0)
    #expect(places(table).sorted() == Array(0..<3_000))
  }

  @Test func orderStaysWhereNothingIsLate() throws {
    #expect(places(try table(100, late: [99])) == Array(0..<100))
    #expect(places(try table(3_000, late: [3])) == Array(0..<3_000))
    // All others keep their order.
    let moved = places(try table(3_000, late: [2_000]))
    #expect(moved.filter { $0 != 2_000 } == (0..<3_000).filter { $0 != 2_000 })
  }
}
