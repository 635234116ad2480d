internal import GRDB
public import SurveyModel

extension Ledger {
  /// The batch that brought the same bytes, read the same way; nil where there is none.
  public func batch(survey: String, wave: String, content: String, codebook digest: String) throws(LedgerError) -> Int64? {
    try read { db in
      guard let wave = try WaveRow.find(db, survey: survey, wave: wave) else { return nil }
      return try Self.sameBytes(db, wave, content).first { $0.codebook == digest }?.id
    }
  }

  /// Takes a file in, in one transaction: each response is new, corrects the live version, is there already, or is older.
  ///
  /// The same bytes read another way (another codebook) replace what they brought before, and keep their place in the order of arrival.
  ///
  /// - Throws: `instrument_changed` where other live batches of the wave ask other things; `no_key`; what SQLite cannot do.
  public func take(_ delivery: Delivery, _ responses: some DeliveredResponses, now: Timestamp) throws(LedgerError) -> Receipt {
    guard let key else { throw LedgerError(.noKey, "the ledger was opened without its key") }
    return try write { db in
      var wave = try WaveRow.make(db, survey: delivery.survey, wave: delivery.wave)
      let same = try Self.sameBytes(db, wave, delivery.content)
      if let known = same.first(where: { $0.codebook == delivery.codebook.digest }) {
        return Receipt(batch: known.id, unchanged: delivery.accounting.responses)
      }
      for hash in delivery.forgotten { try Erasure(db).bar(LedgerRespondent(hash), wave, now) }
      try Self.refuseOtherInstrument(db, wave, delivery, replaced: same.map(\.id))
      let newest = try HotStatement.integer(db, "SELECT max(arrival) FROM batch") ?? 0
      let arrival = same.first?.arrival ?? newest + 1
      let batch = try BatchWriting(db, delivery).write(wave, arrival: arrival, now)
      var taking = DeliveryTaking(db, wave, delivery, key, batch: batch, arrival: arrival, replaced: same.map(\.id))
      var receipt = try taking.take(responses)
      wave = taking.wave
      for old in same {
        var retraction = try Retraction(db, wave)
        try retraction.retract(old.id, now, reason: "read another way by batch \(batch)")
        wave = retraction.wave
        receipt.replaces = old.id
      }
      try wave.save(db)
      try BatchWriting.count(db, receipt, taking.news)
      return receipt
    }
  }

  /// The live batches of the same bytes.
  private static func sameBytes(_ db: Database, _ wave: WaveRow, _ content: String) throws -> [(
    id: Int64, arrival: Int64, codebook: String
  )] {
    let select = try HotStatement(
      db,
      """
      SELECT batch.id, arrival, codebook.digest FROM batch JOIN codebook ON codebook.id = codebook_id
      WHERE wave_id = ? AND content = ? AND retracted_at IS NULL ORDER BY batch.id
      """)
    select.bind(1, wave.id)
    select.bind(2, content)
    var found: [(Int64, Int64, String)] = []
    while try select.next() { found.append((select.integer(0), select.integer(1), select.text(2))) }
    return found
  }

  private static func refuseOtherInstrument(_ db: Database, _ wave: WaveRow, _ delivery: Delivery, replaced: [Int64]) throws {
    let select = try HotStatement(
      db,
      """
      SELECT batch.id, source, layout, has_points FROM batch JOIN instrument ON instrument.id = instrument_id
      WHERE wave_id = ? AND retracted_at IS NULL ORDER BY batch.id
      """)
    select.bind(1, wave.id)
    while try select.next() {
      let isSame = select.text(2) == delivery.layout && (select.integer(3) == 1) == delivery.hasPoints
      if replaced.contains(select.integer(0)) || isSame { continue }
      let (batch, source) = (select.integer(0), select.text(1))
      select.reset()
      throw LedgerError(
        .instrumentChanged, "it asks other items, facets or scales than \(source) (batch \(batch)) of the same wave",
        advice:
          "name another wave for it; or, if the earlier files were read wrongly, retract them (servqual ledger retract) and import them again"
      )
    }
  }
}
