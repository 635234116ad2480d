import Foundation
import SurveyModel
import TestSupport

@testable import SurveyReading

/// What the quick way through a document gives beside what libxml2 alone gives.
enum XMLComparison {
  static let layout = XMLLayout(
    recordPath: ["d", "rows", "row"], keys: ["@id", "a", "b", "c", "e[1]", "g/x", "long_name", "skipped"],
    isWanted: [true, true, true, true, true, true, true, false])
  /// Bytes of a piece, and pieces of a buffer: as it is, and so that ends are everywhere.
  static let sizes = [(64 << 10, 4), (16, 40), (7, 100), (16, 4), (64, 8), (256, 4), (1_000, 3)]

  struct Reading: Equatable {
    var records: [Record] = []
    var closing: [Finding] = []
    var refusal: ReadingError?
  }

  struct Record: Equatable {
    let kind: RecordMark.Kind
    let position: RecordPosition
    let byteLength: Int
    let column: Int
    /// Nil where the record lacks the field.
    let fields: [[UInt8]?]

    init(_ batch: RecordBatch, _ record: Int) {
      let mark = batch.marks[record]
      (kind, position, byteLength, column) = (mark.kind, mark.position, mark.byteLength, mark.column)
      fields = (0..<batch.fieldsPerRecord).map { slot in
        batch.isAbsent(record: record, slot: slot) ? nil : Array(batch.bytes[batch.range(record: record, slot: slot)])
      }
    }
  }

  static func read(_ reader: any RecordReader, _ layout: XMLLayout = layout) -> Reading {
    var reading = Reading()
    var batch = RecordBatch(capacity: 7, fieldsPerRecord: layout.isWanted.count { $0 })
    do throws(ReadingError) {
      while try reader.read(into: &batch) { reading.records += (0..<batch.count).map { Record(batch, $0) } }
      reading.closing = reader.closingFindings
    } catch {
      // Nothing of a refused document counts, so only the refusal must be the same.
      reading = Reading(refusal: error)
    }
    return reading
  }

  /// What they do not agree on; nil where they agree.
  static func difference(_ text: ExportText, _ size: (piece: Int, pieces: Int), _ layout: XMLLayout = layout) throws -> String? {
    let ours = read(try StructuralXMLReader(text, layout: layout, pieceSize: size.piece, pieces: size.pieces), layout)
    let reference = read(try XMLRecordReader(text, layout: layout), layout)
    if ours == reference { return nil }
    let place = zip(ours.records, reference.records).prefix { $0 == $1 }.count
    let parts = [ours, reference].map { reading in
      let record = reading.records.dropFirst(place).first.map { "\($0)" } ?? "none"
      return "\(reading.records.count) records, \(record), \(reading.refusal.map { "\($0)" } ?? "read"), \(reading.closing)"
    }
    return "pieces of \(size.piece), record \(place): \(parts[0]) / \(parts[1])"
  }

  /// The same of bytes; nil also where they are no text.
  static func difference(_ bytes: [UInt8], _ size: (piece: Int, pieces: Int)) throws -> String? {
    let file = try TemporaryFile(bytes, named: "t.xml")
    guard let text = try? ExportText.opening(file.path, declared: .utf8) else { return nil }
    return try difference(text, size).map { "\($0)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)" }
  }
}
