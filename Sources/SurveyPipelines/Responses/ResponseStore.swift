public import SurveyModel
public import SurveyReading

/// The responses of a run, packed, for what needs respondents a second time: about 96 bytes each for 44 answers.
///
/// Responses that another one replaces are left out. The order is that of arrival; nothing may depend on where one batch ends.
public struct ResponseStore: Sendable {
  /// The columns responses are split by.
  public let segmentKeys: [String]
  private let parts: [ResponsePart]
  /// The values of each segment column over all parts.
  private let labels: [[String]]
  /// Part by part and column by column, where each of the part's values stands in `labels`.
  private let places: [[[Int32]]]
  /// Records that are left out, by source, in order.
  private var leftOut: [Int: [Int]] = [:]

  /// Where one response is stored.
  public struct Row: Hashable, Sendable {
    let part: Int
    let index: Int
  }

  /// Responses that were read back.
  public struct Batch {
    /// The responses; positions say the record's ordinal alone, and contents nothing.
    public let responses: ResponseBatch
    /// The place of their source among the files of the run.
    public let source: Int
    /// Where each is stored.
    public let rows: [Row]
  }

  /// The responses of all parts, in order of arrival.
  public init(_ parts: [ResponsePart], segmentKeys: [String]) {
    self.parts = parts
    self.segmentKeys = segmentKeys
    var labels = segmentKeys.map { _ in [String]() }
    var known = segmentKeys.map { _ in [String: Int32]() }
    places = parts.map { part in
      part.labels.enumerated().map { column, values in
        values.map { value in
          if let place = known[column][value] { return place }
          known[column][value] = Int32(labels[column].count)
          labels[column].append(value)
          return Int32(labels[column].count - 1)
        }
      }
    }
    self.labels = labels
  }

  /// Leaves records of a source out, because others replace them.
  mutating func leaveOut(_ records: some Sequence<Int>, source: Int) { leftOut[source, default: []] = records.sorted() }

  private static func contains(_ record: Int, _ records: [Int]) -> Bool {
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle] < record { low = middle + 1 } else { high = middle }
    }
    return low < records.count && records[low] == record
  }

  /// How many responses there are, those left out not counted.
  public var count: Int { parts.reduce(0) { $0 + $1.count } - leftOut.reduce(0) { $0 + $1.value.count } }

  /// Reads all responses back, batch by batch.
  ///
  /// - Parameter capacity: the most responses of a batch.
  /// - Throws: `io_error` where the temporary file cannot be read.
  public func forEachBatch(capacity: Int = 1_000, _ body: (Batch) -> Void) throws(ReadingError) {
    for part in parts.indices { try forEachBatch(part: part, capacity: capacity, body) }
  }

  /// How many parts there are, which may be read side by side.
  var partCount: Int { parts.count }

  /// Reads the responses of one part back, batch by batch.
  func forEachBatch(part: Int, capacity: Int = 1_000, _ body: (Batch) -> Void) throws(ReadingError) {
    guard var batch = batch(part, capacity: capacity) else { return }
    var rows: [Row] = []
    func pass() {
      guard !rows.isEmpty else { return }
      body(Batch(responses: batch, source: parts[part].source, rows: rows))
      batch.removeAll()
      rows.removeAll(keepingCapacity: true)
    }
    try forEach(in: part) { row, bytes, start in
      unpack(part, bytes, start, into: &batch)
      rows.append(row)
      if batch.isFull { pass() }
    }
    pass()
  }

  /// Reads one response; `batch` holds that one alone afterwards, and is made anew where it does not fit.
  ///
  /// - Throws: `io_error` where the temporary file cannot be read.
  public func read(_ row: Row, into batch: inout ResponseBatch?) throws(ReadingError) {
    let part = parts[row.part]
    var target = batch
    batch = nil
    if target?.hasPoints != part.packing?.hasPoints || target?.careColumns != part.packing?.careColumns {
      target = self.batch(row.part, capacity: 1)
    }
    guard var target else { return }
    target.removeAll()
    try part.with(row.index) { unpack(row.part, $0, 0, into: &target) }
    batch = target
  }

  /// Calls `body` with the respondent of each response that has an id.
  func forEachRespondent(_ body: (RespondentHash, Row) -> Void) throws(ReadingError) {
    for part in parts.indices {
      guard let packing = parts[part].packing else { continue }
      try forEach(in: part) { row, bytes, start in
        let key = packing.key(bytes, at: start)
        if !key.isNone { body(key, row) }
      }
    }
  }

  private func forEach(in part: Int, _ body: (Row, UnsafeRawBufferPointer, Int) -> Void) throws(ReadingError) {
    guard let packing = parts[part].packing else { return }
    let (left, before) = (leftOut[parts[part].source] ?? [], parts[part].recordsBefore)
    try parts[part].forEach { index, bytes, start in
      if !left.isEmpty, Self.contains(packing.record(bytes, at: start) + before, left) { return }
      body(Row(part: part, index: index), bytes, start)
    }
  }

  private func batch(_ part: Int, capacity: Int) -> ResponseBatch? {
    guard let packing = parts[part].packing else { return nil }
    var batch = ResponseBatch(
      capacity: capacity, layout: packing.layout, segmentKeys: segmentKeys, hasPoints: packing.hasPoints,
      careColumns: packing.careColumns)
    for column in labels.indices { batch.segments[column].labels = labels[column] }
    return batch
  }

  private func unpack(_ part: Int, _ bytes: UnsafeRawBufferPointer, _ start: Int, into batch: inout ResponseBatch) {
    let row = batch.count
    parts[part].packing?.unpack(bytes, at: start, into: &batch)
    batch.positions[row].record += parts[part].recordsBefore
    for column in labels.indices { batch.segments[column].ids[row] = places[part][column][Int(batch.segments[column].ids[row])] }
  }
}
