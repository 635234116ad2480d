import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

/// The tables of zones, conventions and importance-performance: their columns, their order, what small cells hide.
@Suite struct MeasureTableTests {
  private let run = RunIdentity(
    runID: "run-0123456789abcdef", survey: "test", instrument: "four", wave: nil, period: nil, scoredAt: nil)

  private func instrument(_ facets: [Facet]) throws -> Instrument {
    let dimensions = [("room", 1...2), ("staff", 3...5)].map { id, numbers in
      Dimension(id: id, label: "Dimension", items: numbers.map { Item(id: "i\($0)", number: $0, label: "Item") })
    }
    let scales = Dictionary(uniqueKeysWithValues: facets.map { ($0, ResponseScale.sevenPoint) })
    return try Instrument(id: "four", label: "Four", source: "", dimensions: dimensions, scales: scales)
  }

  private func report(_ facets: [Facet], rows: Int = 120, blanks: Int = 3) throws -> SatisfactionReport {
    let instrument = try instrument(facets)
    var random = RandomResponses(seed: 5)
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, segmentKeys: ["region"]))
    tally.add(random.batch(rows, instrument, segmentKeys: ["region"], hasPoints: false, blanks: blanks))
    return tally.report()
  }

  private func tables(_ report: SatisfactionReport, minimumCell: Int = 10) -> ReportTables {
    ReportTables(report, run: run, sources: [], minimumCell: minimumCell)
  }

  private static let identity = [
    "schema_version", "run_id", "survey", "instrument", "wave", "period_start", "period_end", "scored_at", "segment_key", "segment_value",
    "segment_label", "basis",
  ]
  private static let subject = ["dimension", "dimension_label", "dimension_order", "item", "item_label", "item_order", "responses"]

  @Test func columnsAreTheDocumentedOnes() throws {
    let tables = tables(try report([.minimum, .expectation, .perception, .importance]))
    #expect(
      tables["zone"]?.columns == Self.identity + Self.subject + [
        "n_triples", "missing_rule", "minimum_mean", "desired_mean", "perceived_mean", "ci_level", "adequacy_gap", "adequacy_ci_low",
        "adequacy_ci_high", "superiority_gap", "superiority_ci_low", "superiority_ci_high", "zone_width", "position", "below_share",
        "inside_share", "above_share", "inversions", "zero_width", "reason", "suppressed",
      ])
    #expect(
      tables["conventions"]?.columns == Self.identity + [
        "score", "responses", "n", "missing_rule", "value", "convention", "reason", "suppressed",
      ])
    #expect(
      tables["importance_performance"]?.columns == Self.identity + Self.subject + [
        "n", "importance_source", "crosshair", "importance", "performance", "crosshair_importance", "crosshair_performance", "quadrant",
        "distance_importance", "distance_performance", "above_gap_line", "gap_line_distance", "reason", "suppressed",
      ])
  }

  @Test func tablesAreThereOnlyForWhatWasAsked() throws {
    let all = tables(try report([.minimum, .expectation, .perception, .importance]))
    let absent = { (tables: ReportTables) in ReportTables.optional.filter { tables[$0] == nil && !$0.hasPrefix("care_") } }
    #expect(absent(all) == ["trend", "response_rate"])
    #expect(!all.all.contains { $0.name.hasPrefix("care_") })
    let pair = tables(try report([.expectation, .perception]))
    #expect(absent(pair) == ["trend", "response_rate", "zone", "importance_performance"])
    // Six rows of dimensions and overall, and of five items, for everybody and four regions.
    #expect(all["zone"]?.rows.count == 5 * (2 + 1 + 5))
    #expect(all["importance_performance"]?.rows.count == 5 * 5 * 3)
  }

  @Test func scoresAndItemsCarryTheZoneAndTheQuadrant() throws {
    let all = tables(try report([.minimum, .expectation, .perception, .importance]), minimumCell: 0)
    let zone = try JSONRow.rows(of: try #require(all["zone"]).json, at: [])
    let scores = try JSONRow.rows(of: try #require(all["scores"]).json, at: [])
    for row in scores where ["room", "staff", "overall_dimensions"].contains(row.text("dimension")) {
      let same = try #require(
        zone.first {
          $0.text("item") == nil && $0.text("dimension") == row.text("dimension") && $0.text("segment_value") == row.text("segment_value")
        })
      for column in ["minimum_mean", "adequacy_gap", "superiority_gap"] {
        #expect(row.number(column) != nil && row.number(column) == same.number(column))
      }
    }
    let items = try JSONRow.rows(of: try #require(all["items"]).json, at: [])
    #expect(items.allSatisfy { $0.text("quadrant") != nil && $0.number("importance") == $0.number("importance_mean") })
    #expect(items.allSatisfy { $0.number("crosshair_importance") != nil && $0.number("minimum_mean") != nil })
    let weighted = scores.filter { $0.text("dimension") == "overall_weighted" }
    #expect(weighted.count == 5 && weighted.allSatisfy { $0.number("gap_mean") != nil })
  }

  @Test func smallCellsAreHiddenInEveryTable() throws {
    // Most minima are missing, so that triples are few where pairs are many.
    let report = try report([.minimum, .expectation, .perception, .importance], rows: 60, blanks: 40)
    let all = tables(report, minimumCell: 14)
    for table in all.all where !["sources", "quality", "actions", "segment_tests"].contains(table.name) {
      let rows = try JSONRow.rows(of: table.json, at: [])
      let hidden = rows.filter { $0.number("suppressed") == 1 }
      #expect(!hidden.isEmpty && rows.count > hidden.count, "\(table.name)")
      for column in ["value", "importance", "quadrant", "above_gap_line", "adequacy_gap", "inversions", "position", "below_share"] {
        #expect(hidden.allSatisfy { $0.text(column) == nil && $0.number(column) == nil }, "\(table.name) \(column)")
      }
    }
    let zone = try JSONRow.rows(of: try #require(all["zone"]).json, at: [])
    #expect(zone.allSatisfy { ($0.number("n_triples") ?? 0) >= 14 || $0.number("minimum_mean") == nil })
  }
}
