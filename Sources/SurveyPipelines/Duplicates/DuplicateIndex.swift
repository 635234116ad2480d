internal import SurveyModel

/// Where every response with an id stands: 29 bytes each, over all sources of a run.
///
/// Workers fill parts of it side by side. Entries that may be of one respondent are told from all others by a filter, so that only a few
/// are ever put in order.
struct DuplicateIndex {
  struct Entry: Sendable {
    let key: RespondentHash
    let content: UInt32
    let time: Int64
    /// The source in the upper 24 bits, the record's ordinal in the lower 40.
    let place: UInt64

    var source: Int { Int(place >> 40) }
    var record: Int { Int(place & 0xFF_FFFF_FFFF) }
  }

  /// The entries of one worker, column by column.
  struct Part: Sendable {
    private let source: UInt64
    /// How many records of the source stand before the worker's own.
    private var recordsBefore: UInt64 = 0
    /// The upper 64 bits of the keys: all that is looked at of nearly all entries.
    private(set) var keys: [UInt64] = []
    private var lowKeys: [UInt32] = []
    private var contents: [UInt32] = []
    private(set) var times: [Int64] = []
    /// The records' ordinals in two parts.
    private var lowRecords: [UInt32] = []
    private var highRecords: [UInt8] = []

    init(source: Int = 0) { self.source = UInt64(source) << 40 }

    init(_ entries: [Entry]) {
      self.init(source: entries.first?.source ?? 0)
      for entry in entries { append(entry.key, entry.content, entry.time, UInt64(entry.record)) }
    }

    var isEmpty: Bool { keys.isEmpty }
    var count: Int { keys.count }

    /// Makes room for about so many responses at once, since growing by doubling would hold them twice.
    mutating func reserve(_ count: Int) {
      keys.reserveCapacity(count)
      lowKeys.reserveCapacity(count)
      contents.reserveCapacity(count)
      times.reserveCapacity(count)
      lowRecords.reserveCapacity(count)
      highRecords.reserveCapacity(count)
    }

    mutating func add(_ batch: ResponseBatch) {
      let hashes = batch.keys[..<batch.count]
      guard hashes.contains(where: \.isNone) else {
        keys.append(contentsOf: hashes.lazy.map(\.high))
        lowKeys.append(contentsOf: hashes.lazy.map(\.low))
        contents.append(contentsOf: batch.contents[..<batch.count])
        times.append(contentsOf: batch.times[..<batch.count])
        let records = batch.positions[..<batch.count].lazy.map(\.record)
        lowRecords.append(contentsOf: records.map { UInt32(truncatingIfNeeded: $0) })
        highRecords.append(contentsOf: records.map { UInt8(truncatingIfNeeded: $0 >> 32) })
        return
      }
      for row in 0..<batch.count where !batch.keys[row].isNone {
        append(batch.keys[row], batch.contents[row], batch.times[row], UInt64(batch.positions[row].record))
      }
    }

    private mutating func append(_ key: RespondentHash, _ content: UInt32, _ time: Int64, _ record: UInt64) {
      keys.append(key.high)
      lowKeys.append(key.low)
      contents.append(content)
      times.append(time)
      lowRecords.append(UInt32(truncatingIfNeeded: record))
      highRecords.append(UInt8(truncatingIfNeeded: record >> 32))
    }

    /// Counts the records from so many on.
    mutating func shift(by records: Int) { recordsBefore += UInt64(records) }

    subscript(place: Int) -> Entry {
      let record = UInt64(highRecords[place]) << 32 | UInt64(lowRecords[place])
      return Entry(
        key: RespondentHash(high: keys[place], low: lowKeys[place]), content: contents[place], time: times[place],
        place: source | (record + recordsBefore))
    }
  }

  private var parts: [Part] = []

  mutating func add(_ parts: [Part]) { self.parts += parts.filter { !$0.isEmpty } }

  /// The responses that are replaced by another of the same respondent, by source and record: the latest recorded time stays, then the
  /// later arrival, then the later record; of responses that say the same at the same time the first stays.
  ///
  /// Beside them the span of the times of those that stay.
  consuming func losers() -> (losers: [Int: [Int: Rule]], span: TimeSpan) {
    let filter = RepeatFilter(parts)
    var losers: [Int: [Int: Rule]] = [:]
    var span = filter.span
    for same in filter.repeated {
      let (kept, replaced) = Self.resolve(same.sorted { $0.place < $1.place })
      span.add(kept?.time ?? .min)
      for (entry, rule) in replaced { losers[entry.source, default: [:]][entry.record] = rule }
    }
    return (losers, span)
  }

  private static func resolve(_ group: [Entry]) -> (kept: Entry?, replaced: [(Entry, Rule)]) {
    guard let latest = group.max(by: { ($0.time, $0.place) < ($1.time, $1.place) }) else { return (nil, []) }
    let kept = group.first { $0.content == latest.content && $0.time == latest.time } ?? latest
    let replaced = group.filter { $0.place != kept.place }.map { entry in
      (entry, entry.content == kept.content ? Rule.duplicateIdentical : .duplicateConflict)
    }
    return (kept, replaced)
  }
}
