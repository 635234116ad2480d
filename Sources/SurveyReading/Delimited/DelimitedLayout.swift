/// How a table is laid out: what its reader has to know before the first record.
public struct DelimitedLayout: Sendable, Hashable {
  /// The byte between fields.
  public var delimiter: UInt8
  /// How many fields a record must have; nil while that is not known.
  public var columnCount: Int?
  /// Which columns are kept, by place; nil keeps all.
  public var isWanted: [Bool]?
  /// The byte the first record begins at.
  public var start: Int
  /// The byte behind the last.
  public var end: Int
  /// The line the first record begins on, from 1.
  public var firstLine: Int
  /// How many records of the table lie before it.
  public var recordsBefore = 0

  /// A layout that covers all of `text` and keeps every column.
  public init(delimiter: UInt8, text: ExportText) {
    self.delimiter = delimiter
    start = text.start
    end = text.end
    firstLine = 1
  }

  /// How many fields are kept of each record.
  public var keptColumns: Int? { isWanted.map { wanted in wanted.count { $0 } } }
}
