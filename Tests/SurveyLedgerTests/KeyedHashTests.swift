import SurveyDialects
import SurveyDigest
import SurveyLedger
import SurveyModel
import Testing

@Suite("Keyed hashes") struct KeyedHashTests {
  struct Vector: Sendable {
    let number: Int
    let key: [UInt8]
    let message: [UInt8]
    let code: String
  }

  // RFC 4231, section 4: test cases 1-4, 6 and 7 (5 tells of a shortened code). The same with Python 3.11's hmac.
  static let vectors = [
    Vector(
      number: 1, key: Array(repeating: 0x0B, count: 20), message: Array("Hi There".utf8),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Vector(
      number: 2, key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Vector(
      number: 3, key: Array(repeating: 0xAA, count: 20), message: Array(repeating: 0xDD, count: 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Vector(
      number: 4, key: Array(1...25), message: Array(repeating: 0xCD, count: 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    Vector(
      number: 6, key: Array(repeating: 0xAA, count: 131), message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    Vector(
      number: 7, key: Array(repeating: 0xAA, count: 131),
      message: Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
  ]

  @Test("The vectors of RFC 4231", arguments: vectors) func published(vector: Vector) {
    let code = vector.message.withUnsafeBytes { KeyedHash(key: vector.key).code($0) }
    #expect(hexadecimal(code) == vector.code)
  }

  @Test("A context is what stands before the message, wherever it is cut", arguments: [0, 1, 7, 28]) func context(cut: Int) {
    let text = Array("what do ya want for nothing?".utf8)
    let hash = KeyedHash(key: Array("Jefe".utf8), context: String(decoding: text[..<cut], as: UTF8.self))
    let code = text[cut...].withUnsafeBytes { hash.code($0) }
    #expect(hexadecimal(code) == Self.vectors[1].code)
  }

  @Test("A key of just a block is not hashed first, one byte more is") func blockSizes() {
    // Python 3.11: hmac.new(b'k' * n, b'message', 'sha256').hexdigest()
    let expected = [
      63: "e27efa30bcbfbc25b4d936ffd8553392f398eb2edada1dac2423a961af0c305b",
      64: "890f3a16e0ca0aaa3bf180f70fa8e3970b3fd6505e98fde157988dcc19d1685c",
      65: "0c256505306af48015530c139bb7add5ad7a6a9291cd511278a067e765816fbd",
    ]
    for (count, code) in expected {
      let hash = KeyedHash(key: Array(repeating: UInt8(ascii: "k"), count: count))
      #expect(hexadecimal(Array("message".utf8).withUnsafeBytes { hash.code($0) }) == code)
    }
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

@Suite("Keys of a ledger") struct LedgerKeyTests {
  private let secret = Array("a key for tests, and for nothing else".utf8)

  private func hash(_ key: LedgerKey, _ survey: String = "bank", _ wave: String = "", _ id: String = "R1") -> RespondentHash? {
    key.pseudonym(survey: survey, wave: wave).hash(ofID: [id])
  }

  @Test("Blanks and line ends round a key do not count, those within it do") func trimming() throws {
    let plain = try LedgerKey(secret)
    for (before, after) in [("", "\n"), ("", "\r\n"), (" \t", " "), ("\n\n", "\u{0B}\u{0C}\n")] {
      let key = try LedgerKey(Array(before.utf8) + secret + Array(after.utf8))
      #expect(hash(key) == hash(plain))
    }
    #expect(try hash(LedgerKey(Array("a key  for tests, and for nothing else".utf8))) != hash(plain))
  }

  @Test("Fewer than 16 bytes are no key, whatever stands round them") func length() throws {
    #expect(throws: Never.self) { try LedgerKey(Array(repeating: 0x61, count: 16)) }
    for bytes in [[], Array(repeating: 0x61, count: 15), Array(repeating: 0x20, count: 64), Array("\n\n   fifteen bytes!!\n\n\n".utf8)] {
      let error = #expect(throws: LedgerError.self) { try LedgerKey(bytes) }
      #expect(error?.kind == .noKey)
    }
  }

  @Test("A person is another one in another survey, wave or ledger") func separation() throws {
    let (key, other) = (try LedgerKey(secret), try LedgerKey(secret + [0x21]))
    let hashes = [
      hash(key), hash(key, "bank", "2026-q1"), hash(key, "clinic"), hash(key, "bank2026-q1"), hash(other), hash(key, "bank", "", "R2"),
    ]
    #expect(Set(hashes).count == hashes.count && !hashes.contains(nil))
    #expect(hashes.allSatisfy { $0?.isNone == false })
  }

  @Test("An id is the same person's in every way it is written") func spellings() throws {
    let key = try LedgerKey(secret)
    let ways = ["Jos\u{E9}", "Jose\u{301}", " Jos\u{E9}", "Jose\u{301}\t", "\u{A0}Jos\u{E9}\u{3000}"]
    #expect(Set(ways.map { hash(key, "bank", "", $0) }).count == 1)
    #expect(hash(key, "bank", "", "Jose") != hash(key, "bank", "", ways[0]))
    for none in ["", "  ", "R\u{200B}1", "1.23E+11"] { #expect(hash(key, "bank", "", none) == nil) }
  }
}
