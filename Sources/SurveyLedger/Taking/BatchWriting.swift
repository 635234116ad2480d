internal import GRDB
internal import SurveyModel

/// Writes what is known about a delivery.
struct BatchWriting {
  private let db: Database
  private let delivery: Delivery

  init(_ db: Database, _ delivery: Delivery) {
    self.db = db
    self.delivery = delivery
  }

  /// Writes the batch, its columns, accounts and findings; its number.
  func write(_ wave: WaveRow, arrival: Int64, _ now: Timestamp) throws -> Int64 {
    let instrument = try text("instrument", delivery.instrumentText, layout: delivery.layout)
    let codebook = try text("codebook", delivery.codebook, layout: nil)
    let insert = try HotStatement(
      db,
      """
      INSERT INTO batch (wave_id, instrument_id, codebook_id, content, arrival, arrived_at, source, path, bytes, encoding, encoding_origin,
        dialect, evidence, has_ids, has_points, header_rows, responses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for (place, value) in [wave.id, instrument, codebook].enumerated() { insert.bind(Int32(place + 1), value) }
    insert.bind(4, delivery.content)
    insert.bind(5, arrival)
    insert.bind(6, now.microseconds)
    insert.bind(7, delivery.source)
    insert.bind(8, delivery.path)
    insert.bind(9, Int64(delivery.bytes))
    for (place, value) in [(Int32(10), delivery.encoding?.value), (11, delivery.encoding?.origin), (12, delivery.dialect)] {
      if let value { insert.bind(place, value) } else { insert.bindNull(place) }
    }
    insert.bind(13, delivery.evidence)
    insert.bind(14, delivery.hasIDs ? 1 : 0)
    insert.bind(15, delivery.hasPoints ? 1 : 0)
    insert.bind(16, Int64(delivery.accounting.headerRows))
    insert.bind(17, Int64(delivery.accounting.responses))
    try insert.run()
    let batch = db.lastInsertedRowID
    try writeAccounts(batch)
    try writeFindings(batch, Tombstones(db, wave))
    return batch
  }

  /// The number of a described thing, written once.
  private func text(_ table: String, _ value: Delivery.Text, layout: String?) throws -> Int64 {
    let select = try HotStatement(db, "SELECT id FROM \(table) WHERE digest = ?")
    select.bind(1, value.digest)
    if try select.next() {
      defer { select.reset() }
      return select.integer(0)
    }
    let columns = layout == nil ? "(digest, text) VALUES (?, ?)" : "(digest, text, layout) VALUES (?, ?, ?)"
    let insert = try HotStatement(db, "INSERT INTO \(table) \(columns)")
    insert.bind(1, value.digest)
    insert.bind(2, value.text)
    if let layout { insert.bind(3, layout) }
    try insert.run()
    return db.lastInsertedRowID
  }

  private func writeAccounts(_ batch: Int64) throws {
    let count = try HotStatement(db, "INSERT INTO row_count (batch_id, kind, code, count) VALUES (?, ?, ?, ?)")
    let others = delivery.accounting.otherRows.map { ("other", $0.key, $0.value) }
    for (kind, code, rows) in others + delivery.accounting.reasons.map({ ("reason", $0.key.rawValue, $0.value) }) where rows > 0 {
      count.bind(1, batch)
      count.bind(2, kind)
      count.bind(3, code)
      count.bind(4, Int64(rows))
      try count.run()
    }
    let column = try HotStatement(db, "INSERT INTO source_column (batch_id, place, name, role) VALUES (?, ?, ?, ?)")
    for (place, known) in delivery.columns.enumerated() {
      column.bind(1, batch)
      column.bind(2, Int64(place + 1))
      column.bind(3, known.name)
      column.bind(4, known.role)
      try column.run()
    }
  }

  private func writeFindings(_ batch: Int64, _ forgotten: Tombstones) throws {
    let places = "line, place, byte_offset, record, field, message"
    let finding = try HotStatement(
      db, "INSERT INTO finding (batch_id, rule, \(places), severity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    let record = try HotStatement(db, "INSERT INTO quarantine (batch_id, rule, \(places), raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for found in delivery.findings {
      if found.severity == .error {
        Self.bind(record, batch, found)
        guard let raw = delivery.raw(found), !isAbout(forgotten, raw) else {
          record.bindNull(9)
          try record.run()
          continue
        }
        try record.run(blob: raw, at: 9)
      } else {
        Self.bind(finding, batch, found)
        finding.bind(9, found.severity.rawValue)
        try finding.run()
      }
    }
  }

  private func isAbout(_ forgotten: Tombstones, _ raw: [UInt8]) -> Bool {
    !forgotten.isEmpty && delivery.respondents(raw).contains { forgotten.contains(LedgerRespondent($0)) }
  }

  private static func bind(_ statement: HotStatement, _ batch: Int64, _ finding: Finding) {
    statement.bind(1, batch)
    statement.bind(2, finding.rule.rawValue)
    statement.bind(3, Int64(finding.position.line))
    statement.bind(4, Int64(finding.column))
    statement.bind(5, Int64(finding.position.byteOffset))
    statement.bind(6, Int64(finding.position.record))
    statement.bind(7, finding.field)
    statement.bind(8, finding.message)
  }

  /// Writes what became of the responses, and what those said that were not there before.
  static func count(_ db: Database, _ receipt: Receipt, _ news: AnswerCounts) throws {
    let update = try HotStatement(
      db, "UPDATE batch SET added = ?, corrected = ?, unchanged = ?, outdated = ?, forgotten = ?, news = ? WHERE id = ?")
    let counts = [receipt.added, receipt.corrected, receipt.unchanged, receipt.outdated, receipt.forgotten]
    for (place, count) in counts.enumerated() { update.bind(Int32(place + 1), Int64(count)) }
    update.bind(6, news.text)
    update.bind(7, receipt.batch)
    try update.run()
  }
}
