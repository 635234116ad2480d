internal import SatisfactionReporting
internal import SurveyConfiguration
public import SurveyLedger
internal import SurveyModel

/// Writes the live responses of a wave as a table that this tool, and any other, reads: a row per respondent.
///
/// Columns: `respondent` (the ledger's hash, 24 hex digits), `recorded_at` where times are known, the segment columns, and a column per facet and item such as `E5`,
/// as the form asked them: answers to reversed items are turned back. `N/A` is not applicable, `DK` not known; other missing answers are empty.
/// Importance points are named `W_` and the dimension's id.
public struct LedgerExport {
  private let ledger: Ledger
  private let contents: WaveContents
  private let instrument: Instrument
  private let keys: [String]

  /// An export of what the ledger holds.
  ///
  /// - Throws: `ConfigurationError` where the instrument that is kept cannot be read.
  public init(_ ledger: Ledger, _ contents: WaveContents) throws {
    self.ledger = ledger
    self.contents = contents
    instrument = try Instrument.decoding(yaml: contents.instrumentText, source: "the ledger's instrument")
    keys = try ledger.segmentKeys()
  }

  /// Hands the table out piece by piece, as UTF-8 with a header line.
  public func write(_ body: ([UInt8]) throws -> Void) throws {
    try body(Array((header + "\n").utf8))
    let selection = LiveSelection(
      survey: contents.survey, wave: contents.wave, instrument: instrument, hasPoints: contents.hasPoints, segmentKeys: keys)
    try ledger.forEachLive(selection) { batch in
      var lines = ""
      for row in 0..<batch.count { lines += line(batch, row) }
      try body(Array(lines.utf8))
    }
  }

  private var header: String {
    let items = instrument.items
    let answers = SlotLayout(instrument).slots.map { Self.letter($0.facet) + "\(items[$0.item].number)" }
    let points = contents.hasPoints ? instrument.dimensions.map { "W_\($0.id)" } : []
    return (["respondent"] + (contents.period == nil ? [] : ["recorded_at"]) + keys + answers + points).map(CSVText.cell).joined(
      separator: ",")
  }

  private func line(_ batch: ResponseBatch, _ row: Int) -> String {
    let items = instrument.items
    var cells = [Self.hexadecimal(batch.keys[row])]
    if contents.period != nil { cells.append(batch.times[row] == .min ? "" : Timestamp(microseconds: batch.times[row]).rfc3339) }
    cells += batch.segments.map { $0.labels[Int($0.ids[row])] }
    for (place, slot) in batch.layout.slots.enumerated() {
      let answer = batch.answers[place * batch.capacity + row]
      cells.append(Self.text(answer, instrument.scales[slot.facet] ?? instrument.scale, isReversed: items[slot.item].isReversed))
    }
    if contents.hasPoints { cells += instrument.dimensions.indices.map { Self.points(batch.points[$0 * batch.capacity + row]) } }
    return cells.map { $0.isEmpty ? "" : CSVText.cell($0) }.joined(separator: ",") + "\n"
  }

  private static func letter(_ facet: Facet) -> String { facet.rawValue.prefix(1).uppercased() }

  private static func text(_ answer: AnswerCode, _ scale: ResponseScale, isReversed: Bool) -> String {
    guard answer >= 0 else {
      return switch MissingReason(rawValue: answer) {
      case .notApplicable: "N/A"
      case .unknown: "DK"
      default: ""
      }
    }
    let value = scale.value(at: Double(isReversed ? scale.points - 1 - Int(answer) : Int(answer)))
    return scale.unit == 1 ? "\(Int(value))" : "\(value)"
  }

  private static func points(_ points: Int32) -> String {
    guard points >= 0 else { return "" }
    return points % 100 == 0 ? "\(points / 100)" : "\(Double(points) / 100)"
  }

  private static func hexadecimal(_ key: RespondentHash) -> String {
    let digits = { (text: String, width: Int) in String(repeating: "0", count: max(0, width - text.count)) + text }
    return digits(String(key.high, radix: 16), 16) + digits(String(key.low, radix: 16), 8)
  }
}
