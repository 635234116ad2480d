/// All changes of a zone's clocks: those of the file, then those its closing rule gives for a cycle of the calendar and two years more.
struct ZoneTable {
  /// 400 years, after which dates fall on the same days of the week again.
  static let cycle: Int64 = 146_097 * 86_400
  /// No year is longer.
  static let year: Int64 = 366 * 86_400
  /// Abbreviations of earlier times are not looked for: 1980, before any survey export.
  static let earliest: Int64 = 315_532_800

  let first: ZoneKind
  private(set) var changes: [(moment: Int64, kind: ZoneKind)]
  let repeats: Bool

  init(_ file: TZifFile) {
    first = file.first
    changes = file.changes
    repeats = file.rule?.daylight != nil
    guard let rule = file.rule, let daylight = rule.daylight else { return }
    let year = file.changes.last.map { Self.year(of: $0.moment) } ?? 1900
    for year in year...year + 402 {
      let starts = daylight.start.moment(year: year, offset: rule.standard.offset)
      let ends = daylight.end.moment(year: year, offset: daylight.kind.offset)
      let both = [(moment: starts, kind: daylight.kind), (moment: ends, kind: rule.standard)]
      // A year that ends as the next begins has daylight saving throughout: the later start takes the end's place.
      for change in starts < ends ? both : both.reversed() { add(change) }
    }
  }

  private mutating func add(_ change: (moment: Int64, kind: ZoneKind)) {
    if let last = changes.last, change.moment < last.moment { return }
    if let last = changes.last, change.moment == last.moment { changes.removeLast() }
    if (changes.last?.kind ?? first) != change.kind { changes.append(change) }
  }

  private static func year(of moment: Int64) -> Int {
    Timestamp.civil(daysSinceEpoch: Int(moment.flooredDivision(by: 86_400))).year
  }

  /// Whether every clock gets to its change after the change before it, as the search needs.
  var isOrdered: Bool {
    var (offset, reached) = (first.offset, Int64.min)
    for change in changes {
      let local = change.moment + Int64(offset)
      guard local > reached else { return false }
      (offset, reached) = (change.kind.offset, local)
    }
    return true
  }

  /// The abbreviations in use since 1980 that stand for one offset.
  var abbreviations: [ZoneAbbreviation: Int] {
    let before = changes.last { $0.moment <= Self.earliest }?.kind ?? first
    var offsets: [ZoneAbbreviation: Set<Int>] = [:]
    for kind in [before] + changes.filter({ $0.moment > Self.earliest }).map(\.kind) {
      if let name = kind.abbreviation { offsets[name, default: []].insert(kind.offset) }
    }
    return offsets.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
