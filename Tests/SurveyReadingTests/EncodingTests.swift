import SurveyReading
import TestSupport
import Testing

/// An encoding is known or refused, never guessed.
@Suite struct EncodingTests {
  private func text(_ bytes: [UInt8], _ declared: String? = nil) throws -> String {
    let file = try TemporaryFile(bytes, named: "t.csv")
    let export = try ExportText.opening(file.path, declared: declared.flatMap { TextEncoding(named: $0) })
    return String(decoding: try export.bytes(at: export.start, count: 1 << 20), as: UTF8.self)
  }

  @Test(
    arguments: [
      ("gbk", [0xB7, 0xFE, 0xCE, 0xF1], "服务"), ("big5", [0xAA, 0x41, 0xB0, 0xC8], "服務"), ("Shift_JIS", [0x95, 0x5C, 0x87, 0x40], "表①"),
      ("euc-kr", [0xB1, 0xE2, 0xB4, 0xEB], "기대"), ("latin1", [0x93, 0x80, 0xE9], "“€é"), ("macroman", [0xCA, 0x8E], "\u{A0}é"),
      ("utf-16le", [0x31, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "1😀"),
    ] as [(String, [UInt8], String)])
  func declaredEncodingsAreDecoded(_ name: String, _ bytes: [UInt8], _ expected: String) throws {
    #expect(try text(bytes, name) == expected)
  }

  @Test func longTextsAreDecodedAcrossPieces() throws {
    let expected = String(repeating: "x服", count: 40_000)
    let bytes = (0..<40_000).flatMap { _ in [0x78, 0xB7, 0xFE] as [UInt8] }
    #expect(try text(bytes, "gb18030") == expected)
    #expect(try text([0x78] + bytes, "gb18030") == "x" + expected)
  }

  @Test func marksDecideAndAreNotText() throws {
    #expect(try text([0xEF, 0xBB, 0xBF, 0x61]) == "a")
    #expect(try text([0xFF, 0xFE, 0x61, 0x00]) == "a")
    #expect(try text([0xFE, 0xFF, 0x00, 0x61]) == "a")
  }

  @Test(
    arguments: [
      ([], "empty_file"), ([0x20, 0x0A], "empty_file"), ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "encoding_unsupported"),
      ([0x61, 0, 0x62, 0, 0x63, 0], "encoding_undetermined"), ([0x50, 0x4B, 3, 4, 1], "unsupported_container"),
      ([0x25, 0x50, 0x44, 0x46], "not_text"),
      (Array("<?xml version=\"1.0\" encoding=\"UTF-7\"?><r/>".utf8), "encoding_unsupported"),
      ([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r/>".utf8), "encoding_conflict"),
    ] as [([UInt8], String)])
  func whatCannotBeKnownIsRefused(_ bytes: [UInt8], _ kind: String) {
    #expect { _ = try text(bytes) } throws: { ($0 as? ReadingError)?.kind.rawValue == kind }
  }

  @Test func aMissingFileIsNoInput() {
    #expect { _ = try ExportText.opening("/nonexistent/file.csv") } throws: { ($0 as? ReadingError)?.kind == .noInput }
  }
}
