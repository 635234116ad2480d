import Foundation
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyReading

/// The structural reader and libcsv agree on every field, mark and position, over random text made of the bytes that matter.
@Suite struct ReaderDifferenceTests {
  struct Reading: Equatable {
    var records: [String] = []
    var failure: String?
  }

  private func read(_ reader: any RecordReader, columns: Int) -> Reading {
    var reading = Reading()
    var batch = RecordBatch(capacity: 7, fieldsPerRecord: columns)
    do {
      while try reader.read(into: &batch) {
        for record in 0..<batch.count {
          let mark = batch.marks[record]
          let fields =
            mark.kind == .record
            ? (0..<columns).map { "\(batch.text(record: record, slot: $0))\(batch.isAbsent(record: record, slot: $0) ? "!" : "")" } : []
          let position = mark.position
          let kind = if case .faulty(let rule, _) = mark.kind { rule.rawValue } else { "\(mark.kind)" }
          reading.records.append("\(kind) \(position.line) \(position.byteOffset) \(position.record) \(mark.byteLength) \(fields)")
        }
      }
      reading.records += reader.closingFindings.map { "\($0.rule.rawValue) \($0.position)" }
    } catch {
      reading.failure = "\(error.kind.rawValue) \(error.line)"
    }
    return reading
  }

  private func difference(_ bytes: [UInt8], columns: Int, delimiter: UInt8, bufferSize: Int = 256 << 10) throws -> String? {
    let file = try TemporaryFile(bytes, named: "t.csv")
    guard let text = try? ExportText.opening(file.path, declared: .utf8) else { return nil }
    return difference(text, columns: columns, delimiter: delimiter, bufferSize: bufferSize)
  }

  private func difference(
    _ text: ExportText, columns: Int, delimiter: UInt8, bufferSize: Int = 256 << 10, end: Int? = nil
  ) -> String? {
    var layout = DelimitedLayout(delimiter: delimiter, text: text)
    layout.columnCount = columns
    layout.isWanted = (0..<columns).map { $0 != 1 }
    layout.end = end ?? text.end
    let kept = columns > 1 ? columns - 1 : columns
    let (ours, reference) = (
      read(StructuralReader(text, layout: layout, bufferSize: bufferSize), columns: kept),
      read(DelimitedReader(text, layout: layout), columns: kept)
    )
    // A refused file counts nothing, so only the refusal itself must be the same.
    if ours.failure != nil || reference.failure != nil {
      return ours.failure == reference.failure ? nil : "\(ours.failure ?? "read") / \(reference.failure ?? "read")"
    }
    if ours == reference { return nil }
    let index =
      zip(ours.records, reference.records).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(ours.records.count, reference.records.count)
    return "record \(index): \(ours.records.dropFirst(index).first ?? "none") / \(reference.records.dropFirst(index).first ?? "none")"
  }

