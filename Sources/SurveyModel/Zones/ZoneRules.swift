/// What the clocks of one zone showed and will show, by a file of the time zone database.
///
/// The rules are resolved once, into a table of every change of the clocks; finding a moment is a binary search.
public struct ZoneRules: Sendable, Hashable {
  /// The zone's name, such as `America/Denver`.
  public let name: String
  /// The moments the clocks change, in seconds since 1970 UTC, ascending.
  let changes: [Int64]
  /// Seconds east of UTC: the first before any change, each other from the change before it on.
  let offsets: [Int]
  /// The offset each of the zone's own abbreviations stands for, where it stands for one only.
  let abbreviations: [ZoneAbbreviation: Int]
  /// Whether the last years of the table go on for ever.
  let repeats: Bool

  /// The rules in the bytes of a TZif file of version 2 or later (RFC 8536); nil where they are none, or count leap seconds.
  public init?(name: String, tzif bytes: [UInt8]) {
    guard let file = TZifFile(bytes) else { return nil }
    let table = ZoneTable(file)
    guard table.isOrdered else { return nil }
    self.name = name
    changes = table.changes.map(\.moment)
    offsets = [table.first.offset] + table.changes.map(\.kind.offset)
    abbreviations = table.abbreviations
    repeats = table.repeats
  }

  /// The moment at which the zone's clocks show `local`, both in seconds since 1970; nil for a time they skip.
  ///
  /// A time they show twice, as when daylight saving ends, is the first of the two.
  public func moment(ofLocal local: Int64) -> Int64? {
    let shift = shift(local)
    let period = period(ofLocal: local - shift)
    let moment = local - Int64(offsets[period])
    // The new clock has not got there yet: the time lies in the gap.
    if period > 0, moment - shift < changes[period - 1] { return nil }
    return moment
  }

  /// The offset that `abbreviation` stands for in this zone, in seconds east of UTC; nil where it is not the zone's, or not one only.
  public func offset(of abbreviation: ZoneAbbreviation) -> Int? { abbreviations[abbreviation] }

  /// How many changes the clock that ran before each had reached, or passed, when it showed `local`.
  private func period(ofLocal local: Int64) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] + Int64(offsets[middle]) <= local { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whole cycles of the calendar by which `local` lies behind the table; the rules repeat with the calendar.
  private func shift(_ local: Int64) -> Int64 {
    guard repeats, let last = changes.last, local > last - ZoneTable.year else { return 0 }
    return (local - (last - ZoneTable.year)) / ZoneTable.cycle * ZoneTable.cycle + ZoneTable.cycle
  }
}

/// A name such as `CEST` that stands for an offset: one to eight ASCII letters.
public struct ZoneAbbreviation: Sendable, Hashable {
  let letters: UInt64

  /// The abbreviation that `text` is; nil where it is none.
  public init?(_ text: String) { self.init(text.utf8) }

  /// The same from bytes.
  public init?(_ bytes: some Sequence<UInt8>) {
    var letters: UInt64 = 0
    for byte in bytes {
      guard (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte), letters >> 56 == 0 else { return nil }
      letters = letters << 8 | UInt64(byte)
    }
    guard letters != 0 else { return nil }
    self.letters = letters
  }

  /// Letters that were packed before, the last in the lowest byte.
  public init(packed letters: UInt64) { self.letters = letters }
}
