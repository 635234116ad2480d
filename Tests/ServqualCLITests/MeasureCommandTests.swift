import Foundation
import TestSupport
import Testing

/// Zones, weights and quadrants as a user asks for them.
@Suite struct MeasureCommandTests {
  private static let bank = "SampleData/harbour-bank/2026-q2.csv"

  private func rows(_ run: Command.Outcome, _ table: String) throws -> [JSONRow] {
    try JSONRow.rows(of: Array(run.output.utf8), at: ["tables", table])
  }

  @Test func pointsPlaceDimensionsAndExpectationsPlaceItems() throws {
    let plain = try Command.run(["score", Self.bank, "--format", "json"])
    let points = try rows(plain, "importance_performance")
    #expect(points.count == 5 * 3 && points.allSatisfy { $0.text("importance_source") == "points" && $0.text("item") == nil })
    let asked = try Command.run(["score", Self.bank, "--format", "json", "--importance", "expectation", "--crosshair", "6,5.5"])
    let placed = try rows(asked, "importance_performance")
    #expect(placed.count == 22 * 4 && placed.allSatisfy { $0.text("importance_source") == "expectation" })
    let own = placed.filter { $0.text("crosshair") == "user" }
    #expect(own.count == 22 && own.allSatisfy { $0.number("crosshair_importance") == 6 && $0.number("crosshair_performance") == 5.5 })
    let items = try rows(asked, "items")
    #expect(items.allSatisfy { $0.number("importance") == $0.number("expectation_mean") })
    // What was asked of the measurement is in the id of the run.
    #expect(try rows(plain, "scores").first?.text("run_id") != rows(asked, "scores").first?.text("run_id"))
  }

  @Test func publishedWeightsStandBesideTheSurveysOwn() throws {
    let run = try Command.run(["score", Self.bank, "--format", "json", "--benchmark", "pzb-1990"])
    let values = try rows(run, "conventions")
    let gaps = Dictionary(
      try rows(run, "scores").compactMap { row in row.text("dimension").flatMap { id in row.number("gap_mean").map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
    let weights = ["reliability": 32.0, "responsiveness": 22, "assurance": 19, "empathy": 16, "tangibles": 11]
    let expected = weights.reduce(0.0) { $0 + $1.value / 100 * (gaps[$1.key] ?? 0) }
    let value = values.first { $0.text("score") == "benchmark-pzb-1990" }?.number("value")
    #expect(agree(value, expected))
    #expect(agree(values.first { $0.text("score") == "overall_weighted" }?.number("value"), gaps["overall_weighted"]))
    #expect(values.allSatisfy { $0.text("convention")?.hasSuffix(".") == true })
  }

  @Test(arguments: [["--benchmark", "pzb-1988"], ["--crosshair", "5"], ["--importance", "price"]])
  func whatIsNotKnownIsAUsageError(_ options: [String]) throws {
    let run = try Command.run(["score", Self.bank] + options)
    #expect(run.status == 64 && run.output.isEmpty && !run.errors.isEmpty)
  }

  private static let codebook = """
    instrument:
      instrument: reading-room
      scale: {minimum: 1-9, expectation: 1-9, perception: 1-9, importance: 1-5}
      dimensions:
        - {id: place, items: [1, {number: 2, reversed: true}]}
    answers:
      q01: {minimum: M1, expectation: E1, perception: P1, importance: I1}
      q02: {minimum: M2, expectation: E2, perception: P2, importance: I2}

    """

  @Test func fourColumnsAreMeasuredAndGoAwayWithTheirTable() throws {
    let book = try TemporaryFile(Self.codebook, named: "room.yaml")
    let answers = (0..<12).map { "5,8,\(6 + $0 % 3),4,5,2,\(4 - $0 % 3),1" }
    let export = try TemporaryFile((["M1,E1,P1,I1,M2,E2,P2,I2"] + answers).joined(separator: "\n") + "\n", named: "room.csv")
    let folder = export.path + ".d"
    let run = try Command.run(["score", export.path, "--codebook", book.path, "--out", folder, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let zone = try rows(run, "zone")
    #expect(zone.map { $0.text("item") ?? $0.text("dimension") } == ["place", "overall_dimensions", "q01", "q02"])
    // The second item is turned, in every column but importance: 5, 2 and 4, 3, 2 count as 5, 8 and 6, 7, 8.
    for row in zone {
      #expect(row.number("adequacy_gap") == 2 && row.number("superiority_gap") == -1 && row.number("zone_width") == 3)
      #expect(agree(row.number("position"), 2.0 / 3) && row.number("inside_share") == 1)
    }
    #expect(try rows(run, "items").map { $0.number("importance_mean") } == [4, 1])
    #expect(FileManager.default.fileExists(atPath: folder + "/zone.json"))
    // A run without the table leaves none of an earlier run behind.
    _ = try Command.run(["score", Self.bank, "--out", folder, "--quiet"])
    #expect(!FileManager.default.fileExists(atPath: folder + "/zone.json"))
  }
}
