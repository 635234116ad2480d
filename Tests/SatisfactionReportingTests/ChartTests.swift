import Foundation
import SatisfactionReporting
import TestSupport
import Testing

/// Charts are whole specifications over rows that are shown.
@Suite struct ChartTests {
  private func charts(_ document: DashboardDocument) throws -> [String: [String: Any]] {
    try Dictionary(
      uniqueKeysWithValues: Chart.all(document).map { chart in
        (chart.name, try #require(JSONSerialization.jsonObject(with: Data(chart.json)) as? [String: Any]))
      })
  }

  private func values(_ chart: [String: Any]?) -> [[String: Any]] {
    (chart?["data"] as? [String: Any])?["values"] as? [[String: Any]] ?? []
  }

  @Test func aRichRunHasEveryChart() throws {
    let charts = try charts(RichTables.documents()[0])
    let names = ["answers", "expectation-perception", "gaps", "heatmap", "importance-performance", "items", "trend", "zone"]
    #expect(charts.keys.sorted() == names)
    for (name, chart) in charts {
      #expect(chart["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v5.json")
      #expect(
        !values(chart).isEmpty && values(chart).allSatisfy { $0.values.allSatisfy { !($0 is [Any]) && !($0 is [String: Any]) } }, "\(name)")
      let text = String(decoding: try JSONSerialization.data(withJSONObject: chart), as: UTF8.self)
      // Every setting of a template was filled in; `$schema` is Vega-Lite's own.
      #expect(!text.replacingOccurrences(of: "\"$schema\"", with: "").contains("\"$"), "\(name)")
    }
  }

  @Test func rowsAreThoseOfTheTables() throws {
    let document = try RichTables.documents()[0]
    let scores = try JSONRow.rows(of: #require(document["scores"]).json, at: [])
    let charts = try charts(document)
    for value in values(charts["gaps"]) {
      let row = try #require(
        scores.first {
          $0.text("segment_key") == "all" && $0.text("period") == nil && $0.text("dimension_label") == value["name"] as? String
        })
      for column in ["gap_mean", "gap_ci_low", "gap_ci_high", "n"] { #expect(row.number(column) == value[column] as? Double) }
    }
    let gaps = values(charts["gaps"]).compactMap { $0["gap_mean"] as? Double }
    #expect(gaps.count == 5 && gaps == gaps.sorted())
  }

  /// The bars of an item end where they begin, moved by one; the middle of the scale is at 0.
  @Test func answersAddUpAndPartAtTheMiddle() throws {
    let rows = values(try charts(RichTables.documents()[0])["answers"])
    let bars = Dictionary(grouping: rows) { "\($0["name"] ?? "") \($0["facet"] ?? "")" }
    #expect(bars.count == 2 * 22)
    for bar in bars.values {
      let (from, to) = (bar.compactMap { $0["from"] as? Double }, bar.compactMap { $0["to"] as? Double })
      #expect(abs((to.max() ?? 0) - (from.min() ?? 0) - 1) < 1e-9)
      let middle = try #require(bar.first { $0["point"] as? String == "4" })
      #expect(abs((middle["from"] as? Double ?? 1) + (middle["to"] as? Double ?? 1)) < 1e-9)
    }
  }

  @Test func hiddenNumbersAreNotDrawn() throws {
    let document = try RichTables.document([.expectation, .perception], rows: 60, period: nil, minimumCell: 14)
    let cells = values(try charts(document)["heatmap"])
    let hidden = try JSONRow.rows(of: #require(document["scores"]).json, at: []).filter {
      $0.number("suppressed") == 1 && $0.text("segment_key") == "region" && $0.text("dimension")?.hasPrefix("overall") == false
    }
    #expect(!hidden.isEmpty && cells.count(where: { $0["value"] is NSNull }) == hidden.count)
  }

  @Test func perceptionsAloneHaveNoGaps() throws {
    let charts = try charts(RichTables.document([.perception], rows: 60, period: nil, hasPoints: false))
    #expect(charts["gaps"] == nil && charts["items"] == nil && charts["expectation-perception"] != nil && charts["heatmap"] != nil)
  }

  @Test func anEmptyRunHasNoChart() throws { #expect(try charts(RichTables.document([.expectation, .perception], rows: 0)).isEmpty) }
}
