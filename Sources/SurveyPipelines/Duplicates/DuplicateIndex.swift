internal import SurveyModel

/// Where every response with an id stands: 24 bytes each, over all sources of a run; nothing of a source whose ids come in ascending order,
/// which need not be told apart.
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

  private var parts: [IndexPart] = []

  /// Adds the parts of a source, in order.
  mutating func add(_ parts: [IndexPart]) { self.parts += parts }

  /// Whether entries are missing that must be there to find all repeats: ids did not go on as they began.
  var isIncomplete: Bool {
    guard parts.contains(where: { $0.keeping != .all }) else { return false }
    var order = IDOrder()
    for part in parts { order.append(part.order) }
    return !order.isAscending || parts.contains { $0.keeping == .some }
  }

  /// The responses that are replaced by another of the same respondent, by source and record: the latest recorded time stays, then the
  /// later arrival, then the later record; of responses that say the same at the same time the first stays.
  ///
  /// Beside them the span of the times of those that stay.
  consuming func losers() -> (losers: [Int: [Int: Rule]], span: TimeSpan) {
    var losers: [Int: [Int: Rule]] = [:]
    let span = parts.reduce(into: TimeSpan()) { $0.add($1.span) }
    var isShorter = false
    for same in RepeatFilter(parts).repeated {
      for (entry, rule) in Self.replaced(same.sorted { $0.place < $1.place }) {
        losers[entry.source, default: [:]][entry.record] = rule
        isShorter = isShorter || span.isEdge(entry.time)
      }
    }
    return (losers, isShorter ? spanWithout(losers) : span)
  }

  private func spanWithout(_ losers: [Int: [Int: Rule]]) -> TimeSpan {
    var span = TimeSpan()
    for part in parts {
      let replaced = losers[part.source] ?? [:]
      part.forEach { record, time in
        if replaced[record] == nil { span.add(time) }
      }
    }
    return span
  }

  private static func replaced(_ group: [Entry]) -> [(Entry, Rule)] {
    guard let latest = group.max(by: { ($0.time, $0.place) < ($1.time, $1.place) }) else { return [] }
    let kept = group.first { $0.content == latest.content && $0.time == latest.time } ?? latest
    return group.filter { $0.place != kept.place }.map { entry in
      (entry, entry.content == kept.content ? Rule.duplicateIdentical : .duplicateConflict)
    }
  }
}
