import Foundation
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// A small organisation with two branches sends five files, in every order, and then all of them again in another one.
@Suite("Ten nights") struct TenNightsTests {
  /// Every correction has a recorded time of its own.
  private static func sheet(_ number: Int, _ day: Int, _ answer: Int?) -> Sheet {
    var sheet = Sheet(
      "R\(number)", "2026-03-\(day < 10 ? "0" : "")\(day)T08:00:00Z", answer ?? 0, site: number % 2 == 0 ? "Harbour" : "Old Town")
    if answer == nil { sheet.perception = "" }
    return sheet
  }

  /// In the order they were written.
  private static let exports: [String] = {
    let first = (1...6).map { sheet($0, $0, $0 == 6 ? nil : $0) }
    // Cumulative; R2 thought better of it.
    let second = first.filter { $0.id != "R2" } + [sheet(2, 8, 7)] + (7...9).map { sheet($0, $0, 4) }
    // Overlaps; R7 is corrected.
    let third = [first[4], first[5], sheet(7, 12, 2)] + (8...9).map { sheet($0, $0, 4) } + (10...12).map { sheet($0, $0, 6) }
    // R6 is completed, R2 corrected once more.
    let fourth = [first[0], sheet(2, 14, 3), sheet(6, 13, 5), sheet(11, 11, 6)]
    // R4 holds no answer of the scale and is set aside; R3 is older than what is known of them.
    let fifth = [sheet(4, 15, 9), sheet(3, 2, 1), sheet(13, 16, 5), sheet(14, 17, 1), sheet(10, 10, 6), sheet(10, 9, 2)]
    return [first, second, third, fourth, fifth].map { Sheet.export($0) }
  }()

  private static let codebook = try? RereadingTests.codebook("")

  private static func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { first in permutations(items.filter { $0 != first }).map { [first] + $0 } }
  }

  /// Five in one order, then five in another.
  private static let nights = permutations(Array(0..<5)).enumerated().map { place, order in
    order + permutations(Array(0..<5))[(place * 77 + 13) % 120]
  }

  /// What is left at the end.
  private struct End: Equatable {
    let state: String
    let answers: [String: Int]
    let tables: [String]
  }

  private static func end(_ nights: [Int], withTables: Bool) throws -> End {
    let bench = try LedgerBench()
    // Recognising a file takes longer than reading so short a one.
    bench.request.plan.codebook = codebook
    bench.request.workers = 1
    for (night, export) in nights.enumerated() {
      let outcome = try bench.bring(exports[export], named: "night\(night)-\(export).csv")
      #expect(night < 5 ? outcome.counts != nil : outcome.isKnown)
    }
    let contents = try bench.contents()
    #expect(contents.responses == 14 && contents.problems.isEmpty)
    return End(state: contents.state, answers: try bench.perceptions(), tables: withTables ? try tables(bench) : [])
  }

  /// The published tables without the run's id.
  private static func tables(_ bench: LedgerBench) throws -> [String] {
    let files = try bench.measure().files(includesRaw: false).all.filter { ["scores.json", "items.json"].contains($0.name) }
    #expect(files.count == 2)
    return files.map { file in
      String(decoding: file.bytes, as: UTF8.self).replacing(#/"run_id": ?"[^"]*"/#, with: "")
    }
  }

  /// The files in the order they were written.
  private static let known = Result { try end([0, 1, 2, 3, 4], withTables: true) }

  private static let expected = [
    "2026-03-01T08:00 Old Town": 1, "2026-03-14T08:00 Harbour": 3, "2026-03-03T08:00 Old Town": 3, "2026-03-04T08:00 Harbour": 4,
    "2026-03-05T08:00 Old Town": 5, "2026-03-13T08:00 Harbour": 5, "2026-03-12T08:00 Old Town": 2, "2026-03-08T08:00 Harbour": 4,
    "2026-03-09T08:00 Old Town": 4, "2026-03-10T08:00 Harbour": 6, "2026-03-11T08:00 Old Town": 6, "2026-03-12T08:00 Harbour": 6,
    "2026-03-16T08:00 Old Town": 5, "2026-03-17T08:00 Harbour": 1,
  ]

  @Test("Every order of five files, and all of them again, comes to the same", arguments: 0..<12)
  func everyOrder(tenth: Int) throws {
    let known = try Self.known.get()
    #expect(known.answers == Self.expected)
    for place in (tenth * 10)..<(tenth * 10 + 10) {
      let withTables = place % 10 == 0
      let found = try Self.end(Self.nights[place], withTables: withTables)
      #expect(found.state == known.state && found.answers == known.answers, "\(Self.nights[place])")
      #expect(!withTables || found.tables == known.tables, "\(Self.nights[place])")
    }
  }

  @Test("The tables tell what changes in them") func tablesDiffer() throws {
    let bench = try LedgerBench()
    try bench.bring(Self.exports[0])
    let first = try Self.tables(bench)
    try bench.bring(Self.exports[1])
    #expect(try Self.tables(bench) != first)
    #expect(Set(Self.nights).count == 120)
  }
}
