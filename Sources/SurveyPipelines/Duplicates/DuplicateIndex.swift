internal import SurveyModel

/// Where every response with an id stands: 32 bytes each, over all sources of a run.
///
/// Workers fill parts of it side by side and sort them; equal ids are found by walking all parts at once, so that nothing is copied.
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
    fileprivate var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// Makes room for about so many responses at once, since growing by doubling would hold them twice.
    mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    mutating func add(_ batch: ResponseBatch, source: Int) {
      for row in 0..<batch.count where !batch.keys[row].isNone {
        let place = UInt64(source) << 40 | UInt64(batch.positions[row].record)
        entries.append(Entry(key: batch.keys[row], content: batch.contents[row], time: batch.times[row], place: place))
      }
    }

    mutating func sort() { entries.sort { $0.key.high < $1.key.high } }

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
    if parts.count > 8 { joinParts() }
    var losers: [Int: [Int: Rule]] = [:]
    var span = TimeSpan()
    var cursors = Array(repeating: 0, count: parts.count)
    var group: [Entry] = []
    while next(&cursors, &group) {
      guard group.count > 1 else {
        span.add(group[0].time)
        continue
      }
      for same in Dictionary(grouping: group, by: \.key).values {
        let (kept, replaced) = Self.resolve(same.sorted { $0.place < $1.place })
        span.add(kept?.time ?? .min)
        for (entry, rule) in replaced { losers[entry.source, default: [:]][entry.record] = rule }
      }
    }
    return (losers, span)
  }

  private mutating func joinParts() {
    var all = Part()
    all.reserve(parts.reduce(0) { $0 + $1.entries.count })
    while let part = parts.popLast() { all.entries += part.entries }
    all.sort()
    parts = [all]
  }

  /// Takes the entries with the least key from all parts; false when none are left.
  private func next(_ cursors: inout [Int], _ group: inout [Entry]) -> Bool {
    group.removeAll(keepingCapacity: true)
    var least: UInt64?
    for part in parts.indices where cursors[part] < parts[part].entries.count {
      let key = parts[part].entries[cursors[part]].key.high
      if least.map({ key < $0 }) ?? true { least = key }
    }
    guard let least else { return false }
    for part in parts.indices {
      while cursors[part] < parts[part].entries.count, parts[part].entries[cursors[part]].key.high == least {
        group.append(parts[part].entries[cursors[part]])
        cursors[part] += 1
      }
    }
    return true
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
