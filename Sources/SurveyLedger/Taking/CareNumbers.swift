internal import GRDB
internal import SurveyModel

/// The numbers that the ledger gives customer-care columns by what they mean.
struct CareNumbers {
  /// A byte counts the values of a packed response.
  private static let mostColumns = 255
  private let numbers: [UInt16]

  /// The numbers of columns, in their order; those that are new get one.
  init(_ db: Database, meanings: [String]) throws {
    guard meanings.count <= Self.mostColumns else {
      throw LedgerError(
        .fault, "\(meanings.count) customer-care columns cannot be kept: at most \(Self.mostColumns)", advice: "name fewer under care")
    }
    numbers = try meanings.map { meaning in
      if let known = try Self.number(db, meaning) { return known }
      let insert = try HotStatement(db, "INSERT INTO care_column (meaning) VALUES (?)")
      insert.bind(1, meaning)
      try insert.run()
      return UInt16(db.lastInsertedRowID)
    }
  }

  /// The number of a meaning; nil where no response has it.
  static func number(_ db: Database, _ meaning: String) throws -> UInt16? {
    let select = try HotStatement(db, "SELECT id FROM care_column WHERE meaning = ?")
    select.bind(1, meaning)
    defer { select.reset() }
    return try select.next() ? UInt16(select.integer(0)) : nil
  }

  /// A row's values, those that are none left out.
  func values(_ batch: ResponseBatch, _ row: Int) -> [(number: UInt16, value: Int64)] {
    numbers.enumerated().compactMap { column, number in
      let value = batch.care[column * batch.capacity + row]
      return value == CareValue.missing ? nil : (number, value)
    }
  }
}
