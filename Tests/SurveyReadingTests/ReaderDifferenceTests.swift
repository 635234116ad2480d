import SurveyModel
import SurveyReading
import SurveyTesting
import TestSupport
import Testing

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

  private func difference(_ bytes: [UInt8], columns: Int, delimiter: UInt8) throws -> String? {
    let file = try TemporaryFile(bytes, named: "t.csv")
    guard let text = try? ExportText.opening(file.path, declared: .utf8) else { return nil }
    var layout = DelimitedLayout(delimiter: delimiter, text: text)
    layout.columnCount = columns
    layout.isWanted = (0..<columns).map { $0 != 1 }
    let kept = columns > 1 ? columns - 1 : columns
    let (ours, reference) = (
      read(StructuralReader(text, layout: layout), columns: kept), read(DelimitedReader(text, layout: layout), columns: kept)
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
      if let found = try difference(bytes, columns: 1 + random.below(4), delimiter: 0x2C) {
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
}
