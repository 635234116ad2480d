import Testing

@testable import SatisfactionReporting

/// Tables as comma-separated values.
@Suite struct CSVTests {
  private func text(_ row: [JSONValue], isForExcel: Bool = false) throws -> String {
    let members = row.enumerated().map { JSONValue.Member("c\($0)", $1) }
    let table = try #require(ReportTable("any", rows: [.object(members)]))
    return String(decoding: table.csv(isForExcel: isForExcel), as: UTF8.self)
  }

  @Test func valuesAreWrittenAsInJSON() throws {
    let row: [JSONValue] = [.integer(-3), .number(-0.1 - 0.2), .number(2), .bool(true), .null, .string("a"), .string("")]
    #expect(try text(row) == "c0,c1,c2,c3,c4,c5,c6\n-3,-0.3,2.0,true,,a,\"\"\n")
  }

  @Test(
    arguments: [
      ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""),
      ("@a", "\"'@a\""),
      ("＝1", "\"'＝1\""), ("＋1", "\"'＋1\""), ("－1", "\"'－1\""), ("＠a", "\"'＠a\""), ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""),
      ("=\u{301}1", "\"'=\u{301}1\""), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""), ("a=b", "a=b"),
      ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("__proto__", "__proto__"), ("服务", "服务"),
    ])
  func textsAreQuotedAndNoFormulas(_ value: String, _ cell: String) throws {
    #expect(try text([.string(value)]) == "c0\n\(cell)\n")
  }

  @Test func forExcelThereAreAMarkAndItsLineEnds() throws {
    #expect(try text([.string("科室")], isForExcel: true) == "\u{FEFF}c0\r\n科室\r\n")
  }

  @Test func aTableWithoutRowsHasItsHeader() throws {
    let table = try #require(ReportTable("quality", rows: []))
    #expect(
      String(decoding: table.csv(), as: UTF8.self).hasPrefix("schema_version,run_id,") && table.csv().count(where: { $0 == 0x0A }) == 1)
  }
}
