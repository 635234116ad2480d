internal import SurveyModel
internal import SurveyReading

/// Fields of plain records, by their bytes.
///
/// Unsafe code of reading responses lives here and in `PlainAnswers`. Invariants: the batch's arrays are lent for one call; `rows` that are
/// plain have an end in `ends` for each of the table's columns, every one of which lies in `bytes`, as does the byte behind it.
struct PlainFields {
  private let records: RecordBatch

  init(_ records: RecordBatch) { self.records = records }

  /// Calls `body` with one column's field of each of `count` rows from `next` on, all of them plain.
  @inline(__always)
  func forEach(_ column: Int, _ next: Int, _ count: Int, _ body: (_ row: Int, _ field: PlainField) -> Void) {
    _ = prefix(column, next, count) { row, field in
      body(row, field)
      return true
    }
  }

  /// The small numbers of columns side by side, each times `unit`, of `count` plain rows; each column goes `stride` behind the one before.
  func readNumbers(
    _ columns: Range<Int>, _ next: Int, _ count: Int, unit: Int32, into numbers: UnsafeMutableBufferPointer<Int32>, stride: Int
  ) {
    records.bytes.withUnsafeBufferPointer { bytes in
      records.ends.withUnsafeBufferPointer { ends in
        records.rows.withUnsafeBufferPointer { rows in
          let rows = UnsafeBufferPointer(rebasing: rows[next..<next + count])
          RecordKernels.readNumbers(bytes, ends, rows, columns: columns, unit: unit, into: numbers, stride: stride)
        }
      }
    }
  }

  /// The same as long as `body` returns true; returns how many rows that were.
  @inline(__always)
  func prefix(_ column: Int, _ next: Int, _ count: Int, _ body: (_ row: Int, _ field: PlainField) -> Bool) -> Int {
    records.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return records.ends.withUnsafeBufferPointer { ends in
        records.rows.withUnsafeBufferPointer { rows in
          for row in 0..<count {
            let fields = rows[next &+ row]
            guard fields.isPlain else { return row }
            let place = fields.place &+ column
            var (start, end) = (column == 0 ? Int(fields.start) : Int(ends[place &- 1]) &+ 1, Int(ends[place]))
            if start < end && bytes[start] == 0x22 { (start, end) = (start &+ 1, end &- 1) }
            let field = UnsafeBufferPointer(start: base + start, count: end &- start)
            guard body(row, PlainField(bytes: field)) else { return row }
          }
          return count
        }
      }
    }
  }
}

/// One field, without the quotes round it.
struct PlainField {
  let bytes: UnsafeBufferPointer<UInt8>

  var isEmpty: Bool { bytes.isEmpty }

  /// Up to eight bytes from `offset` on, the first in the lowest bits, zero above the field's end. Behind the field lie at least eight
  /// readable bytes: `StructureCursor.slack` of them follow the text.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    guard offset < bytes.count, let base = bytes.baseAddress else { return 0 }
    let word = UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let left = bytes.count &- offset
    return left >= 8 ? word : word & ((1 &<< (8 &* UInt64(left))) &- 1)
  }
}
