public import SurveyModel

/// Raw records in one byte buffer, with the ends of the fields that were asked for.
///
/// The caller owns the batch and hands it to the reader again and again; nothing is allocated per record once it has grown.
public struct RecordBatch: Sendable {
  /// How many records are read before the batch is handed back; a reader may add a few.
  public let capacity: Int
  /// How many fields of each record are kept.
  public let fieldsPerRecord: Int
  /// The bytes the fields lie in; what lies between them has no meaning.
  public internal(set) var bytes: [UInt8] = []
  /// For every record and kept field, where it begins and ends; the top bit of the end marks a field the record does not have.
  public internal(set) var bounds: [FieldBounds] = []
  /// One mark per record, in file order.
  public internal(set) var marks: [RecordMark] = []

  /// An empty batch.
  public init(capacity: Int = 1_000, fieldsPerRecord: Int) {
    self.capacity = capacity
    self.fieldsPerRecord = fieldsPerRecord
  }

  /// How many records there are.
  @inlinable public var count: Int { marks.count }

  /// Whether it is time to hand the batch back: by records, or by bytes where fields are long.
  public var isFull: Bool { marks.count >= capacity || bytes.count >= 4 << 20 }

  /// Where field `slot` of `record` lies in `bytes`.
  @inlinable
  public func range(record: Int, slot: Int) -> Range<Int> { bounds[record &* fieldsPerRecord &+ slot].range }

  /// Whether the record lacks field `slot`: no such element, or in a table nothing between two delimiters.
  @inlinable
  public func isAbsent(record: Int, slot: Int) -> Bool { bounds[record &* fieldsPerRecord &+ slot].isAbsent }

  /// A field as text, for messages and ids.
  public func text(record: Int, slot: Int) -> String { String(decoding: bytes[range(record: record, slot: slot)], as: UTF8.self) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
  }

  /// Takes one record whose fields lie one after the other in `fields`; the ends carry the mark of absence.
  mutating func append(_ mark: RecordMark, fields: [UInt8], ends: [UInt32]) {
    let base = UInt32(bytes.count)
    bytes.append(contentsOf: fields)
    var start = base
    for end in ends {
      bounds.append(FieldBounds(start: start, markedEnd: end &+ base))
      start = (end &+ base) & ~FieldBounds.absent
    }
    marks.append(mark)
  }

  /// Takes a record or row without its fields.
  mutating func append(_ mark: RecordMark) {
    for _ in 0..<fieldsPerRecord { bounds.append(FieldBounds(start: 0, markedEnd: FieldBounds.absent)) }
    marks.append(mark)
  }
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

/// What a record is and where it stands.
public struct RecordMark: Sendable {
  /// What kind of row it is.
  public enum Kind: Sendable, Equatable {
    /// A record whose fields were read.
    case record
    /// A row of another kind: `blank`.
    case other(String)
    /// A record that cannot be read, and why.
    case faulty(Rule, String)
  }

  /// What kind of row it is.
  public var kind: Kind
  /// Where it begins.
  public var position: RecordPosition
  /// How many bytes it has, line end included.
  public var byteLength: Int
  /// The column of the fault, from 1; 0 where there is none.
  public var column = 0

  init(_ kind: Kind, position: RecordPosition, byteLength: Int, column: Int = 0) {
    self.kind = kind
    self.position = position
    self.byteLength = byteLength
    self.column = column
  }
}
