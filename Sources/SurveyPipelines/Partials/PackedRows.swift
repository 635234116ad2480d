internal import SatisfactionScoring
internal import SurveyModel

/// Responses with ids in few bytes each, about 50 for 44 answers, so that the same respondent in another slice can be found: in file
/// order, each as the respondent's hash, what it says as a hash, its time, its place as the distance from the one before, segment
/// values, importance points, customer-care values and answers. With customer-care columns those without ids are here as well, since their
/// measures look at respondents a second time.
struct PackedRows: Equatable, Sendable {
  let form: RowForm
  /// The values of each segment column in the order they first came.
  private(set) var labels: [[String]]
  private(set) var count = 0
  /// Where the last row lies.
  private var last = RecordPosition()
  private var writer = RowWriter()
  /// The values' numbers by what the normaliser calls them, column by column; -1 where one is not known yet.
  private var numbers: [[Int]]

  var bytes: [UInt8] { writer.bytes }

  init(_ form: RowForm) {
    self.form = form
    labels = Array(repeating: [], count: form.segments)
    numbers = Array(repeating: [], count: form.segments)
  }

  /// Equal rows, however they came together.
  static func == (left: PackedRows, right: PackedRows) -> Bool {
    left.form == right.form && left.labels == right.labels && left.count == right.count && left.bytes == right.bytes
  }

  /// Adds the responses of a batch that have an id; with customer-care columns all of them. All batches come from one normaliser, so that segment values keep their numbers.
  mutating func add(_ batch: ResponseBatch) {
    for row in 0..<batch.count where form.care > 0 || !batch.keys[row].isNone { put(batch, row, at: batch.positions[row]) }
  }

  /// What the rows here call a batch's segment value.
  private mutating func number(of id: Int, in batch: ResponseBatch, column: Int) -> Int {
    if id < numbers[column].count, numbers[column][id] >= 0 { return numbers[column][id] }
    let text = batch.segments[column].labels[id]
    let place = labels[column].firstIndex(of: text) ?? labels[column].count
    if place == labels[column].count { labels[column].append(text) }
    while numbers[column].count <= id { numbers[column].append(-1) }
    numbers[column][id] = place
    return place
  }

  private mutating func put(_ batch: ResponseBatch, _ row: Int, at position: RecordPosition) {
    writer.fixed(batch.keys[row].high, 8)
    writer.fixed(UInt64(batch.keys[row].low), 4)
    writer.fixed(UInt64(batch.contents[row]), 4)
    writer.fixed(UInt64(bitPattern: batch.times[row]), 8)
    step(to: position)
    for column in 0..<form.segments {
      writer.size(UInt(number(of: Int(batch.segments[column].ids[row]), in: batch, column: column)))
    }
    for dimension in 0..<form.weighted { writer.number(Int(batch.points[dimension * batch.capacity + row])) }
    form.writeCare(batch, row, to: &writer)
    form.write(batch, row, to: &writer)
    count += 1
  }

  private mutating func step(to position: RecordPosition) {
    writer.number(position.record - last.record)
    writer.number(position.line - last.line)
    writer.number(position.byteOffset - last.byteOffset)
    last = position
  }

  /// Adds the rows of the slice that follows, whose lines and records are counted from its own beginning.
  mutating func append(_ other: PackedRows, lines: Int, records: Int) throws(TallyCodingError) {
    guard other.count > 0 else { return }
    if count == 0 { labels = other.labels }
    numbers = Array(repeating: [], count: form.segments)
    let isAligned = other.labels.indices.allSatisfy { labels[$0].starts(with: other.labels[$0]) }
    var (rows, batch) = (Cursor(other), other.batch(capacity: 1, keys: labels.map { _ in "" }))
    repeat {
      batch.removeAll()
      guard try rows.next(into: &batch) else { return }
      var position = batch.positions[0]
      (position.line, position.record) = (position.line + lines, position.record + records)
      put(batch, 0, at: position)
      // Behind the first row all distances stay as they are, and so do equal numbers of segment values.
    } while !isAligned
    writer.raw(rows.rest)
    count = count + other.count - 1
    last = RecordPosition(
      line: other.last.line + lines, byteOffset: other.last.byteOffset, record: other.last.record + records)
  }
}

extension PackedRows {
  /// Rows that were stored.
  ///
  /// - Parameter reader: stands on the first row.
  /// - Throws: for bytes that are never written for the form.
  init(_ form: RowForm, labels: [[String]], count: Int, reader: inout TallyReader, length: Int) throws(TallyCodingError) {
    self.init(form)
    guard labels.count == form.segments, labels.allSatisfy({ Set($0).count == $0.count }) else { throw .malformed }
    let stored = try reader.bytes(length)
    writer.raw(stored)
    (self.labels, self.count) = (labels, count)
    var (rows, batch) = (Cursor(self), batch(capacity: 1, keys: labels.map { _ in "" }))
    var seen = Array(repeating: 0, count: labels.count)
    while true {
      batch.removeAll()
      guard try rows.next(into: &batch) else { break }
      for column in labels.indices {
        // In the order they first came, or there is a second way to write the same rows.
        let id = Int(batch.segments[column].ids[0])
        guard id <= seen[column] else { throw .malformed }
        seen[column] = max(seen[column], id + 1)
      }
    }
    guard rows.isAtEnd, seen == labels.map(\.count) else { throw .malformed }
    last = rows.place
  }

  /// An empty batch that takes these rows.
  func batch(capacity: Int, keys: [String]) -> ResponseBatch {
    var batch = ResponseBatch(
      capacity: capacity, layout: form.layout, segmentKeys: keys, hasPoints: form.weighted > 0,
      careColumns: form.care)
    for column in labels.indices { batch.segments[column].labels = labels[column] }
    return batch
  }
}
