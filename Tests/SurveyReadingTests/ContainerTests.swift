import Foundation
import SurveyReading
import TestSupport
import Testing

/// Archives, gzip files and folders are read as the export inside, under limits, and never as something else.
@Suite struct ContainerTests {
  private static let table = Array("id,E1,P1\n1,5,4\n2,6,6\n".utf8)

  private static func submission(_ id: Int, form: String = "bank") -> [UInt8] {
    Array("<?xml version='1.0'?>\n<\(form) id=\"f\"><E1>\(id)</E1><meta><instanceID>u\(id)</instanceID></meta></\(form)>\n".utf8)
  }

  private static func content(_ text: ExportText) throws -> String {
    String(decoding: try text.bytes(at: text.start, count: text.end - text.start), as: UTF8.self)
  }

  private static func opened(_ bytes: [UInt8], as name: String) throws -> ExportText {
    let file = try TemporaryFile(bytes, named: name)
    return try ExportText.opening(file.path)
  }

  private static func refusal(_ bytes: [UInt8], as name: String) -> String {
    do {
      _ = try opened(bytes, as: name)
      return "read"
    } catch let error as ReadingError {
      return error.kind.rawValue
    } catch { return "\(error)" }
  }

  @Test func oneTableAmongJunkIsRead() throws {
    for method in ["deflate", "store"] {
      let zip = try Packing.zip(
        [
          ("__MACOSX/._bank.csv", [1]), ("notes.txt", Array("hello".utf8)), ("in/bank.csv", Self.table), ("photo.jpg", [0xFF, 0xD8, 0xFF]),
        ],
        method: method)
      let text = try Self.opened(zip, as: "bank.zip")
      #expect(try Self.content(text) == String(decoding: Self.table, as: UTF8.self))
      #expect(text.sourceBytes == zip.count && text.name == "bank.zip")
    }
  }

  @Test func gzipIsReadInAnyEncoding() throws {
    let utf16: [UInt8] =
      [0xFF, 0xFE]
      + String(decoding: Self.table, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try Self.content(Self.opened(Packing.gzip(Self.table), as: "bank.csv.gz")) == String(decoding: Self.table, as: UTF8.self))
    #expect(try Self.content(Self.opened(Packing.gzip(utf16), as: "bank.gz")) == String(decoding: Self.table, as: UTF8.self))
  }

  @Test func theMainTableOfAnODKBundleIsRead() throws {
    let zip = try Packing.zip([("bank-visits.csv", Array("PARENT_KEY\n".utf8)), ("bank.csv", Self.table)], method: "deflate")
    #expect(try Self.content(Self.opened(zip, as: "bank.zip")) == String(decoding: Self.table, as: UTF8.self))
  }

  @Test func submissionsAreJoinedAndBrokenOnesTold() throws {
    let members = [
      ("a/1.xml", Self.submission(1)), ("a/2.xml", Array("<bank><broken></bank>".utf8)), ("a/3.xml", Self.submission(3)),
      ("a/bank.xml", Array("<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head/></h:html>".utf8)),
      ("a/4.xml", Self.submission(4, form: "other")), ("a/5.xml", Array(Self.submission(5).dropLast(9))),
    ]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-folder-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in members {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    for text in [try Self.opened(Packing.zip(members, method: "deflate"), as: "bank.zip"), try ExportText.opening(folder.path)] {
      #expect(text.members.map(\.name) == ["a/1.xml", "a/3.xml"])
      #expect(text.refused.map(\.name) == ["a/2.xml", "a/4.xml", "a/5.xml"])
      #expect(text.refused.map(\.error.kind) == [.xmlMalformed, .xmlUnknownSchema, .xmlMalformed])
      let preview = try ExportPreview(text)
      guard case .xml(let document) = preview.form else { throw CocoaError(.fileReadUnknown) }
      #expect(document.recordPath == ["submissions", "bank"] && document.records.map { $0["E1"] } == ["1", "3"])
    }
  }

  @Test func whatIsNoExportIsRefused() throws {
    let workbook = [("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", Array("<workbook/>".utf8))]
    #expect(Self.refusal(try Packing.zip(workbook, method: "deflate"), as: "bank.csv") == "unsupported_container")
    let two = [("june.csv", Self.table), ("july.csv", Self.table)]
    #expect(Self.refusal(try Packing.zip(two, method: "store"), as: "two.zip") == "unsupported_container")
    let parts = [("bank.csv", Self.table), ("bank-north.csv", Self.table)]
    #expect(
      Self.refusal(try Packing.zip(parts, method: "store"), as: "parts.zip") == "unsupported_container", "no tables of repeated groups")
    #expect(Self.refusal(try Packing.zip([], method: "store"), as: "none.zip") != "read")
    #expect(Self.refusal(try Packing.zip([("a.csv", [])], method: "store"), as: "empty.zip") == "unsupported_container")
    #expect(Self.refusal([0x42, 0x5A, 0x68, 0x39], as: "bank.bz2") == "unsupported_container")
  }

  @Test func damagedAndCutArchivesAreRefusedWhole() throws {
    let long = (0..<20_000).flatMap { Array("\($0),5,4\n".utf8) }
    let (zip, gzip) = (try Packing.zip([("a.csv", long)], method: "deflate"), try Packing.gzip(long))
    for share in [0.1, 0.5, 0.9, 0.999] {
      #expect(Self.refusal(Array(gzip.prefix(Int(Double(gzip.count) * share))), as: "cut.gz") == "unsupported_container", "\(share)")
      #expect(Self.refusal(Array(zip.prefix(Int(Double(zip.count) * share))), as: "cut.zip") == "unsupported_container", "\(share)")
    }
    var changed = gzip
    changed[gzip.count - 8] ^= 1
    #expect(Self.refusal(changed, as: "changed.gz") == "unsupported_container", "its checksum is of other contents")
    #expect(
      try Self.content(Self.opened(Packing.gzip(Self.table) + Packing.gzip(Array("3,4,4\n".utf8)), as: "two.gz")).hasSuffix("3,4,4\n"))
    var turned = zip
    turned[zip.count / 2] ^= 0xFF
    #expect(Self.refusal(turned, as: "turned.zip") == "unsupported_container")
  }

  @Test func anArchiveThatInflatesWithoutEndIsRefused() throws {
    let bomb = Array(repeating: UInt8(0x31), count: 70 << 20)
    #expect(Self.refusal(try Packing.zip([("a.csv", bomb)], method: "deflate"), as: "bomb.zip") == "unsupported_container")
    #expect(Self.refusal(try Packing.gzip(bomb), as: "bomb.gz") == "unsupported_container")
  }

  @Test func companionsAreFoundByTheNumberInTheirNames() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-beside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [
      ("results-survey123456.csv", "a,b\n"), ("limesurvey_survey_123456.lss", "<document/>"), ("other_654321.lss", "<document/>"),
    ] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let text = try ExportText.opening(folder.appendingPathComponent("results-survey123456.csv").path)
    #expect(text.companions.map { $0.name.hasSuffix("limesurvey_survey_123456.lss") } == [true])
  }
}
