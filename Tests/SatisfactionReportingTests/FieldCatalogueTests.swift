import Foundation
import SatisfactionReporting
import Testing

/// The catalogue of fields holds for every value of every table.
@Suite struct FieldCatalogueTests {
  @Test func everyTableHasTheCataloguesColumns() throws {
    for document in try RichTables.documents() {
      for table in document.tables { #expect(table.columns == FieldCatalogue[table.name]?.fields.map(\.name), "\(table.name)") }
    }
    #expect(try RichTables.documents()[0].tables.map(\.name) == FieldCatalogue.tables.map(\.name))
  }

  @Test func everyValueIsOfItsFieldsKind() throws {
    for document in try RichTables.documents() {
      for table in document.tables {
        let fields = try #require(FieldCatalogue[table.name]).fields
        for row in table.rows {
          guard case .object(let members) = row else { continue }
          for (field, member) in zip(fields, members) where !Self.fits(member.value, field) {
            Issue.record("\(table.name).\(field.name): \(member.value) is no \(field.kind)")
          }
        }
      }
    }
  }

  @Test func keysTellRowsApart() throws {
    for document in try RichTables.documents() {
      for table in document.tables {
        let key = try #require(FieldCatalogue[table.name]).key
        let rows = table.rows.map { row in
          guard case .object(let members) = row else { return "" }
          return members.filter { key.contains($0.key) }.map { "\($0.value)" }.joined(separator: "|")
        }
        #expect(Set(rows).count == rows.count, "\(table.name)")
      }
    }
  }

  @Test func namesAreSnakeCaseAndWordsAreThere() {
    for table in FieldCatalogue.tables {
      #expect(Set(table.fields.map(\.name)).count == table.fields.count && Set(table.key).isSubset(of: table.fields.map(\.name)))
      for field in table.fields {
        #expect(field.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil && !field.about.isEmpty && !field.about.hasSuffix("."))
      }
    }
  }

  /// A document that is read again has its columns also where a table has no row.
  @Test func tablesWithoutRowsKeepTheirColumns() throws {
    let empty = try RichTables.document([.expectation, .perception], rows: 0, period: nil)
    let again = try DashboardDocument(json: empty.json)
    #expect(again.json == empty.json && again.tables.map(\.columns) == empty.tables.map(\.columns))
    #expect(empty.tables.contains { $0.rows.isEmpty })
  }

  private static func fits(_ value: JSONValue, _ field: Field) -> Bool {
    switch (value, field.kind) {
    case (.null, _): field.isNullable
    case (.string(let text), .date): text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil
    case (.string(let text), .moment): text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil
    case (.string(let text), .text): !text.isEmpty
    case (.integer(let number), .integer): number.magnitude < 1 << 53
    case (.integer, .number), (.number, .number), (.bool, .boolean): true
    default: false
    }
  }
}
