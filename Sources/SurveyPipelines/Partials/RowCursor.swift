internal import SatisfactionScoring
internal import SurveyModel

extension PackedRows {
  /// Reads rows one after the other.
  struct Cursor {
    private let form: RowForm
    private let labels: [Int]
    private var left: Int
    private var reader: RowReader
    private(set) var place = RecordPosition()

    /// More records, lines or bytes than any file has; sums of them cannot overflow.
    private static let bounds = 0..<(1 << 40)

    init(_ rows: PackedRows) {
      (form, labels, left) = (rows.form, rows.labels.map(\.count), rows.count)
      reader = RowReader(rows.bytes)
    }

    var isAtEnd: Bool { reader.isAtEnd }
    /// The bytes behind the row read last.
    var rest: ArraySlice<UInt8> { reader.rest }

    /// Adds the next row to `batch`; false where there is none.
    mutating func next(into batch: inout ResponseBatch) throws(TallyCodingError) -> Bool {
      guard left > 0 else { return false }
      left -= 1
      let row = batch.count
      let high = try reader.fixed(8)
      batch.keys[row] = RespondentHash(high: high, low: UInt32(truncatingIfNeeded: try reader.fixed(4)))
      guard form.care > 0 || !batch.keys[row].isNone else { throw .malformed }
      batch.contents[row] = UInt32(truncatingIfNeeded: try reader.fixed(4))
      batch.times[row] = Int64(bitPattern: try reader.fixed(8))
      try step()
      batch.positions[row] = place
      for column in labels.indices {
        let id = try reader.size()
        guard id < UInt(labels[column]) else { throw .malformed }
        batch.segments[column].ids[row] = Int32(truncatingIfNeeded: id)
      }
      for dimension in 0..<form.weighted {
        let points = try reader.number()
        guard RowForm.weights.contains(points) else { throw .malformed }
        batch.points[dimension * batch.capacity + row] = Int32(points)
      }
      try form.readCare(&reader, into: &batch, row)
      try form.read(&reader, into: &batch, row)
      batch.commit()
      return true
    }

    private mutating func step() throws(TallyCodingError) {
      place.record = try moved(place.record)
      place.line = try moved(place.line)
      place.byteOffset = try moved(place.byteOffset)
    }

    private mutating func moved(_ from: Int) throws(TallyCodingError) -> Int {
      let (to, isOver) = from.addingReportingOverflow(try reader.number())
      guard !isOver, Self.bounds.contains(to) else { throw .malformed }
      return to
    }
  }
}
