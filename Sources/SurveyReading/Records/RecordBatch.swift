internal import SurveyModel

/// Raw records in one byte buffer, with the ends of their fields.
///
/// The caller owns the batch and hands it to the reader again and again; nothing is allocated per record once it has grown.
public struct RecordBatch: Sendable {
  /// How many records are read before the batch is handed back; a reader may add a few.
  public let capacity: Int
  /// How many fields of each record are kept.
  public let fieldsPerRecord: Int
  /// The bytes the fields lie in; what lies between them has no meaning.
  public internal(set) var bytes: [UInt8] = []
  /// The places of the delimiters and line ends of `bytes`, for the records that lie in it as they stood in their file.
  public internal(set) var ends: [UInt32] = []
  /// Where the fields of each record are to be found.
  public internal(set) var rows: [RecordFields] = []
  /// The column of each kept field, for the records that have all.
  public internal(set) var columns: [Int32] = []
  /// For the other records and each kept field, where it begins and ends; the top bit of the end marks a field the record does not have.
  @usableFromInline var bounds: [FieldBounds] = []
  /// Where each record stands, in file order.
  public private(set) var places: [RecordPlace] = []
  /// The rows that are no record, as `rows` points to them.
  private var others: [RecordMark] = []

  /// An empty batch.
  public init(capacity: Int = 1_000, fieldsPerRecord: Int) {
    self.capacity = capacity
    self.fieldsPerRecord = fieldsPerRecord
  }

  /// How many records there are.
  @inlinable public var count: Int { places.count }

  /// One mark per record, in file order.
  public var marks: RecordMarks { RecordMarks(places: places, rows: rows, others: others) }

  /// Whether it is time to hand the batch back: by records, or by bytes where fields are long.
  public var isFull: Bool { places.count >= capacity || bytes.count >= 4 << 20 }

  /// Where field `slot` of `record` lies in `bytes`.
  @inlinable
  public func range(record: Int, slot: Int) -> Range<Int> {
    let row = rows[record]
    guard row.isPlain else { return row.hasFields ? bounds[row.place &+ slot].range : 0..<0 }
    let (start, end) = plainBounds(row, slot)
    return start < end && bytes[start] == 0x22 ? start &+ 1..<end &- 1 : start..<end
  }

  /// Whether the record lacks field `slot`: no such element, or in a table nothing between two delimiters.
  @inlinable
  public func isAbsent(record: Int, slot: Int) -> Bool {
    let row = rows[record]
    guard row.isPlain else { return !row.hasFields || bounds[row.place &+ slot].isAbsent }
    let (start, end) = plainBounds(row, slot)
    return start == end
  }

  /// Where a field of a plain record lies, with the quotes round it.
  @inlinable
  func plainBounds(_ row: RecordFields, _ slot: Int) -> (start: Int, end: Int) {
    let column = Int(columns[slot])
    let place = row.place &+ column
    return (column == 0 ? Int(row.start) : Int(ends[place &- 1]) &+ 1, Int(ends[place]))
  }

  /// A field as text, for messages and ids.
  public func text(record: Int, slot: Int) -> String { String(decoding: bytes[range(record: record, slot: slot)], as: UTF8.self) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    removeRecords()
  }

  /// Takes all records out and leaves the bytes, which the reader fills again.
  mutating func removeRecords() {
    rows.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
  }

  /// Takes out the first `count` records and leaves the bytes.
  mutating func removeFirst(_ count: Int) {
    rows.removeFirst(count)
    places.removeFirst(count)
  }

  /// Takes one record whose fields lie one after the other in `fields`; the ends carry the mark of absence.
  mutating func append(_ mark: RecordMark, fields: [UInt8], ends: [UInt32]) {
    let base = UInt32(bytes.count)
    bytes.append(contentsOf: fields)
    var start = base
    appendRow(mark)
    for end in ends {
      bounds.append(FieldBounds(start: start, markedEnd: end &+ base))
      start = (end &+ base) & ~FieldBounds.absent
    }
  }

  /// Takes a row that is no record, or a record without its fields.
  mutating func append(_ mark: RecordMark) {
    rows.append(RecordFields(other: others.count))
    others.append(mark)
    places.append(mark.place)
  }

  /// Takes a record whose fields' bounds are appended next.
  mutating func appendRow(_ mark: RecordMark) {
    rows.append(RecordFields(bounds: bounds.count))
    places.append(mark.place)
  }

  /// Takes a record by where its fields are to be found.
  @inline(__always)
  mutating func append(_ fields: RecordFields, _ place: RecordPlace) {
    rows.append(fields)
    places.append(place)
  }
}

/// Where the fields of one record are to be found.
@frozen
public struct RecordFields: Sendable {
  /// The byte a plain record begins at.
  public let start: UInt32
  @usableFromInline let marked: Int32

  /// A record that lies in the bytes as it stood in its file: its fields' ends are in the batch's `ends` from `first` on.
  init(start: Int, first: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    marked = Int32(truncatingIfNeeded: first)
  }

  /// A record whose fields have bounds of their own, from so many on.
  init(bounds: Int) {
    start = 0
    marked = -1 - Int32(truncatingIfNeeded: bounds)
  }

  /// A row without fields, the one of this number among such.
  init(other: Int) { (start, marked) = (UInt32(truncatingIfNeeded: other), .min) }

  /// Whether every column of the record ends where the batch's `ends` say; a field that begins with a quote then ends with one too, and has
  /// none between.
  @inlinable public var isPlain: Bool { marked >= 0 }

  /// Whether there are any fields.
  @inlinable var hasFields: Bool { marked != .min }

  /// Where its ends or bounds begin.
  @inlinable public var place: Int { marked >= 0 ? Int(marked) : -1 &- Int(marked) }
}

/// Where one field lies.
@frozen
public struct FieldBounds: Sendable {
  @usableFromInline static let absent: UInt32 = 0x8000_0000
  @usableFromInline let start: UInt32
  @usableFromInline let markedEnd: UInt32

  @inlinable
  init(start: UInt32, markedEnd: UInt32) {
    self.start = start
    self.markedEnd = markedEnd
  }

  /// The field's bytes.
  @inlinable public var range: Range<Int> { Int(start)..<Int(markedEnd & ~Self.absent) }

  /// Whether the record lacks the field.
  @inlinable public var isAbsent: Bool { markedEnd & Self.absent != 0 }
}
