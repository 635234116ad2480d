internal import SatisfactionScoring
internal import SurveyModel

extension PackedRows {
  /// Reads rows one after the other.
  struct Cursor {
    private let form: RowForm
    private let labels: [Int]
    private var left: Int
    private var reader: TallyReader
    private(set) var place = RecordPosition()

    /// More records, lines or bytes than any file has; sums of them cannot overflow.
    private static let bounds = 0..<(1 << 40)

    init(_ rows: PackedRows) {
      (form, labels, left) = (rows.form, rows.labels.map(\.count), rows.count)
      reader = TallyReader(rows.bytes[...])
    }

    var isAtEnd: Bool { reader.isAtEnd }
    /// The bytes behind the row read last.
    var rest: ArraySlice<UInt8> { reader.rest }

    /// Adds the next row to `batch`; false where there is none.
    mutating func next(into batch: inout ResponseBatch) throws(TallyCodingError) -> Bool {
      guard left > 0 else { return false }
      left -= 1
      let row = batch.count
      let high = try reader.word()
      batch.keys[row] = RespondentHash(high: high, low: try reader.half())
      guard !batch.keys[row].isNone else { throw .malformed }
      batch.contents[row] = try reader.half()
      batch.times[row] = Int64(bitPattern: try reader.word())
      try step()
      batch.positions[row] = place
      for column in labels.indices {
        let id = try reader.size(as: UInt.self)
        guard id < UInt(labels[column]) else { throw .malformed }
        batch.segments[column].ids[row] = Int32(truncatingIfNeeded: id)
      }
      for dimension in 0..<form.weighted {
        let points = try reader.number(as: Int32.self)
        guard RowForm.weights.contains(points) else { throw .malformed }
        batch.points[dimension * batch.capacity + row] = points
      }
      let capacity = batch.capacity
      try form.read(&reader) { slot, answer in batch.answers[slot * capacity + row] = answer }
      batch.commit()
      return true
    }

    private mutating func step() throws(TallyCodingError) {
      place.record = try moved(place.record)
      place.line = try moved(place.line)
      place.byteOffset = try moved(place.byteOffset)
    }

    private mutating func moved(_ from: Int) throws(TallyCodingError) -> Int {
      let (to, isOver) = from.addingReportingOverflow(try reader.number(as: Int.self))
      guard !isOver, Self.bounds.contains(to) else { throw .malformed }
      return to
    }
  }
}
