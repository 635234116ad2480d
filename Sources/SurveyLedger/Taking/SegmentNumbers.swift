internal import GRDB
internal import SurveyModel

/// The numbers that the ledger gives segment values.
struct SegmentNumbers {
  /// A byte counts the segment values of a packed response.
  private static let mostColumns = 255

  private let db: Database
  /// The number of each label of a batch's columns, column by column, as the batch numbers them.
  private var numbers: [[UInt32]] = []

  init(_ db: Database) { self.db = db }

  /// Numbers the values that a batch has beyond those of the batches before.
  mutating func number(_ batch: ResponseBatch) throws {
    guard batch.segments.count <= Self.mostColumns else {
      throw LedgerError(
        .fault, "\(batch.segments.count) columns cannot be kept: at most \(Self.mostColumns)", advice: "name fewer in read.segments")
    }
    if numbers.isEmpty { numbers = batch.segments.map { _ in [] } }
    for (column, segment) in batch.segments.enumerated() {
      for label in segment.labels.dropFirst(numbers[column].count) { numbers[column].append(try number(segment.key, label)) }
    }
  }

  /// The numbers of a row's values.
  func ids(_ batch: ResponseBatch, _ row: Int) -> [UInt32] { numbers.indices.map { numbers[$0][Int(batch.segments[$0].ids[row])] } }

  private func number(_ key: String, _ label: String) throws -> UInt32 {
    let select = try HotStatement(db, "SELECT id FROM segment_value WHERE key = ? AND label = ?")
    select.bind(1, key)
    select.bind(2, label)
    if try select.next() {
      defer { select.reset() }
      return UInt32(select.integer(0))
    }
    let insert = try HotStatement(db, "INSERT INTO segment_value (key, label) VALUES (?, ?)")
    insert.bind(1, key)
    insert.bind(2, label)
    try insert.run()
    return UInt32(db.lastInsertedRowID)
  }
}
