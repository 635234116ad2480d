internal import GRDB
public import SurveyModel

/// One file that was taken in, and what became of it.
public struct BatchSummary: Sendable {
  /// Its number.
  public let id: Int64
  /// The survey's id.
  public let survey: String
  /// The wave; empty where the survey has none.
  public let wave: String
  /// The SHA-256 of its bytes, 64 hex digits.
  public let content: String
  /// The digest of the codebook it was read with.
  public let codebook: String
  /// When it arrived.
  public let arrivedAt: Timestamp
  /// Its name.
  public let source: String
  /// Where it lay.
  public let path: String
  /// Its size in bytes.
  public let bytes: Int
  /// Its encoding and how that was learnt.
  public let encoding: (value: String, origin: String)?
  /// The dialect.
  public let dialect: String?
  /// Why that dialect, a line each.
  public let evidence: String
  /// Where its rows went.
  public let accounting: RowAccounting
  /// What became of its responses.
  public let receipt: Receipt
  /// When it was taken back, and why; nil for a live batch.
  public let retraction: (at: Timestamp, reason: String)?
}

extension Ledger {
  /// The batches of a wave, or of all, in the order they were taken in.
  ///
  /// - Parameter isLive: whether batches that were taken back are left out.
  public func batches(survey: String? = nil, wave: String? = nil, isLive: Bool = false) throws(LedgerError) -> [BatchSummary] {
    try read { db in
      let select = try HotStatement(
        db,
        """
        SELECT batch.id, survey, wave, content, codebook.digest, arrived_at, source, path, bytes, encoding, encoding_origin, dialect, evidence,
          header_rows, batch.responses, added, corrected, unchanged, outdated, forgotten, retracted_at, retraction
        FROM batch JOIN wave ON wave.id = wave_id JOIN codebook ON codebook.id = codebook_id ORDER BY batch.id
        """)
      var found: [BatchSummary] = []
      while try select.next() {
        let summary = BatchSummary(select, try Self.accounting(db, batch: select.integer(0)))
        if let survey, summary.survey != survey { continue }
        if let wave, summary.wave != wave { continue }
        if isLive, summary.retraction != nil { continue }
        found.append(summary)
      }
      return found
    }
  }

  private static func accounting(_ db: Database, batch: Int64) throws -> RowAccounting {
    let select = try HotStatement(db, "SELECT kind, code, count FROM row_count WHERE batch_id = ?")
    select.bind(1, batch)
    var account = RowAccounting()
    while try select.next() {
      if select.text(0) == "other" {
        account.otherRows[select.text(1)] = Int(select.integer(2))
      } else {
        account.reasons[Rule(rawValue: select.text(1))] = Int(select.integer(2))
      }
    }
    return account
  }

  /// The columns that live batches of a wave were split by.
  public func keptColumns(survey: String, wave: String) throws(LedgerError) -> [String] {
    try read { db in
      guard let wave = try WaveRow.find(db, survey: survey, wave: wave) else { return [] }
      let select = try HotStatement(
        db,
        """
        SELECT DISTINCT name FROM source_column JOIN batch ON batch.id = batch_id
        WHERE wave_id = ? AND retracted_at IS NULL AND role = 'segment' ORDER BY name
        """)
      select.bind(1, wave.id)
      var names: [String] = []
      while try select.next() { names.append(select.text(0)) }
      return names
    }
  }

  /// The columns a batch's file had.
  public func columns(of batch: Int64) throws(LedgerError) -> [Delivery.Column] {
    try read { db in
      let select = try HotStatement(db, "SELECT name, role FROM source_column WHERE batch_id = ? ORDER BY place")
      select.bind(1, batch)
      var columns: [Delivery.Column] = []
      while try select.next() { columns.append(Delivery.Column(name: select.text(0), role: select.text(1))) }
      return columns
    }
  }

  /// What was found in a batch's file, records that were set aside first in file order, then the rest.
  public func findings(of batch: Int64) throws(LedgerError) -> [Finding] {
    try read { db in
      let select = try HotStatement(
        db,
        """
        SELECT rule, line, place, byte_offset, record, field, message, 'error' FROM quarantine WHERE batch_id = ?1
        UNION ALL SELECT rule, line, place, byte_offset, record, field, message, severity FROM finding WHERE batch_id = ?1
        """)
      select.bind(1, batch)
      var findings: [Finding] = []
      while try select.next() { findings.append(Finding(select, severity: Finding.Severity(rawValue: select.text(7)) ?? .note)) }
      return findings
    }
  }

  /// The records of a batch that were set aside, each with its text; nil where that is not kept or was erased.
  public func quarantine(of batch: Int64) throws(LedgerError) -> [(finding: Finding, raw: [UInt8]?)] {
    try read { db in
      let select = try HotStatement(
        db, "SELECT rule, line, place, byte_offset, record, field, message, raw FROM quarantine WHERE batch_id = ? ORDER BY id")
      select.bind(1, batch)
      var records: [(Finding, [UInt8]?)] = []
      while try select.next() {
        let raw = select.isNull(7) ? nil : select.withBlob(7) { [UInt8]($0) }
        records.append((Finding(select, severity: .error), raw))
      }
      return records
    }
  }
}

extension BatchSummary {
  fileprivate init(_ row: HotStatement, _ accounting: RowAccounting) {
    let optional = { (column: Int32) in row.isNull(column) ? nil : row.text(column) }
    id = row.integer(0)
    (survey, wave, content, codebook) = (row.text(1), row.text(2), row.text(3), row.text(4))
    arrivedAt = Timestamp(microseconds: row.integer(5))
    (source, path, bytes) = (row.text(6), row.text(7), Int(row.integer(8)))
    encoding = optional(9).map { ($0, row.text(10)) }
    dialect = optional(11)
    evidence = row.text(12)
    var account = accounting
    account.headerRows = Int(row.integer(13))
    account.responses = Int(row.integer(14))
    self.accounting = account
    receipt = Receipt(
      batch: row.integer(0), added: Int(row.integer(15)), corrected: Int(row.integer(16)), unchanged: Int(row.integer(17)),
      outdated: Int(row.integer(18)), forgotten: Int(row.integer(19)))
    retraction = row.optional(20).map { (Timestamp(microseconds: $0), row.text(21)) }
  }
}

extension Finding {
  fileprivate init(_ row: HotStatement, severity: Severity) {
    let position = RecordPosition(line: Int(row.integer(1)), byteOffset: Int(row.integer(3)), record: Int(row.integer(4)))
    self.init(
      Rule(rawValue: row.text(0)), severity: severity, position: position, column: Int(row.integer(2)), field: row.text(5),
      message: row.text(6))
  }
}
