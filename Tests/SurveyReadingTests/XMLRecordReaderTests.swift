import SurveyModel
import SurveyReading
import TestSupport
import Testing

/// Documents are read record by record in flat memory; whatever is not certain refuses the document or sets the record aside.
@Suite struct XMLRecordReaderTests {
  private func read(_ text: String, wanted: [String]) throws -> [[String: String]] {
    let file = try TemporaryFile(text, named: "t.xml")
    let export = try ExportText.opening(file.path)
    guard case .xml(let preview) = try ExportPreview(export).form else { return [] }
    let layout = XMLLayout(recordPath: preview.recordPath, keys: preview.keys, isWanted: preview.keys.map(wanted.contains))
    let reader = try XMLRecordReader(export, layout: layout)
    var batch = RecordBatch(fieldsPerRecord: layout.isWanted.count { $0 })
    var records: [[String: String]] = []
    let kept = preview.keys.filter(wanted.contains)
    while try reader.read(into: &batch) {
      for record in 0..<batch.count {
        guard batch.marks[record].kind == .record else {
          records.append(["fault": "\(batch.marks[record].kind)"])
          continue
        }
        records.append(
          Dictionary(
            uniqueKeysWithValues: kept.indices.map {
              (kept[$0], batch.isAbsent(record: record, slot: $0) ? "-" : batch.text(record: record, slot: $0))
            }))
      }
    }
    return records
  }

  @Test func attributesChildrenIndexesAndGroupsAreKeys() throws {
    let text = """
      <data><meta><v>1</v></meta>
      <response id="a&amp;b" n="1"><e i="1">5</e><e i="2"/><g><x>1</x></g></response>
      <response id="c" n="2"><e i="2"><![CDATA[<6>]]></e><g><x>2&#x41;<!-- no --></x></g></response></data>
      """
    let records = try read(text, wanted: ["@id", "e[1]", "e[2]", "g/x"])
    #expect(records == [["@id": "a&b", "e[1]": "5", "e[2]": "", "g/x": "1"], ["@id": "c", "e[1]": "-", "e[2]": "<6>", "g/x": "2A"]])
  }

  @Test func recordsTwoLevelsDownAreFound() throws {
    let rows = (1...3).map { "<row><E1>\($0)</E1></row>" }.joined()
    let records = try read("<document><responses>\(rows)</responses></document>", wanted: ["E1"])
    #expect(records.map { $0["E1"] } == ["1", "2", "3"])
  }

  /// The parser is fed 64 KiB at a time: text and tags round the seam.
  @Test func recordsSurviveTheEndOfAChunk() throws {
    for shift in 0..<24 {
      let lead = String(repeating: "x", count: (64 << 10) - 60 + shift)
      let records = try read("<data><row><c>\(lead)</c><E1>1</E1></row><row><c>é&lt;</c><E1>2</E1></row></data>", wanted: ["c", "E1"])
      #expect(records.map { $0["E1"] } == ["1", "2"])
      #expect(records.last?["c"] == "é<")
    }
  }

  @Test(arguments: [
    ("<!DOCTYPE r [<!ENTITY x \"1\">]><r><row><E1>&x;</E1><b/></row></r>", ReadingError.Kind.xmlDTDForbidden),
    ("<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/x.dtd\"><r><row><E1>&x;</E1><b/></row></r>", .xmlDTDForbidden),
    ("<r><row><E1>1</E1></row>", .xmlMalformed), ("<r><a:row><E1>1</E1></a:row></r>", .xmlMalformed),
    ("<r><row><E1>1</E1></row></r><r/>", .xmlMalformed),
  ])
  func documentsThatCannotBeTrustedAreRefused(_ text: String, _ kind: ReadingError.Kind) throws {
    #expect { _ = try read(text, wanted: ["E1"]) } throws: { error in
      let refusal = error as? ReadingError
      return refusal?.kind == kind || (kind == .xmlDTDForbidden && refusal?.kind == .xmlMalformed)
    }
  }

  @Test func anExternalDocumentTypeAloneIsAcceptedAndNotLoaded() throws {
    let text = "<!DOCTYPE data SYSTEM \"http://127.0.0.1:9/never.dtd\"><data><row><E1>4</E1></row><row><E1>5</E1></row></data>"
    #expect(try read(text, wanted: ["E1"]).map { $0["E1"] } == ["4", "5"])
  }

  @Test func positionsAreThoseOfTheStartTags() throws {
    let text = "<data>\n <row\n  id=\"1\"><E1>1</E1></row>\n <row id=\"2\"><E1>2</E1></row>\n</data>\n"
    let file = try TemporaryFile(text, named: "t.xml")
    let export = try ExportText.opening(file.path)
    guard case .xml(let preview) = try ExportPreview(export).form else { return }
    let reader = try XMLRecordReader(
      export, layout: XMLLayout(recordPath: preview.recordPath, keys: preview.keys, isWanted: preview.keys.map { _ in true }))
    var batch = RecordBatch(fieldsPerRecord: 2)
    _ = try reader.read(into: &batch)
    #expect(batch.marks.map(\.position.line) == [2, 4])
    for mark in batch.marks {
      let raw = String(decoding: try export.bytes(at: mark.position.byteOffset, count: mark.byteLength), as: UTF8.self)
      #expect(raw.hasPrefix("<row") && raw.hasSuffix("</row>"), "\(raw)")
    }
  }
}