  @Test(arguments: 0..<40)
  func randomTextIsReadAlike(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed) + 7)
    let alphabet: [[UInt8]] = [
      [0x2C], [0x22], [0x0A], [0x0D], [0x0D, 0x0A], [0x35], [0x20], [0xC3, 0xA9], [0x22, 0x22], [0x22, 0x2C], [0x61], [0xFF], [0],
    ]
    for round in 0..<40 {
      // The rarer the troublesome bytes, the longer the stretches the quick way takes.
      let plain = round % 4
      var bytes: [UInt8] = []
      for _ in 0..<(20 + random.below(400)) {
        let choice = random.below(alphabet.count + plain * 12)
        bytes += choice < alphabet.count ? alphabet[choice] : [0x37, 0x2C][random.below(2)] == 0x37 ? [0x37] : [0x2C]
      }
      // Small buffers put their ends everywhere.
      let size = random.below(2) == 0 ? 256 << 10 : 1 + random.below(300)
      if let found = try difference(bytes, columns: 1 + random.below(4), delimiter: 0x2C, bufferSize: size) {
        Issue.record("seed \(seed) round \(round): \(found)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  /// Well-formed tables with rare damage, longer than a buffer.
  @Test(arguments: 0..<6)
  func longTablesAreReadAlike(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed) + 77)
    let cells = ["1", "", "7", "\"a,b\"", "\"say \"\"hi\"\"\"", "\"two\r\nlines\"", "é服", " x ", "\"\""]
    var text = ""
    while text.utf8.count < 600_000 {
      let row = (0..<5).map { _ in cells[random.below(cells.count)] }.joined(separator: ";")
      let damage = random.below(400)
      text += damage == 0 ? row + ";9" : damage == 1 ? "5\"5;" + row : damage == 2 ? "" : row
      text += ["\r\n", "\n"][random.below(2)]
    }
    if let found = try difference(Array(text.utf8), columns: 5, delimiter: 0x3B) { Issue.record("seed \(seed): \(found)") }
  }

  private static var tables: [String] {
    let shared = ["bad-inputs", "exports"].compactMap { Repository.shared($0) }
    return ([Repository.path("SampleData")] + shared).flatMap { folder in
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }.filter { ["csv", "tsv", "txt"].contains(($0 as NSString).pathExtension) }.sorted()
  }

  /// Every table of the project, and of those beside it where they are there, by each delimiter, whole and cut off at many places.
  @Test func everyTableIsReadAlikeWhereverItIsCutOff() throws {
    var random = RandomResponses(seed: 5)
    #expect(Self.tables.count >= 12)
    for path in Self.tables {
      guard let text = try? ExportText.opening(path) else { continue }
      let head = try text.bytes(at: text.start, count: min(text.end - text.start, 64 << 10))
      for delimiter in [0x2C, 0x3B, 0x09] as [UInt8] {
        let columns = 1 + head.prefix { $0 != 0x0A && $0 != 0x0D }.count { $0 == delimiter }
        guard columns > 1 || delimiter == 0x2C else { continue }
        let size = text.end - text.start
        let cuts = size < 400 ? Array(0...size) : (0..<12).map { _ in random.below(min(size, 40_000)) } + [min(size, 400_000)]
        for cut in cuts {
          let found = difference(
            text, columns: columns, delimiter: delimiter, bufferSize: [64, 1_000, 256 << 10][random.below(3)], end: text.start + cut)
          if let found { Issue.record("\(path), delimiter \(delimiter), cut at \(cut): \(found)") }
        }
      }
    }
  }

  /// A table whose every prefix is read.
  @Test func everyPrefixIsReadAlike() throws {
    let rows = ["a,b,c", "1,\"x\"\"y\",3", "", "\"4\",,\"\"", "5,\"two\r\nlines\",6", "7,8", "9,é服,\"", "1,2,3\"", ",,", "1,2,3"]
    let bytes = Array(rows.joined(separator: "\r\n").utf8)
    let file = try TemporaryFile(bytes, named: "t.csv")
    let text = try ExportText.opening(file.path, declared: .utf8)
    for end in 0...bytes.count {
      for size in [7, 40, 256 << 10] {
        if let found = difference(text, columns: 3, delimiter: 0x2C, bufferSize: size, end: end) {
          Issue.record("\(end), \(size): \(found)")
        }
      }
    }
  }

  /// Quotes are made one in place, and what lies behind them moves: line ends there count once.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func linesAreCountedWhereQuotesAreDoubled(_ lineEnd: String) throws {
    let fields = ["\"a \"\"b\"\" c\(lineEnd)\"", "\"\"\"x\"\"\(lineEnd)\(lineEnd)\"", "\"\(lineEnd)\"\"\"", "\"\"\"\"\"\"\(lineEnd)\""]
    let rows = fields.map { "1,two,\($0)" } + fields.map { "\($0),two,3" } + ["1,2,3"]
    if let found = try difference(Array(rows.joined(separator: lineEnd).utf8), columns: 3, delimiter: 0x2C) { Issue.record("\(found)") }
  }

  /// Ranges that were guessed read as the whole does, or show that they were guessed wrong.
  @Test(arguments: 0..<6)
  func guessedRangesAreConfirmedOrRefused(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(seed) + 700)
    // Quoted lines that look like records of the table.
    let cells = ["1", "", "7", "\"a,b\"", "\"1,2,3\r\n4,5,6\r\n7,8,9\r\n1,2,3\r\n4,5,6\"", "\"\"\"\"", "服务"]
    var table = ""
    while table.utf8.count < 300_000 {
      table += (0..<3).map { _ in cells[random.below(cells.count)] }.joined(separator: ",") + "\r\n"
    }
    let file = try TemporaryFile(table, named: "t.csv")
    let text = try ExportText.opening(file.path, declared: .utf8)
    var layout = DelimitedLayout(delimiter: 0x2C, text: text)
    (layout.columnCount, layout.isWanted) = (3, [true, true, true])
    let whole = read(StructuralReader(text, layout: layout), columns: 3)
    var confirmed = 0
    for count in 2...4 {
      guard let ranges = try layout.likelyRanges(of: text, count: count) else { continue }
      let parts = ranges.map { read(StructuralReader(text, layout: $0), columns: 3) }
      guard parts.allSatisfy({ $0.failure == nil && !$0.records.contains { $0.hasPrefix("bad_quote") } }) else { continue }
      confirmed += 1
      // Lines and records are counted from each range's beginning: bytes and fields tell them apart.
      let places = { (record: String) in
        record.split(separator: " ", maxSplits: 4).enumerated().filter { ![1, 3].contains($0.offset) }.map(\.element)
      }
      #expect(parts.flatMap(\.records).map(places) == whole.records.map(places))
    }
    #expect(whole.failure == nil && confirmed >= 0)
  }
}
