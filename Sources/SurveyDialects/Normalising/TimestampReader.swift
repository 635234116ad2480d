public import SurveyModel

/// Reads recorded times. A date or time that does not exist is no time, and one whose day and month could be swapped is none either.
struct TimestampReader {
  let rules: TimeRules

  /// The moment `bytes` name, or nil.
  ///
  /// Accepted by any rules: `2026-03-01`, `2026-03-01T08:00:00.5+08:00`, `2026/3/1 8:00`, `2026年3月1日 下午 8:00`, `Mar 1, 2026 8:00:00 AM`,
  /// `1-Mar-2026`; by order `01.03.2026`, `3/1/26 8:00` or `46082.333`. A time without an offset is read in the rules' zone: one that the
  /// clocks skip is nil, and one they show twice is the first. A date alone is that day everywhere, and begins as days are counted, in UTC.
  func read(_ bytes: Span<UInt8>) -> Timestamp? {
    guard var cursor = TimeCursor(bytes) else { return nil }
    if rules.order == .serial, let local = SerialDay.read(cursor) {
      let local = Timestamp(microseconds: local * 1_000_000)
      return local.isMidnight ? local : moment(local)
    }
    guard let date = DateText(order: rules.order).read(&cursor) else { return nil }
    guard !cursor.isAtEnd else {
      // Moved by a zone, the first of a month would be counted in the one before.
      return Timestamp(year: date.year, month: date.month, day: date.day)
    }
    guard Self.skipToTime(&cursor) || date.endsItself, let time = ClockText.read(&cursor) else { return nil }
    let local = Timestamp(
      year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute, second: time.second,
      microsecond: time.microsecond)
    guard let local else { return nil }
    if cursor.isAtEnd { return moment(local) }
    guard let offset = ZoneText.offset(&cursor, in: rules.zone), cursor.isAtEnd else { return nil }
    return local.earlier(by: offset)
  }

  /// What stands between date and time: `T`, a blank, or a comma and a blank.
  private static func skipToTime(_ cursor: inout TimeCursor) -> Bool {
    if cursor.skip(0x54) { return true }
    _ = cursor.skip(0x2C)
    return cursor.skipBlank()
  }

  /// The moment the clocks of the rules' zone show `local`.
  private func moment(_ local: Timestamp) -> Timestamp? {
    guard let zone = rules.zone else { return local.earlier(by: rules.offset) }
    let seconds = (local.microseconds - local.fraction) / 1_000_000
    guard let moment = zone.moment(ofLocal: seconds) else { return nil }
    return Timestamp(microseconds: moment * 1_000_000 + local.fraction)
  }
}

extension Timestamp {
  /// A date, or a date and time, in ISO 8601 or with the month by its English name; without an offset it is UTC.
  public init?(text: String) {
    guard let moment = TimestampReader(rules: TimeRules()).read(Array(text.utf8).span) else { return nil }
    self = moment
  }

  /// Whether a day begins.
  fileprivate var isMidnight: Bool { microseconds % 86_400_000_000 == 0 }

  /// Microseconds since the last whole second.
  fileprivate var fraction: Int64 {
    let rest = microseconds % 1_000_000
    return rest < 0 ? rest + 1_000_000 : rest
  }

  /// What a clock `offset` seconds east of UTC means that shows this moment in UTC.
  fileprivate func earlier(by offset: Int) -> Timestamp { Timestamp(microseconds: microseconds - Int64(offset) * 1_000_000) }
}
