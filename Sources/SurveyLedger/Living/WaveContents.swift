internal import GRDB
internal import SurveyDigest
public import SurveyModel

/// What the ledger holds of one wave.
public struct WaveContents: Sendable {
  /// The survey's id.
  public let survey: String
  /// The wave; empty where the survey has none.
  public let wave: String
  /// Live responses.
  public let responses: Int
  /// A digest of the live versions and their number, 32 hex digits: equal for equal contents, however they came about.
  public let state: String
  /// The instrument as text, as the latest live batch was read; empty where there is none.
  public let instrumentText: String
  /// What of the instrument decides how answers lie.
  public let layout: String
  /// Whether importance points were asked.
  public let hasPoints: Bool
  /// Whether any respondent has an id.
  public let hasIDs: Bool
  /// The earliest and the latest recorded time among the live responses.
  public let period: ClosedRange<Timestamp>?
  /// When the last file arrived that added or corrected a response.
  public let lastNews: Timestamp?
}

extension Ledger {
  /// What the ledger holds of a wave; nil where it was never heard of.
  public func contents(survey: String, wave: String) throws(LedgerError) -> WaveContents? {
    try read { db in try WaveRow.find(db, survey: survey, wave: wave).map { try Self.contents(db, $0) } }
  }

  /// What the ledger holds, by survey and wave.
  public func waves() throws(LedgerError) -> [WaveContents] {
    try read { db in try WaveRow.all(db).map { try Self.contents(db, $0) } }
  }

  /// The columns by which responses can be split.
  public func segmentKeys() throws(LedgerError) -> [String] {
    try read { db in
      let select = try HotStatement(db, "SELECT DISTINCT key FROM segment_value ORDER BY key")
      var keys: [String] = []
      while try select.next() { keys.append(select.text(0)) }
      return keys
    }
  }

  private static func contents(_ db: Database, _ wave: WaveRow) throws -> WaveContents {
    let latest = try HotStatement(
      db,
      """
      SELECT instrument.text, instrument.layout, has_points FROM batch JOIN instrument ON instrument.id = instrument_id
      WHERE wave_id = ? AND retracted_at IS NULL ORDER BY arrival DESC, batch.id DESC LIMIT 1
      """)
    latest.bind(1, wave.id)
    let isKnown = try latest.next()
    defer { latest.reset() }
    let hasIDs = try HotStatement.integer(
      db, "SELECT max(has_ids) FROM batch WHERE wave_id = ? AND retracted_at IS NULL", wave.id)
    let news = try lastNews(db, wave)
    return WaveContents(
      survey: wave.survey, wave: wave.wave, responses: Int(wave.state.count), state: wave.state.text,
      instrumentText: isKnown ? latest.text(0) : "", layout: isKnown ? latest.text(1) : "", hasPoints: isKnown && latest.integer(2) == 1,
      hasIDs: hasIDs == 1, period: try period(db, wave), lastNews: news.map(Timestamp.init(microseconds:)))
  }

  /// A file that was read another way was news when it first arrived; where a retraction leaves none that brought news, the first that stays.
  private static func lastNews(_ db: Database, _ wave: WaveRow) throws -> Int64? {
    try HotStatement.integer(
      db,
      """
      SELECT coalesce(
        (SELECT max(arrived_at) FROM batch AS news WHERE wave_id = ?1 AND added + corrected > 0 AND EXISTS (
          SELECT 1 FROM batch AS live WHERE live.wave_id = ?1 AND live.content = news.content AND live.retracted_at IS NULL)),
        (SELECT min(arrived_at) FROM batch WHERE wave_id = ?1 AND retracted_at IS NULL AND unchanged > 0))
      """, wave.id)
  }

  private static func period(_ db: Database, _ wave: WaveRow) throws -> ClosedRange<Timestamp>? {
    let select = try HotStatement(db, "SELECT min(recorded_at), max(recorded_at) FROM version WHERE wave_id = ? AND is_live = 1")
    select.bind(1, wave.id)
    defer { select.reset() }
    guard try select.next(), let first = select.optional(0), let last = select.optional(1) else { return nil }
    return Timestamp(microseconds: first)...Timestamp(microseconds: last)
  }
}

extension LiveState {
  /// The state as text.
  var text: String {
    let digest = SHA256()
    packed.withUnsafeBytes { digest.update($0) }
    return String(digest.hexadecimal().prefix(32))
  }
}
