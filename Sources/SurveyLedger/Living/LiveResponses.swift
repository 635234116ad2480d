internal import GRDB
public import SurveyModel

/// Which live responses are read back, and how they are laid out.
public struct LiveSelection: Sendable {
  /// The survey's id.
  public let survey: String
  /// The wave; empty where the survey has none.
  public let wave: String
  /// The instrument, whose items, facets and scales are those of the wave.
  public let instrument: Instrument
  /// Whether importance points are read.
  public let hasPoints: Bool
  /// The columns responses are split by.
  public let segmentKeys: [String]
  /// What the customer-care columns mean that are read; none unless asked for.
  public var care: [String] = []
  /// From when on, and before when, responses were recorded; nil for all, those without a time included.
  public let recorded: Range<Timestamp>?

  /// A selection.
  public init(
    survey: String, wave: String, instrument: Instrument, hasPoints: Bool, segmentKeys: [String], recorded: Range<Timestamp>? = nil
  ) {
    (self.survey, self.wave, self.instrument, self.hasPoints) = (survey, wave, instrument, hasPoints)
    (self.segmentKeys, self.recorded) = (segmentKeys, recorded)
  }
}

extension Ledger {
  /// Calls `body` with the live responses of a wave, batch by batch in the order they were written. Keys are those of the ledger; positions
  /// say nothing.
  ///
  /// - Throws: `fault` where responses lie otherwise than the instrument says.
  public func forEachLive(
    _ selection: LiveSelection, capacity: Int = 1_000, _ body: (ResponseBatch) throws -> Void
  ) throws(LedgerError) {
    try read { db in
      guard let wave = try WaveRow.find(db, survey: selection.survey, wave: selection.wave) else { return }
      try Self.forEachLive(db, wave, selection, capacity: capacity, body)
    }
  }

  static func forEachLive(
    _ db: Database, _ wave: WaveRow, _ selection: LiveSelection, capacity: Int, _ body: (ResponseBatch) throws -> Void
  ) throws {
    let range = selection.recorded.map { _ in " AND recorded_at >= ? AND recorded_at < ?" } ?? ""
    let select = try HotStatement(
      db, "SELECT \(VersionReader.columns) FROM version WHERE wave_id = ? AND is_live = 1\(range) ORDER BY id")
    select.bind(1, wave.id)
    if let range = selection.recorded {
      select.bind(2, range.lowerBound.microseconds)
      select.bind(3, range.upperBound.microseconds)
    }
    var reader = try VersionReader(db, selection, capacity: capacity)
    while try select.next() {
      try reader.add(select)
      if reader.batch.isFull {
        try body(reader.batch)
        reader.removeAll()
      }
    }
    if reader.batch.count > 0 { try body(reader.batch) }
  }
}

/// Reads versions back into a batch.
struct VersionReader {
  private(set) var batch: ResponseBatch
  private let packing: LedgerPacking
  /// For each column asked for, the place of the value with a number among the batch's labels.
  private var places: [[UInt32: Int32]]
  /// Which column of the batch has the customer-care values of a number.
  private var careColumns: [UInt16: Int] = [:]

  static let columns = "key_high, key_low, recorded_at, answers"

  init(_ db: Database, _ selection: LiveSelection, capacity: Int) throws {
    packing = LedgerPacking(selection.instrument, hasPoints: selection.hasPoints)
    batch = ResponseBatch(
      capacity: capacity, layout: packing.layout, segmentKeys: selection.segmentKeys, hasPoints: selection.hasPoints,
      careColumns: selection.care.count)
    for (column, meaning) in selection.care.enumerated() {
      if let number = try CareNumbers.number(db, meaning) { careColumns[number] = column }
    }
    places = selection.segmentKeys.map { _ in [:] }
    let select = try HotStatement(db, "SELECT id, label FROM segment_value WHERE key = ? ORDER BY id")
    for (column, key) in selection.segmentKeys.enumerated() {
      // Responses of files that lacked the column.
      batch.segments[column].labels = [""]
      select.bind(1, key)
      while try select.next() {
        let label = select.text(1)
        places[column][UInt32(select.integer(0))] = label.isEmpty ? 0 : Int32(batch.segments[column].labels.count)
        if !label.isEmpty { batch.segments[column].labels.append(label) }
      }
    }
  }

  /// Adds the version of a statement's row, whose columns are `columns`.
  mutating func add(_ row: HotStatement) throws {
    let place = batch.count
    batch.keys[place] = RespondentHash(high: UInt64(bitPattern: row.integer(0)), low: UInt32(truncatingIfNeeded: row.integer(1)))
    batch.times[place] = row.time(2)
    batch.contents[place] = 0
    try row.withBlob(3) { bytes in
      guard packing.fits(bytes) else { throw LedgerError(.fault, "a response lies otherwise than its instrument says") }
      packing.unpack(bytes, into: &batch)
      for column in 0..<batch.careColumns { batch.care[column * batch.capacity + place] = CareValue.missing }
      packing.care(bytes) { number, value in
        if let column = careColumns[number] { batch.care[column * batch.capacity + place] = value }
      }
      let numbers = packing.segments(bytes)
      for column in places.indices {
        let known = places[column]
        batch.segments[column].ids[place] = numbers.lazy.compactMap { known[$0] }.first ?? 0
      }
    }
    batch.commit()
  }

  mutating func removeAll() { batch.removeAll() }
}
