internal import SatisfactionReporting
public import SurveyLedger
internal import SurveyModel

/// What a ledger holds, for people.
public enum LedgerScreen {
  /// A wave's name.
  public static func name(_ wave: WaveContents) -> String {
    DisplayText.harmless(wave.wave.isEmpty ? wave.survey : "\(wave.survey) \(wave.wave)")
  }

  /// The waves, and the batches as a table.
  public static func lines(_ waves: [WaveContents], _ batches: [BatchSummary]) -> [String] {
    let totals = waves.map { "\(name($0)): \($0.responses) live responses" }
    guard !batches.isEmpty else { return totals.isEmpty ? ["nothing was taken in yet"] : totals }
    let rows = batches.map { batch in
      let numbers = [
        batch.receipt.added, batch.receipt.corrected, batch.receipt.unchanged, batch.receipt.outdated, batch.accounting.quarantined,
      ]
      let state = batch.retraction.map { "taken back: \($0.reason)" } ?? ""
      return ["\(batch.id)", "\(batch.arrivedAt.rfc3339)", "\(batch.survey) \(batch.wave)"] + numbers.map { "\($0)" }
        + [DisplayText.harmless(batch.source), DisplayText.harmless(state)]
    }
    let header = ["batch", "arrived", "survey", "added", "corrected", "unchanged", "outdated", "set aside", "file", ""]
    return totals + [""] + table([header] + rows, rightAligned: [0, 3, 4, 5, 6, 7])
  }

  /// One batch.
  public static func lines(_ batch: BatchSummary) -> [String] {
    let account = batch.accounting
    let others = account.otherRows.sorted { $0.key < $1.key }.map { " + \($0.value) \($0.key)" }.joined()
    let reasons = account.reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
    let change = batch.receipt
    var lines = [
      "batch \(batch.id): \(batch.source), \(batch.bytes) bytes, arrived \(batch.arrivedAt.rfc3339), kept at \(batch.path)",
      "survey \(batch.survey)\(batch.wave.isEmpty ? "" : ", wave \(batch.wave)"); sha256 \(batch.content)",
      "\(account.rows) rows = \(account.headerRows) header\(others) + \(account.records) records; "
        + "\(account.records) records = \(account.responses) responses + \(account.quarantined) set aside\(reasons.isEmpty ? "" : " (\(reasons))")",
      "\(account.responses) responses = \(change.added) added + \(change.corrected) corrected + \(change.unchanged) unchanged "
        + "+ \(change.outdated) outdated + \(change.forgotten) forgotten",
    ]
    if let retraction = batch.retraction { lines.append("taken back \(retraction.at.rfc3339): \(retraction.reason)") }
    return lines.map(DisplayText.harmless)
  }

  private static func table(_ rows: [[String]], rightAligned: Set<Int>) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: max(0, widths[column] - text.count))
        return rightAligned.contains(column) ? blanks + text : text + blanks
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// What a ledger holds, as one document.
public enum LedgerDocument {
  /// `{"waves": [...], "batches": [...]}`.
  public static func json(_ waves: [WaveContents], _ batches: [BatchSummary]) -> [UInt8] {
    JSONWriter.document([
      .init("waves", .array(waves.map(value))), .init("batches", .array(batches.map(value))),
    ])
  }

  private static func value(_ wave: WaveContents) -> JSONValue {
    .object([
      .init("survey", .string(wave.survey)), .init("wave", JSONValue(wave.wave.isEmpty ? nil : wave.wave)),
      .init("responses", .integer(wave.responses)), .init("state", .string(wave.state)),
      .init("first_recorded_at", JSONValue(wave.period?.lowerBound.rfc3339)),
      .init("last_recorded_at", JSONValue(wave.period?.upperBound.rfc3339)),
    ])
  }

  private static func value(_ batch: BatchSummary) -> JSONValue {
    let change = batch.receipt
    return .object([
      .init("batch", .integer(Int(batch.id))), .init("survey", .string(batch.survey)),
      .init("wave", JSONValue(batch.wave.isEmpty ? nil : batch.wave)), .init("source", .string(batch.source)),
      .init("path", .string(batch.path)),
      .init("sha256", .string(batch.content)), .init("bytes", .integer(batch.bytes)), .init("arrived_at", .string(batch.arrivedAt.rfc3339)),
      .init("records", .integer(batch.accounting.records)), .init("responses", .integer(batch.accounting.responses)),
      .init("quarantined", .integer(batch.accounting.quarantined)), .init("added", .integer(change.added)),
      .init("corrected", .integer(change.corrected)), .init("unchanged", .integer(change.unchanged)),
      .init("outdated", .integer(change.outdated)),
      .init("forgotten", .integer(change.forgotten)), .init("retracted_at", JSONValue(batch.retraction?.at.rfc3339)),
      .init("retraction", JSONValue(batch.retraction?.reason)),
    ])
  }
}
