/// Normalised responses, column by column, in a buffer that its owner reuses.
///
/// Rows are responses. Every column is `capacity` long and only the first `count` entries of it are meaningful.
/// Slots are (item, facet) pairs in the order of `SlotLayout`.
public struct ResponseBatch: Sendable {
  /// How many responses fit.
  public let capacity: Int
  /// How many there are.
  public private(set) var count = 0
  /// The (item, facet) pairs that have a column here.
  public let layout: SlotLayout
  /// Answers, slot after slot: the answer of response r to slot s is at `s * capacity + r`.
  public var answers: [AnswerCode]
  /// Importance points by dimension, scaled by 100: dimension d of response r at `d * capacity + r`; negative where blank.
  public var points: [Int32]
  /// Whether any importance points are mapped.
  public let hasPoints: Bool
  /// How many customer-care columns there are.
  public let careColumns: Int
  /// Customer-care values: column c of response r at `c * capacity + r`; see `CareValue` for those that are none.
  public var care: [Int64]
  /// One segment column per `--by`, each with its values.
  public var segments: [SegmentColumn]
  /// A hash of the respondent's id, zero where there is none.
  public var keys: [RespondentHash]
  /// In which order the ids of all responses come that have one.
  public var idOrder = IDOrder()
  /// A hash of everything that is measured: equal for responses that say the same.
  public var contents: [UInt32]
  /// Recorded time in microseconds since 1970 UTC, `Int64.min` where unknown.
  public var times: [Int64]
  /// Where each response was read.
  public var positions: [RecordPosition]

  /// An empty batch for `capacity` responses.
  public init(capacity: Int, layout: SlotLayout, segmentKeys: [String], hasPoints: Bool, careColumns: Int = 0) {
    self.capacity = capacity
    self.layout = layout
    self.hasPoints = hasPoints
    answers = Array(repeating: MissingReason.notAsked.rawValue, count: capacity * layout.slots.count)
    points = Array(repeating: -1, count: hasPoints ? capacity * layout.dimensionCount : 0)
    self.careColumns = careColumns
    care = Array(repeating: CareValue.missing, count: capacity * careColumns)
    segments = segmentKeys.map { SegmentColumn(key: $0, capacity: capacity) }
    keys = Array(repeating: RespondentHash(), count: capacity)
    contents = Array(repeating: 0, count: capacity)
    times = Array(repeating: .min, count: capacity)
    positions = Array(repeating: RecordPosition(), count: capacity)
  }

  /// Whether another response fits.
  public var isFull: Bool { count == capacity }

  /// Takes all responses out, keeping the buffers and the segment values.
  public mutating func removeAll() { (count, idOrder) = (0, IDOrder()) }

  /// Keeps the row that was written at `count`.
  @inlinable
  public mutating func commit() { advance() }

  /// Keeps so many rows that were written from `count` on.
  public mutating func commit(_ rows: Int) {
    precondition(count + rows <= capacity, "more rows than fit")
    count += rows
  }

  /// Moves the end one response on.
  public mutating func advance() { count += 1 }
}

/// One way to split responses, such as by branch.
public struct SegmentColumn: Sendable {
  /// The column's name.
  public let key: String
  /// The values seen so far; `ids` point into it.
  public var labels: [String] = []
  /// For each response the index of its value.
  public var ids: [Int32]

  init(key: String, capacity: Int) {
    self.key = key
    ids = Array(repeating: 0, count: capacity)
  }
}

/// Where a record stands in its source.
public struct RecordPosition: Hashable, Sendable {
  /// The line it begins on, from 1; in XML the line of its start tag.
  public var line: Int
  /// The byte it begins at, from 0, in the text as UTF-8.
  public var byteOffset: Int
  /// Its ordinal among the records of the source, from 1.
  public var record: Int

  /// A position.
  public init(line: Int = 0, byteOffset: Int = 0, record: Int = 0) {
    self.line = line
    self.byteOffset = byteOffset
    self.record = record
  }
}
