import Foundation
import SatisfactionReporting
import SatisfactionScoring
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

/// The page of output fields names every column of every table, so that each number has its formula and its source.
@Suite struct DocumentedColumnTests {
  private func tables() throws -> ReportTables {
    let scale = ResponseScale(minimum: 1, maximum: 7)
    let facets: [Facet] = [.expectation, .perception, .minimum, .importance]
    let instrument = try Instrument(
      id: "four", label: "Four", source: "", dimensions: Instrument.servqual1991.dimensions,
      scales: Dictionary(facets.map { ($0, scale ?? .sevenPoint) }, uniquingKeysWith: { first, _ in first }))
    let shape = TallyShape(instrument: instrument, segmentKeys: ["region"], hasPoints: true, period: .month)
    var random = RandomResponses(seed: 4)
    var tally = SatisfactionTally(shape: shape)
    let batch = random.batch(80, instrument, segmentKeys: ["region"], hasPoints: true, blanks: 5, care: RichCare.codebook)
    tally.add(batch)
    var conventions = MeasurementConventions()
    conventions.invitations = Invitations(everybody: 200, columns: [])
    let run = RunIdentity(runID: "run-0", survey: "s", instrument: "four", wave: nil, period: nil, scoredAt: nil)
    let report = tally.report(conventions)
    return ReportTables(report, care: RichCare.report(batch, report), run: run, sources: [], minimumCell: 10)
  }

  @Test func everyColumnOfEveryTableIsDocumented() throws {
    let page = try String(contentsOfFile: Repository.path("Sources/Servqual/Servqual.docc/OutputFields.md"), encoding: .utf8)
    let sections = page.components(separatedBy: "\n## ").dropFirst()
    let tables = try tables()
    let scores = try #require(tables["scores"]?.columns)
    let items = try #require(tables["items"]?.columns)
    #expect(ReportTables.optional.allSatisfy { tables[$0] != nil })
    for table in tables.all {
      let isCare = table.name.hasPrefix("care_")
      let section = try #require(sections.first { $0.hasPrefix(isCare ? "care_*.json" : "\(table.name).json") }, "\(table.name)")
      if isCare { try expectStatistics(of: table, in: section) }
      // What names the row, and what a table shares with the scores or the items, is explained there.
      let shared = Set(table.name == "scores" ? [] : scores + (table.name == "items" ? [] : items))
      for column in table.columns where !shared.contains(column) {
        #expect(section.contains("`\(column)`"), "\(table.name).\(column)")
      }
    }
  }

  /// All tables of customer-care measures have the same columns; what each computes is told in a line of its own.
  private func expectStatistics(of table: ReportTable, in section: String) throws {
    let line = try #require(section.split(separator: "\n").first { $0.hasPrefix("| `\(table.name)`") }, "\(table.name)")
    for row in try JSONRow.rows(of: table.json, at: []) {
      let statistic = row.text("statistic") ?? ""
      #expect(line.contains("`\(statistic)`"), "\(table.name) \(statistic)")
    }
  }
}
