import Foundation
import SurveyLedger
import SurveyModel
import TestSupport
import Testing

/// What was erased is looked for in the bytes of the ledger's file, free pages and gaps between cells included.
@Suite("Bytes of erased answers") struct ErasedBytesTests {
  /// Several hundred people, each with answers like nobody else's, in versions that made pages split and merge.
  private static func rows(_ version: Int64, numbers: inout SeededNumbers) -> [ModelRow] {
    (0..<400).map { ModelRow(id: "R\($0)", time: version, answer: Int16.random(in: 0..<7, using: &numbers), site: "site \($0) \(version)") }
      .filter { _ in numbers.happens(0.7) }
  }

  @Test("Neither packed answers nor digests of erased versions are left") func nothingIsLeft() throws {
    try #require(Other.python != nil)
    var numbers = SeededNumbers(seed: 4)
    let bench = try ModelBench()
    for night in 0..<6 { _ = try bench.deliver(Self.rows(Int64(night), numbers: &numbers), content: "night \(night)", codebook: "0") }
    _ = try bench.retract(2)
    let gone = Set((0..<400).filter { _ in numbers.happens(0.4) })
    let traces = try traces(bench, gone)
    #expect(traces.count > 300)
    for id in gone.sorted() { _ = try bench.forget("R\(id)") }
    let file = try Data(contentsOf: URL(fileURLWithPath: bench.ledger.path))
    let left = traces.filter { file.range(of: $0) != nil }
    #expect(left.isEmpty, "\(left.count) of \(traces.count)")
    #expect(try bench.ledger.problems().isEmpty)
  }

  /// The digests of all versions of some people as SQLite writes them: eight bytes, the highest first.
  private func traces(_ bench: ModelBench, _ people: Set<Int>) throws -> [Data] {
    let keys = people.map { Int64(bitPattern: bench.hash("R\($0)").high) }
    let output = try Other.run(
      """
      db = sqlite3.connect(path)
      for (content,) in db.execute("SELECT content FROM version WHERE key_high IN (\(keys.map(String.init).joined(separator: ",")))"):
          print(content)
      """, bench.ledger.path)
    return output.output.split(separator: "\n").compactMap { Int64($0) }.map { content in
      withUnsafeBytes(of: content.bigEndian) { Data($0) }
    }
  }
}
