import Testing

@testable import SatisfactionReporting

/// Documents that were damaged, or that another tool wrote: they are refused by name, and nothing is drawn of them.
@Suite struct DamagedDocumentTests {
  private let document = PageMaking.document(rows: 120)

  private func replacing(_ value: JSONValue, _ key: String, by other: JSONValue?) -> JSONValue {
    .object(value.members.compactMap { $0.key == key ? other.map { JSONValue.Member(key, $0) } : $0 })
  }

  private func refusal(_ run: JSONValue, _ tables: [ReportTable]? = nil) -> DashboardError? {
    let whole: [JSONValue.Member] = [
      .init("schema", .object([.init("name", .string("servqual-dashboard")), .init("version", .integer(1))])), .init("run", run),
      .init("tables", .object((tables ?? document.tables).map { .init($0.name, .array($0.rows)) })),
    ]
    do throws(DashboardError) {
      let read = try DashboardDocument(json: JSONWriter.document(whole))
      _ = DashboardPage(read, hasRadar: true).files
      return nil
    } catch { return error }
  }

  private static let needed = [
    "run_id", "survey", "instrument", "scale", "period_start", "status", "responses", "quarantined", "conventions", "cautions",
    "scale_minimum", "scale_maximum", "facets", "dimensions", "items", "segment_columns",
  ]

  @Test(arguments: needed)
  func aRunWithoutAMemberIsRefused(_ member: String) throws {
    let error = try #require(refusal(replacing(document.run, member, by: nil)))
    guard case .member(let named) = error else { throw error }
    #expect(named.hasPrefix(member))
  }

  @Test func textThatWouldReachTheStyleSheetIsRefused() {
    for id in ["x\"\u{308};color:red", "run-0123456789abcde}", "run-0123456789ABCDEF", ""] {
      #expect(refusal(replacing(document.run, "run_id", by: .string(id))) == .member("run_id"))
    }
    #expect(refusal(replacing(document.run, "period_end", by: .string("2026-01-01\\A"))) == .member("period_end"))
  }

  @Test func anyNumberOfAnyColumnMayBeWrong() throws {
    let values: [JSONValue] = [
      .number(1e300), .number(-1e300), .integer(.max), .integer(.min), .string("1"), .bool(true), .null, .number(1e15),
    ]
    for (place, table) in document.tables.enumerated() {
      for value in values {
        guard let row = table.rows.first else { continue }
        let isTaken = { (column: String) in
          ReportTable(table.name, rows: [replacing(row, column, by: value)]).map { $0.wrongColumn == nil } ?? false
        }
        // What is refused while loading is drawn nowhere; all else is wrong at once, since a drawing takes a while.
        let taken = table.columns.filter { isTaken($0) && $0 != "suppressed" }
        let damaged = taken.reduce(row) { replacing($0, $1, by: value) }
        var tables = document.tables
        tables[place] = try #require(ReportTable(table.name, rows: [damaged] + table.rows.dropFirst()))
        #expect(refusal(document.run, tables) == nil, "\(table.name) \(value)")
      }
    }
  }

  @Test func hiddenRowsThatCarryNumbersShowNone() throws {
    let scores = try #require(document["scores"])
    let rows = scores.rows.map { row in row["segment_key"]?.text == "all" ? row : replacing(row, "suppressed", by: .bool(true)) }
    var tables = document.tables
    tables[0] = try #require(ReportTable("scores", rows: rows))
    let page = PageMaking.page(DashboardDocument(run: document.run, tables: tables))
    #expect(page.contains("hidden: too few answers") && !page.contains("▼ worse</span>"))
    let gap = try #require(rows.last?["gap_mean"]?.number)
    #expect(!page.contains(PageLanguage.english.signed(gap) + "</td>"))
  }

  @Test func aKeyThatStandsTwiceIsRefused() {
    let json = #"{"schema": {"name": "servqual-dashboard", "version": 1}, "run": {}, "run": {}, "tables": {}}"#
    #expect(throws: DashboardError.self) { try DashboardDocument(json: Array(json.utf8)) }
  }
}
