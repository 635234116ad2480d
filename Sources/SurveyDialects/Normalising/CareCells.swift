internal import SurveyModel
internal import SurveyReading

/// Reads the customer-care columns of responses that were taken already.
struct CareCells: Sendable {
  private let fields: [Int]
  private let columns: [Int]
  private var caches: [CareCache]

  init(_ plan: ReadingPlan) {
    fields = plan.fields.care.map(\.field)
    columns = fields.map { plan.keptColumns[$0] }
    caches = plan.fields.care.map { CareCache($0.reader) }
  }

  /// Fills the columns of `rows`, which are the records from `first` on. What they say is part of what the response says.
  mutating func read(_ records: RecordBatch, _ first: Int, to rows: Range<Int>, _ responses: inout ResponseBatch, _ log: inout RecordLog) {
    guard !fields.isEmpty else { return }
    let bytes = records.bytes.span
    for index in fields.indices {
      let place = index * responses.capacity
      for (offset, row) in rows.enumerated() {
        let value = caches[index].read(bytes.extracting(records.range(record: first + offset, slot: fields[index])))
        if value == CareValue.unreadable { log.unreadableCare[columns[index], default: 0] += 1 }
        responses.care[place + row] = value
        responses.contents[row] = Self.mixed(responses.contents[row], value)
      }
    }
  }

  private static func mixed(_ hash: UInt32, _ value: Int64) -> UInt32 {
    let bits = UInt64(bitPattern: value)
    let low = (hash ^ UInt32(truncatingIfNeeded: bits)) &* 0x0100_0193
    return (low ^ UInt32(truncatingIfNeeded: bits >> 32)) &* 0x0100_0193
  }
}
