import Foundation
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyReading

/// The quick way through documents and libxml2 alone agree on every field, mark, position, finding and refusal.
@Suite struct XMLDifferenceTests {
  private func expectAgreement(_ bytes: [UInt8], _ size: (Int, Int), _ what: @autoclosure () -> String) throws {
    if let found = try XMLComparison.difference(bytes, size) { Issue.record("\(what()): \(found)") }
  }

  @Test(arguments: 0..<40)
  func randomDocumentsAreReadAlike(_ seed: Int) throws {
    var random = RandomDocument(seed: UInt64(seed) + 3)
    for round in 0..<40 {
      // The rarer the odd pieces, the longer the stretches the quick way takes.
      let document = random.document(records: 2 + round, rarity: [4, 30, 200, 2_000, 20_000][round % 5])
      try expectAgreement(document, XMLComparison.sizes[(seed + round) % XMLComparison.sizes.count], "seed \(seed), round \(round)")
    }
  }

  private static func plain(_ id: Int, _ odd: String = "", start: String? = nil) -> String {
    "\n <row\(start ?? " id=\"\(id)\">")\n  <a>1</a>\(odd)\n  <c>two\nlines</c><b/><long_name>x</long_name>\n </row>"
  }

  private static func document(_ middle: [UInt8]) -> [UInt8] {
    let (before, behind) = ((1...3).map { plain($0) }.joined(), (5...6).map { plain($0) }.joined())
    return Array("<d><rows>\(before)".utf8) + middle + Array("\(behind)\n</rows></d>".utf8)
  }

  /// Everything that is not plain, alone in a document that is plain otherwise.
  @Test func everyOddPieceIsReadAlike() throws {
    var middles = RandomDocument.oddLeaves.map { Array(Self.plain(4, $0).utf8) }
    middles += RandomDocument.oddLeaves.map { Array("<row>\($0)<long_name>x</long_name></row>".utf8) }
    middles += RandomDocument.oddBytes.map { Array("<row><a>x".utf8) + $0 + Array("</a><c>".utf8) + $0 + Array("y</c></row>".utf8) }
    middles += RandomDocument.oddBytes.map {
      Array("<row id=\"".utf8) + $0 + Array("\"><c><![CDATA[".utf8) + $0 + Array("]]></c></row>".utf8)
    }
    middles += RandomDocument.oddBetween.map { Array(($0 + Self.plain(4)).utf8) }
    middles += RandomDocument.starts.map { Array(($0 + "<a>1</a></row>").utf8) }
    // Twice, since the second may be known from the first.
    for middle in middles {
      for size in XMLComparison.sizes.prefix(3) { try expectAgreement(Self.document(middle + middle), size, "odd piece") }
    }
  }

  /// A document with one byte more, fewer or other than it should have, at every place of a record.
  @Test func everyDamageIsReadAlike() throws {
    let record = Array("<row id=\"é\"><a>1</a><b><![CDATA[x]]></b><c>&lt;</c><e i=\"1\"/></row>".utf8)
    for place in record.indices {
      let (before, behind) = (record[..<place], record[place...])
      try expectAgreement(Self.document(record + before + behind.dropFirst()), XMLComparison.sizes[0], "without byte \(place)")
      for byte in [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x26, 0x27, 0x2F, 0x3A, 0x3C, 0x3E, 0x5D, 0x61, 0x7F, 0x80, 0xC3, 0xFF] as [UInt8] {
        try expectAgreement(Self.document(record + before + [byte] + behind), XMLComparison.sizes[0], "\(byte) before \(place)")
        try expectAgreement(Self.document(record + before + [byte] + behind.dropFirst()), XMLComparison.sizes[0], "\(byte) at \(place)")
      }
    }
  }

  /// Records that stand in a comment, a section or an instruction, which begins wherever a piece ends and however often there was no plain one.
  @Test(arguments: [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?x ", "?>"), ("\n", "\n")])
  func whatLooksLikeRecordsIsLeftAlone(_ opening: String, _ closing: String) throws {
    for count in [0, 1, 5, 6, 7, 23, 24, 25] {
      for shift in 0..<64 {
        let others = String(repeating: "<row z=''></row>", count: count) + String(repeating: " ", count: shift)
        let hidden = opening + String(repeating: "\n<row><a>1</a><c>2</c><b/></row>", count: 3) + closing
        try expectAgreement(Self.document(Array((others + hidden).utf8)), (64, 8), "\(count) others, \(shift) blanks")
      }
    }
  }

  /// A document in which the quick way is left and taken up again, whole and without any of its ends.
  @Test(arguments: [0, 1])
  func everyPrefixIsReadAlike(_ size: Int) throws {
    let rows = [
      "<row id=\"1\"><a>1</a><b/><c>x</c></row>", "<row id=\"2\"><a>1</a><b></b><c>服é</c></row>", "<row><a>3</a></row>",
      "<row id='4'><c>&lt;</c></row>", "<row><a>5</a><c><![CDATA[</row>]]></c></row>", "<row><a>6</a><c><![CDATA[]]]]></c></row>",
      "<!-- <row></row> --><row id=\"7\"><a>7</a></row>", "<row><a>8</a><a>8</a></row>", "<row id=\"9\"><b>\n\t9</b></row>",
    ]
    let document = Array("<d>\r\n<rows>\r\n \(rows.joined(separator: "\r\n "))\n</rows>\n</d>\n".utf8)
    for cut in 0...document.count { try expectAgreement(Array(document.prefix(cut)), XMLComparison.sizes[size], "cut at \(cut)") }
  }

  private static var documents: [String] {
    let shared = ["bad-inputs", "exports"].compactMap { Repository.shared($0) }
    return ([Repository.path("SampleData")] + shared).flatMap { folder in
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }.filter { ["xml", "lsr"].contains(($0 as NSString).pathExtension) }.sorted()
  }

  /// Every document of the project, and of those beside it where they are there, whole and cut off at many places.
  @Test func everyDocumentIsReadAlikeWhereverItIsCutOff() throws {
    var random = RandomResponses(seed: 9)
    #expect(Self.documents.count >= 2)
    for path in Self.documents {
      guard let text = try? ExportText.opening(path), case .xml(let preview)? = try? ExportPreview(text).form else { continue }
      let layout = XMLLayout(
        recordPath: preview.recordPath, keys: preview.keys, isWanted: preview.keys.indices.map { $0 % 5 != 4 },
        naming: preview.shape.naming)
      let whole = try text.bytes(at: text.start, count: text.end - text.start)
      for cut in [whole.count] + (0..<12).map({ _ in random.below(whole.count + 1) }) {
        let file = try TemporaryFile(Array(whole.prefix(cut)), named: "cut.xml")
        guard let part = try? ExportText.opening(file.path, declared: .utf8) else { continue }
        let size = XMLComparison.sizes[random.below(XMLComparison.sizes.count)]
        if let found = try XMLComparison.difference(part, size, layout) { Issue.record("\(path), cut at \(cut): \(found)") }
      }
    }
  }

  /// Where a tag is long enough to be refused or not depends on where pieces end; the reference's pieces decide, and no record comes twice.
  @Test(arguments: [70_000, 140_000])
  func whatTheQuickWayRefusesIsReadAgain(_ length: Int) throws {
    let rows = (1...40).map { "<row><a>\($0)</a></row>" }.joined()
    let long = "<row id=\"\(String(repeating: "x", count: length))\"><a>41</a></row>"
    let file = try TemporaryFile("<d><rows>\(rows)\(long)\(rows)</rows></d>", named: "t.xml")
    let text = try ExportText.opening(file.path)
    #expect(try XMLComparison.difference(text, (512, 4)) == nil)
    let reader = try StructuralXMLReader(text, layout: XMLComparison.layout, pieceSize: 512, pieces: 4)
    let reading = XMLComparison.read(reader)
    #expect(reader.plainRecords == 39)
    #expect(length == 70_000 ? reading.records.count == 81 : reading.refusal?.kind == .xmlLimit)
  }

  /// Records that are plain do not reach libxml2, in each of the forms that are known.
  @Test(arguments: [
    "<row><a>x</a><b/></row>", "<row id=\"1\"><a>服</a></row>", "<row><c><![CDATA[<&>]]></c></row>", "<row><e i=\"1\">5</e></row>",
    "<row>\r\n<a>&amp;&#65; > \r\n</a>\r\n</row>", "<row><zz>1</zz></row>",
  ])
  func onlyTheFirstOfPlainRecordsReachesTheLibrary(_ row: String) throws {
    let file = try TemporaryFile("<d><rows>\(String(repeating: row, count: 50))</rows></d>", named: "t.xml")
    let text = try ExportText.opening(file.path)
    let reader = try StructuralXMLReader(text, layout: XMLComparison.layout)
    #expect(XMLComparison.read(reader) == XMLComparison.read(try XMLRecordReader(text, layout: XMLComparison.layout)))
    #expect(reader.plainRecords == 49)
  }
}
