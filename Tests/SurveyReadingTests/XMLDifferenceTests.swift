import Foundation
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyReading

/// The quick way through documents and libxml2 alone agree on every field, mark, position, finding and refusal.
@Suite struct XMLDifferenceTests {
  static let layout = XMLLayout(
    recordPath: ["d", "rows", "row"], keys: ["@id", "a", "b", "c", "e[1]", "g/x", "long_name", "skipped"],
    isWanted: [true, true, true, true, true, true, true, false])

  struct Reading: Equatable {
    var records: [String] = []
    var closing: [String] = []
    var refusal: ReadingError?
  }

  static func read(_ reader: any RecordReader, _ layout: XMLLayout) -> Reading {
    var reading = Reading()
    let slots = layout.isWanted.count { $0 }
    var batch = RecordBatch(capacity: 7, fieldsPerRecord: slots)
    do throws(ReadingError) {
      while try reader.read(into: &batch) {
        for record in 0..<batch.count {
          let mark = batch.marks[record]
          let fields = (0..<slots).map { slot in
            batch.isAbsent(record: record, slot: slot) ? "-" : "'\(Array(batch.bytes[batch.range(record: record, slot: slot)]))"
          }
          let position = mark.position
          reading.records.append(
            "\(mark.kind) \(position.line) \(position.byteOffset) \(position.record) \(mark.byteLength) \(mark.column) \(fields)")
        }
      }
      reading.closing = reader.closingFindings.map { "\($0)" }
    } catch {
      // Nothing of a refused document counts, so only the refusal must be the same.
      reading = Reading(refusal: error)
    }
    return reading
  }

  static func difference(_ text: ExportText, _ layout: XMLLayout = layout, pieceSize: Int, pieces: Int) throws -> String? {
    let quick = try StructuralXMLReader(text, layout: layout, pieceSize: pieceSize, pieces: pieces)
    let ours = read(quick, layout)
    let reference = read(try XMLRecordReader(text, layout: layout), layout)
    if ours == reference { return nil }
    let place = zip(ours.records, reference.records).prefix { $0 == $1 }.count
    return """
      pieces of \(pieceSize): \(String(describing: ours.refusal)) / \(String(describing: reference.refusal)), \
      \(ours.closing) / \(reference.closing), \(ours.records.count) / \(reference.records.count) records, of which \(place): \
      \(ours.records.dropFirst(place).first ?? "none") / \(reference.records.dropFirst(place).first ?? "none")
      """
  }

  private func difference(_ bytes: [UInt8], pieceSize: Int, pieces: Int) throws -> String? {
    let file = try TemporaryFile(bytes, named: "t.xml")
    guard let text = try? ExportText.opening(file.path, declared: .utf8) else { return nil }
    return try Self.difference(text, pieceSize: pieceSize, pieces: pieces)
  }

  private static let sizes = [(64 << 10, 4), (64 << 10, 4), (16, 4), (16, 40), (64, 8), (7, 100), (256, 4), (1_000, 3)]

  @Test(arguments: 0..<40)
  func randomDocumentsAreReadAlike(_ seed: Int) throws {
    var random = RandomDocument(seed: UInt64(seed) + 3)
    for round in 0..<40 {
      // The rarer the odd pieces, the longer the stretches the quick way takes.
      let document = random.document(records: 2 + round, rarity: [4, 30, 200, 2_000, 20_000][round % 5])
      let (size, pieces) = Self.sizes[(seed + round) % Self.sizes.count]
      if let found = try difference(document, pieceSize: size, pieces: pieces) {
        Issue.record("seed \(seed) round \(round): \(found)\n\(String(decoding: document, as: UTF8.self).debugDescription)")
      }
    }
  }

  /// A document in which the quick way is left and taken up again, whole and without any of its ends.
  @Test(arguments: [(64 << 10, 4), (16, 40)])
  func everyPrefixIsReadAlike(_ size: Int, _ pieces: Int) throws {
    let rows = [
      "<row id=\"1\"><a>1</a><b/><c>x</c></row>", "<row id=\"2\"><a>1</a><b></b><c>服é</c></row>", "<row><a>3</a></row>",
      "<row id='4'><c>&lt;</c></row>", "<row><a>5</a><c><![CDATA[</row>]]></c></row>", "<row><a>6</a><c><![CDATA[]]]]></c></row>",
      "<!-- <row></row> --><row id=\"7\"><a>7</a></row>", "<row><a>8</a><a>8</a></row>", "<row id=\"9\"><b>\n\t9</b></row>",
    ]
    let document = Array("<d>\r\n<rows>\r\n \(rows.joined(separator: "\r\n "))\n</rows>\n</d>\n".utf8)
    for cut in 0...document.count {
      if let found = try difference(Array(document.prefix(cut)), pieceSize: size, pieces: pieces) {
        Issue.record("cut at \(cut): \(found)")
      }
    }
  }

