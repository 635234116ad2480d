public import SurveyModel

/// Where a record stands and how long it is.
public struct RecordPlace: Sendable {
  /// Where it begins.
  public var position: RecordPosition
  /// How many bytes it has, line end included.
  public var byteLength: Int
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

  init(_ kind: Kind, position: RecordPosition, byteLength: Int) {
    self.kind = kind
    self.position = position
    self.byteLength = byteLength
  }

  init(recordAt place: RecordPlace) { self.init(.record, position: place.position, byteLength: place.byteLength) }

  var place: RecordPlace { RecordPlace(position: position, byteLength: byteLength) }
}

/// The marks of a batch: of nearly all rows it keeps no more than their place.
public struct RecordMarks: RandomAccessCollection {
  let places: [RecordPlace]
  let rows: [RecordFields]
  let others: [RecordMark]

  /// The first row.
  public var startIndex: Int { 0 }
  /// Behind the last row.
  public var endIndex: Int { places.count }

  /// The mark of one row.
  public subscript(row: Int) -> RecordMark {
    rows[row].hasFields ? RecordMark(recordAt: places[row]) : others[Int(rows[row].start)]
  }
}
