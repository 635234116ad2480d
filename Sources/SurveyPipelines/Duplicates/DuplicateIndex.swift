internal import SurveyModel

/// Where every response with an id stands: 32 bytes each, over all sources of a run.
///
/// Workers fill parts of it side by side. Entries that may be of one respondent are told from all others by a filter, so that only a few
/// are ever put in order.
struct DuplicateIndex {
  struct Entry: Sendable {
    let key: RespondentHash
    let content: UInt32
    let time: Int64
    /// The source in the upper 24 bits, the record's ordinal in the lower 40.
    var place: UInt64

    var source: Int { Int(place >> 40) }
    var record: Int { Int(place & 0xFF_FFFF_FFFF) }
  }

  /// The entries of one worker.
  struct Part: Sendable {
    fileprivate(set) var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// Makes room for about so many responses at once, since growing by doubling would hold them twice.
    mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    mutating func add(_ batch: ResponseBatch, source: Int) {
      for row in 0..<batch.count where !batch.keys[row].isNone {
        let place = UInt64(source) << 40 | UInt64(batch.positions[row].record)
        entries.append(Entry(key: batch.keys[row], content: batch.contents[row], time: batch.times[row], place: place))
      }
    }

    /// Counts the records from so many on.
    mutating func shift(by records: Int) {
      for index in entries.indices { entries[index].place += UInt64(records) }
    }
  }

  private var parts: [Part] = []

  mutating func add(_ parts: [Part]) { self.parts += parts.filter { !$0.isEmpty } }

  /// The responses that are replaced by another of the same respondent, by source and record: the latest recorded time stays, then the
  /// later arrival, then the later record; of responses that say the same at the same time the first stays.
  ///
  /// Beside them the span of the times of those that stay.
  consuming func losers() -> (losers: [Int: [Int: Rule]], span: TimeSpan) {
    let filter = RepeatFilter(parts.map(\.entries))
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