  /// Every document of the project, and of those beside it where they are there, whole and cut off at many places.
  @Test func everyDocumentIsReadAlikeWhereverItIsCutOff() throws {
    var random = RandomResponses(seed: 9)
    let shared = ["bad-inputs", "exports"].compactMap { Repository.shared($0) }
    let paths = ([Repository.path("SampleData")] + shared).flatMap { folder in
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }.filter { ["xml", "lsr"].contains(($0 as NSString).pathExtension) }.sorted()
    #expect(paths.count >= 2)
    for path in paths {
      guard let text = try? ExportText.opening(path), case .xml(let preview)? = try? ExportPreview(text).form else { continue }
      let layout = XMLLayout(
        recordPath: preview.recordPath, keys: preview.keys, isWanted: preview.keys.indices.map { $0 % 5 != 4 },
        naming: preview.shape.naming)
      let whole = try text.bytes(at: text.start, count: text.end - text.start)
      for cut in [whole.count] + (0..<12).map({ _ in random.below(whole.count + 1) }) {
        let file = try TemporaryFile(Array(whole.prefix(cut)), named: "cut.xml")
        guard let part = try? ExportText.opening(file.path, declared: .utf8) else { continue }
        let (size, pieces) = Self.sizes[random.below(Self.sizes.count)]
        if let found = try Self.difference(part, layout, pieceSize: size, pieces: pieces) {
          Issue.record("\(path), cut at \(cut): \(found)")
        }
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
    #expect(try Self.difference(text, pieceSize: 512, pieces: 4) == nil)
    let reader = try StructuralXMLReader(text, layout: Self.layout, pieceSize: 512, pieces: 4)
    let reading = Self.read(reader, Self.layout)
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
    let reader = try StructuralXMLReader(text, layout: Self.layout)
    #expect(Self.read(reader, Self.layout) == Self.read(try XMLRecordReader(text, layout: Self.layout), Self.layout))
    #expect(reader.plainRecords == 49)
  }
}

/// Documents of the layout above, made of the pieces that matter.
struct RandomDocument {
  private var random: RandomResponses

  init(seed: UInt64) { random = RandomResponses(seed: seed) }

  private mutating func pick(_ pieces: [String]) -> String { pieces[random.below(pieces.count)] }

  private static let texts = [
    "", "1", "7", "a b", "Zoë", "服务很好", "two\nlines", "\t", "😀", "x ] y", "\u{7F}", "\"'", "0123456789abcdef<".dropLast() + "",
  ]
  /// What makes a leaf not plain, or the document not well-formed.
  private static let oddLeaves = [
    "<a>1</a><a>2</a>", "<zz>1</zz>", "<zz2/>", "<g><x>1</x></g>", "<g><x>1</x><y>2</y></g>", "<e i=\"1\">5</e>",
    "<e i=\"1\" value=\"5\"/>",
    "<e i=\"2\">5</e>", "<b lang=\"en\">5</b>", "<b lang='en'>5</b>", "<b lang=\"e&amp;n\">5</b>", "<c><![CDATA[]]></c>",
    "<c><![CDATA[</row><&]]></c>",
    "<c>x<![CDATA[y]]>z</c>", "<c><![CDATA[a]]]]><![CDATA[>]]></c>", "<c><![CDATA[é\n]]></c>", "<c><!-- </row> --></c>", "<!-- x -->",
    "<?p </row> ?>",
    "<c>&amp;&#65;&#x4E2D;</c>", "<c>&lt;&gt;&quot;&apos;&#x1F600;&#233;&#9;&#10;&#13;</c>", "<c>&#0;</c>", "<c>&#xD800;</c>",
    "<c>&#xFFFE;</c>",
    "<c>&#1114112;</c>", "<c>&#;</c>", "<c>&#x;</c>", "<c>&#X41;</c>", "<c>&#0000000065;</c>", "<c>&#12a;</c>", "<c>&#x10ffFF;</c>",
    "<c>&amp</c>",
    "<c>&AMP;</c>", "<c>&</c>", "<c>]]&gt;</c>", "<c>]&#93;></c>", "<c>]>></c>", "<c>\r\n&lt;\r\n</c>", "<c>\r\r\n</c>", "<zz>&amp;</zz>",
    "<c>&lt;</c><c>&lt;</c>", "<c>&lt;</c><c", "<g>&lt;</g>", "<e i=\"1\">&lt;</e>", "<c>&nope;</c>", "<c>a > b</c>", "<c>]]></c>",
    "<c>\r</c>", "<c>a\r\nb</c>", "<a >1</a>", "<a>1</a >",
    "<a />", "<a", "</a>", "<a>", "text", "<p:a xmlns:p=\"u\">1</p:a>", "<p:a>1</p:a>", "<a xmlns=\"u\">1</a>", "<row><a>1</a></row>",
    "<long_name>1</long_name>", "<a><b>1</b></a>", "<skipped>1</skipped><skipped>2</skipped>", "</row>", "\r", "&amp;", "<a>1</b>",
    "<b><![CDATA[\r]]></b>", "<c>\u{FFFD}</c>", "<c>\u{85}\u{2028}</c>", String(repeating: "<n>", count: 70), "<c><![CDATA[]] ></c>",
  ]
  private static let oddBytes: [[UInt8]] = [
    [0xFF], [0xC3], [0xC0, 0x80], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80],
    [1], [0], [0x0B], [0xF0, 0x9F, 0x98, 0x80], [0xC2, 0x80], [0xE4, 0xB8],
  ]
  private static let oddBetween = [
    "<!-- <row></row> -->", "<?x </row>?>", "</rows><rows>", "</rows><other><row/></other><rows>", "<record><a>1</a></record>",
    "<other><a>1</a></other>", "text", "<![CDATA[</row>]]>", "<row/>", "<row></row>", "<row />", "</rows>", "<row", "&amp;", "]]>", "\r",
    "<p:row xmlns:p=\"u\"><a>1</a></p:row>", "<rows><row><a>1</a></row></rows>", "<!DOCTYPE d>", String(repeating: " ", count: 400),
  ]
  private static let starts = [
    "<row>", "<row id=\"1\">", "<row id=\"a b\" n=\"2\">", "<row  id=\"é\" >", "<row id='1'>", "<row id=\"&lt;\">",
    "<row n=\"2\" id=\"1\">",
    "<row id=\"1\" id=\"1\">", "<row\nid=\"1\">", "<row id=\"1\"n=\"2\">", "<row id = \"1\">", "<row xmlns=\"u\">", "<row id=\"a\tb\">",
    "<row id=\"\">", "<row id=\"'\">", "<row id=\"<\">", "<row id=\">\">", "<rowx>", "<row id>",
  ]

  mutating func document(records: Int, rarity: Int) -> [UInt8] {
    let gap = pick(["", "\n", "\n  ", "\r\n ", " \t"])
    let leafGap = pick([gap, "", "\n   "])
    var bytes = Array(pick(["<d><rows>", "<?xml version=\"1.0\"?>\n<d>\n<meta><row_count>1</row_count></meta><rows>", "\n<d><rows>"]).utf8)
    if bytes.first == 0x0A, random.below(4) > 0 { bytes.removeFirst() }
    let usesAttributes = random.below(3) == 0
    for _ in 0..<records {
      bytes += gap.utf8
      if random.below(rarity) == 0 { bytes += pick(Self.oddBetween).utf8 }
      bytes += (random.below(rarity) == 0 ? pick(Self.starts) : usesAttributes ? "<row id=\"\(random.below(50))\">" : "<row>").utf8
      appendLeaves(&bytes, leafGap, rarity)
      bytes += (leafGap + "</row>").utf8
    }
    return bytes + (gap + "</rows></d>\n").utf8
  }

  private mutating func appendLeaves(_ bytes: inout [UInt8], _ gap: String, _ rarity: Int) {
    var names = ["a", "b", "c", "long_name", "skipped"]
    if random.below(rarity) == 0 { names.shuffle(using: &self) }
    for name in names {
      bytes += gap.utf8
      if random.below(rarity) == 0 { bytes += pick(Self.oddLeaves).utf8 }
      guard random.below(max(rarity, 3)) > 1 else { continue }
      let text = pick(Self.texts)
      bytes += (text.isEmpty && random.below(2) == 0 ? "<\(name)/>" : "<\(name)>\(text)").utf8
      if random.below(rarity * 2) == 0 { bytes += Self.oddBytes[random.below(Self.oddBytes.count)] }
      if !text.isEmpty || bytes.last != 0x3E || bytes.suffix(2).first != 0x2F { bytes += "</\(name)>".utf8 }
    }
  }
}

extension RandomDocument: RandomNumberGenerator {
  mutating func next() -> UInt64 { UInt64(random.below(1 << 62)) << 2 }
}
