import SurveyModel
import SurveyReading
import TestSupport
import Testing

/// Records come out the same however the text falls on the reader's buffers, and a broken one costs itself alone.
@Suite struct DelimitedReaderTests {
  private func read(_ text: String, columns: Int, delimiter: UInt8 = 0x2C) throws -> (
    fields: [[String]], kinds: [RecordMark.Kind], lines: [Int]
  ) {
    let file = try TemporaryFile(text, named: "t.csv")
    let export = try ExportText.opening(file.path)
    var layout = DelimitedLayout(delimiter: delimiter, text: export)
    layout.columnCount = columns
    layout.isWanted = Array(repeating: true, count: columns)
    let reader = DelimitedReader(export, layout: layout)
    var batch = RecordBatch(capacity: 3, fieldsPerRecord: columns)
    var (fields, kinds, lines): ([[String]], [RecordMark.Kind], [Int]) = ([], [], [])
    while try reader.read(into: &batch) {
      for record in 0..<batch.count {
        kinds.append(batch.marks[record].kind)
        lines.append(batch.marks[record].position.line)
        if batch.marks[record].kind == .record { fields.append((0..<columns).map { batch.text(record: record, slot: $0) }) }
      }
    }
    return (fields, kinds, lines)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsAndQuotesAreReadByRFC4180(_ end: String) throws {
    let text = ["a,\"b,\"\"c\"\"\", d ", "\"two\(end)lines\",,\"\"", "x,y,z"].joined(separator: end) + end
    let (fields, _, lines) = try read(text, columns: 3)
    #expect(fields == [["a", "b,\"c\"", " d "], ["two\(end)lines", "", ""], ["x", "y", "z"]])
    #expect(lines == [1, 2, 4])
  }

  @Test func emptyAndQuotedEmptyAreToldApart() throws {
    let file = try TemporaryFile("a,,\"\"\n", named: "t.csv")
    let export = try ExportText.opening(file.path)
    var layout = DelimitedLayout(delimiter: 0x2C, text: export)
    layout.columnCount = 3
    layout.isWanted = [true, true, true]
    var batch = RecordBatch(fieldsPerRecord: 3)
    _ = try DelimitedReader(export, layout: layout).read(into: &batch)
    #expect((0..<3).map { batch.isAbsent(record: 0, slot: $0) } == [false, true, false])
  }

  @Test func aStrayQuoteCostsItsRecordOnly() throws {
    let (fields, kinds, _) = try read("1,2\n\"a\"b,2\n3,4\n5\"5,6\n7,8\n", columns: 2)
    #expect(fields == [["1", "2"], ["3", "4"], ["7", "8"]])
    #expect(kinds.filter { if case .faulty(.badQuote, _) = $0 { true } else { false } }.count == 2)
  }

  @Test func anUnclosedQuoteRefusesTheFileAndNamesItsLine() throws {
    #expect {
      _ = try read("1,2\n3,\"open\n5,6\n7,8\n", columns: 2)
    } throws: { error in
      (error as? ReadingError)?.kind == .unterminatedQuote && (error as? ReadingError)?.line == 2
    }
  }

  @Test func blankLinesAreOtherRowsInsideQuotesTheyAreText() throws {
    let (fields, kinds, _) = try read("1,2\n\n   \n,\n\"a\n\nb\",4\n", columns: 2)
    #expect(fields == [["1", "2"], ["a\n\nb", "4"]])
    #expect(kinds.filter { $0 == .other("blank") }.count == 3)
  }

  /// The buffer holds 256 KiB: the same records at every offset round its end.
  @Test func recordsSurviveTheEndOfTheBuffer() throws {
    let record = "\"q\"\"uoted\r\ntext é😀\",plain\r\n"
    for shift in 0..<40 {
      let lead = String(repeating: "x", count: (1 << 18) - 60 + shift)
      let (fields, kinds, lines) = try read("\(lead),1\r\n\(record)\(record)3,4\r\n", columns: 2)
      #expect(kinds.allSatisfy { $0 == .record }, "shift \(shift)")
      #expect(fields.dropFirst() == [["q\"uoted\r\ntext é😀", "plain"], ["q\"uoted\r\ntext é😀", "plain"], ["3", "4"]])
      #expect(lines == [1, 2, 4, 6])
    }
  }

  @Test func aFieldOverTheLimitIsSetAsideAndTheRestIsRead() throws {
    let long = String(repeating: "y", count: ReadingLimits.fieldBytes + 10)
    for field in [long, "\"\(long)\nand \"\"more\"\" lines\n\""] {
      let (fields, kinds, _) = try read("1,2\n\(field),2\n3,4\n", columns: 2)
      #expect(fields == [["1", "2"], ["3", "4"]])
      #expect(kinds.count == 3)
      if case .faulty(let rule, _) = kinds[1] { #expect(rule == .fieldTooLong) } else { Issue.record("not set aside") }
    }
  }

  @Test func everyCutIsReadOrRefusedAndNeverMiscounted() throws {
    let text = "a,\"b\"\"\nc\",d\r\n1,2,3\n\"x\",\"\",z\n"
    for cut in 1..<text.utf8.count {
      let part = String(decoding: Array(text.utf8)[..<cut], as: UTF8.self)
      guard let (fields, kinds, _) = try? read(part, columns: 3) else { continue }
      #expect(fields.count + kinds.filter { $0 != .record }.count == kinds.count)
      #expect(
        fields.allSatisfy {
          [["a", "b\"\nc", "d"], ["1", "2", "3"], ["x", "", "z"], ["1", "2", ""], ["x", "", ""], ["a", "b\"\nc", ""]].contains($0)
        }, "cut \(cut)")
    }
  }
}
