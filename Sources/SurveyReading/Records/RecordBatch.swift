public import SurveyModel

/// Raw records in one byte buffer, with the ends of the fields that were asked for.
///
/// The caller owns the batch and hands it to the reader again and again; nothing is allocated per record once it has grown.
public struct RecordBatch: Sendable {
  /// How many records are read before the batch is handed back.
  public let capacity: Int
  /// How many fields of each record are kept.
  public let fieldsPerRecord: Int
  /// The bytes of all kept fields, one after the other.
  public private(set) var bytes: [UInt8] = []
  /// For every record and kept field, where it ends; the top bit marks a field the record does not have.
  @usableFromInline private(set) var ends: [UInt32] = []
  /// One mark per record, in file order.
  public private(set) var marks: [RecordMark] = []

  @usableFromInline static let absent: UInt32 = 0x8000_0000

  /// An empty batch.
  public init(capacity: Int = 1_024, fieldsPerRecord: Int) {
    self.capacity = capacity
    self.fieldsPerRecord = fieldsPerRecord
  }

  /// How many records there are.
  @inlinable public var count: Int { marks.count }

  /// Whether it is time to hand the batch back: by records, or by bytes where fields are long.
  public var isFull: Bool { marks.count >= capacity || bytes.count >= 4 << 20 }

  /// Where field `slot` of `record` lies in `bytes`.
  @inlinable
  public func range(record: Int, slot: Int) -> Range<Int> {
    let place = record &* fieldsPerRecord &+ slot
    let start = place == 0 ? 0 : Int(ends[place &- 1] & ~Self.absent)
    return start..<Int(ends[place] & ~Self.absent)
  }

  /// Whether the record lacks field `slot`: no such element, or in a table nothing between two delimiters.
  @inlinable
  public func isAbsent(record: Int, slot: Int) -> Bool { ends[record &* fieldsPerRecord &+ slot] & Self.absent != 0 }

  /// A field as text, for messages and ids.
  public func text(record: Int, slot: Int) -> String { String(decoding: bytes[range(record: record, slot: slot)], as: UTF8.self) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
  }

  /// Takes one record whose fields lie one after the other in `fields`.
  mutating func append(_ mark: RecordMark, fields: [UInt8], ends fieldEnds: [UInt32]) {
    let base = UInt32(bytes.count)
    bytes.append(contentsOf: fields)
    for end in fieldEnds { ends.append(end &+ base) }
    marks.append(mark)
  }

  /// Takes a record or row without its fields.
  mutating func append(_ mark: RecordMark) {
    let end = UInt32(bytes.count) | Self.absent
    for _ in 0..<fieldsPerRecord { ends.append(end) }
    marks.append(mark)
  }
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
