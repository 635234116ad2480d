import Foundation
import SurveyLedger
import TestSupport
import Testing

/// Tables as a SQLite file, read by Python's own library.
@Suite struct TableDatabaseTests {
  private typealias Column = TableDatabase.Column
  private typealias Table = TableDatabase.Table

  private static let columns = [
    Column("name", .text, isNullable: false), Column("n", .integer, isNullable: true), Column("share", .real, isNullable: true),
  ]
  private static let texts = [
    "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "__proto__", "'; DROP TABLE t; --", "مستشفى", "a\u{202E}b", "服务😀",
  ]

  private func table(key: [String] = ["name"]) -> Table {
    let rows = Self.texts.enumerated().map { place, text in
      [TableDatabase.Value.text(text), place == 1 ? .null : .integer(place), place == 2 ? .null : .real(Double(place) / 4)]
    }
    return Table("odd \"name\"", columns: Self.columns, key: key, rows: rows)
  }

  @Test func everyValueIsReadAgainByAnother() throws {
    let bytes = try TableDatabase.bytes([table(), Table("empty", columns: Self.columns, key: [], rows: [])], version: 3)
    let file = try TemporaryFile(bytes, named: "a.sqlite")
    let script = #"""
      import json, sqlite3, sys
      db = sqlite3.connect(sys.argv[1])
      rows = db.execute('SELECT *, typeof(n), typeof(share) FROM "odd ""name"""').fetchall()
      facts = [db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("user_version", "integrity_check", "encoding")]
      strict = db.execute("SELECT strict FROM pragma_table_list('empty')").fetchone()[0]
      print(json.dumps([rows, facts, strict]))
      """#
    let python = try #require(Program.find("python3"))
    let run = try Program.run(python, ["-c", script, file.path])
    let read = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [Any], "\(run.output)")
    let rows = try #require(read[0] as? [[Any]])
    #expect(rows.map { $0[0] as? String } == Self.texts)
    #expect(rows[1][1] is NSNull && rows[2][2] is NSNull && rows[3][2] as? Double == 0.75)
    #expect(rows[0][3] as? String == "integer" && rows[0][4] as? String == "real")
    #expect(read[1] as? [AnyHashable] == [3, "ok", "UTF-8"] && read[2] as? Int == 1)
  }

  @Test func theSameTablesAreTheSameBytes() throws {
    #expect(try TableDatabase.bytes([table()], version: 1) == TableDatabase.bytes([table()], version: 1))
  }

  @Test func whatDoesNotFitIsRefused() {
    let missing = Table("t", columns: Self.columns, key: [], rows: [[.null, .null, .null]])
    let wrong = Table("t", columns: Self.columns, key: [], rows: [[.text("a"), .text("b"), .null]])
    let twice = Table("t", columns: Self.columns, key: ["name"], rows: [[.text("a"), .null, .null], [.text("a"), .null, .null]])
    for table in [missing, wrong, twice] { #expect(throws: LedgerError.self) { try TableDatabase.bytes([table], version: 1) } }
  }
}
