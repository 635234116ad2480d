/// The rule for the years after a zone file's last change: `MST7MDT,M3.2.0,M11.1.0`, as POSIX writes `TZ`.
struct PosixZone {
  /// Daylight saving, and when in a year it is in force.
  struct Daylight {
    let kind: ZoneKind
    let start: PosixDate
    let end: PosixDate
  }

  let standard: ZoneKind
  let daylight: Daylight?

  init?(_ bytes: ArraySlice<UInt8>) {
    var text = PosixText(bytes)
    guard let name = text.name(), let west = text.seconds() else { return nil }
    standard = ZoneKind(offset: -west, abbreviation: ZoneAbbreviation(name))
    guard !text.isAtEnd else {
      daylight = nil
      return
    }
    guard let other = text.name() else { return nil }
    var offset = standard.offset + 3_600
    if text.next != 0x2C {
      guard let west = text.seconds() else { return nil }
      offset = -west
    }
    guard text.skip(0x2C), let start = PosixDate(&text), text.skip(0x2C), let end = PosixDate(&text), text.isAtEnd else { return nil }
    daylight = Daylight(kind: ZoneKind(offset: offset, abbreviation: ZoneAbbreviation(other)), start: start, end: end)
  }
}

/// A day of every year, and the time of that day by the clock that is running.
struct PosixDate {
  private enum Day {
    /// `M3.2.0`: the second Sunday of March; week 5 is the last.
    case weekday(month: Int, week: Int, day: Int)
    /// `J60`: 1 March, in any year.
    case withoutLeapDay(Int)
    /// `59`: the sixtieth day.
    case ordinal(Int)
  }

  private let day: Day
  private let time: Int

  init?(_ text: inout PosixText) {
    if text.skip(0x4D) {
      guard let month = text.number(1...12), text.skip(0x2E), let week = text.number(1...5), text.skip(0x2E),
        let day = text.number(0...6)
      else { return nil }
      self.day = .weekday(month: month, week: week, day: day)
    } else if text.skip(0x4A) {
      guard let day = text.number(1...365) else { return nil }
      self.day = .withoutLeapDay(day)
    } else {
      guard let day = text.number(0...365) else { return nil }
      self.day = .ordinal(day)
    }
    guard text.skip(0x2F) else {
      time = 7_200
      return
    }
    guard let time = text.seconds() else { return nil }
    self.time = time
  }

  /// The moment in `year`, where the running clock is `offset` seconds east of UTC.
  func moment(year: Int, offset: Int) -> Int64 { Int64(days(year) * 86_400 + time - offset) }

  private func days(_ year: Int) -> Int {
    let january = Timestamp.daysSinceEpoch(year: year, month: 1, day: 1)
    switch day {
    case .ordinal(let day): return january + day
    case .withoutLeapDay(let day): return january + day - 1 + (day > 59 ? Timestamp.days(inMonth: 2, of: year) - 28 : 0)
    case .weekday(let month, let week, let day):
      let first = Timestamp.daysSinceEpoch(year: year, month: month, day: 1)
      // 1 January 1970 was a Thursday.
      let weekday = ((first + 4) % 7 + 7) % 7
      let date = 1 + (day - weekday + 7) % 7 + (week - 1) * 7
      return first + (date > Timestamp.days(inMonth: month, of: year) ? date - 7 : date) - 1
    }
  }
}

/// A place in the text of a rule.
struct PosixText {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// A name of at least three letters, or anything between `<` and `>`.
  mutating func name() -> ArraySlice<UInt8>? {
    if skip(0x3C) {
      guard let close = rest.firstIndex(of: 0x3E) else { return nil }
      defer { rest = rest[(close + 1)...] }
      return rest[..<close]
    }
    let name = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    guard name.count >= 3 else { return nil }
    rest = rest[name.endIndex...]
    return name
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(4).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest[digits.endIndex...]
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(value) ? value : nil
  }

  /// Hours, and minutes and seconds where they are written, up to a week either way.
  mutating func seconds() -> Int? {
    let isNegative = skip(0x2D)
    if !isNegative { _ = skip(0x2B) }
    guard let hours = number(0...167) else { return nil }
    var seconds = hours * 3_600
    for unit in [60, 1] where skip(0x3A) {
      guard let value = number(0...59) else { return nil }
      seconds += value * unit
    }
    return isNegative ? -seconds : seconds
  }
}
