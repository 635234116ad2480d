/// A kind of local time: its offset in seconds east of UTC, and its abbreviation where that is a word.
struct ZoneKind: Hashable {
  let offset: Int
  let abbreviation: ZoneAbbreviation?
}

/// The contents of a time zone file as RFC 8536 lays it out: an old block that is skipped, the block with 64-bit times, and the rule for
/// the time after its last change.
struct TZifFile {
  private(set) var first: ZoneKind
  private(set) var changes: [(moment: Int64, kind: ZoneKind)] = []
  private(set) var rule: PosixZone?

  init?(_ bytes: [UInt8]) {
    guard let old = Header(bytes, at: 0), old.version >= 0x32, let header = Header(bytes, at: old.end(timeSize: 4)) else { return nil }
    let end = header.end(timeSize: 8)
    // Files that count leap seconds number other seconds than everybody else.
    guard end < bytes.count, header.leaps == 0, header.kinds > 0 else { return nil }
    guard let kinds = Self.kinds(bytes, header), let changes = Self.changes(bytes, header, kinds) else { return nil }
    (first, self.changes) = (kinds[0], changes)
    guard bytes[end] == 0x0A, let close = bytes[(end + 1)...].firstIndex(of: 0x0A) else { return nil }
    if close > end + 1 {
      guard let rule = PosixZone(bytes[(end + 1)..<close]) else { return nil }
      self.rule = rule
    }
  }

  private static func kinds(_ bytes: [UInt8], _ header: Header) -> [ZoneKind]? {
    let start = header.start + header.times * 9
    let names = start + header.kinds * 6
    var kinds: [ZoneKind] = []
    for place in stride(from: start, to: names, by: 6) {
      let offset = Int(Int32(truncatingIfNeeded: number(bytes, at: place, size: 4)))
      let name = Int(bytes[place + 5])
      guard abs(offset) < 26 * 3_600, name < header.letters else { return nil }
      let letters = bytes[(names + name)..<(names + header.letters)].prefix { $0 != 0 }
      kinds.append(ZoneKind(offset: offset, abbreviation: ZoneAbbreviation(letters)))
    }
    return kinds
  }

  private static func changes(_ bytes: [UInt8], _ header: Header, _ kinds: [ZoneKind]) -> [(moment: Int64, kind: ZoneKind)]? {
    var changes: [(moment: Int64, kind: ZoneKind)] = []
    for index in 0..<header.times {
      let moment = number(bytes, at: header.start + index * 8, size: 8)
      let kind = Int(bytes[header.start + header.times * 8 + index])
      // No clock was changed before there were clocks, and sums must not overflow.
      guard kind < kinds.count, moment > changes.last?.moment ?? .min, abs(moment / 2) <= 1 << 60 else { return nil }
      changes.append((moment, kinds[kind]))
    }
    return changes
  }

  private static func number(_ bytes: [UInt8], at place: Int, size: Int) -> Int64 {
    bytes[place..<(place + size)].reduce(0) { $0 << 8 | Int64($1) }
  }

  /// What stands at the head of either block, and where the block's contents begin.
  private struct Header {
    let version: UInt8
    let start: Int
    let leaps: Int
    let times: Int
    let kinds: Int
    let letters: Int
    private let marks: Int

    init?(_ bytes: [UInt8], at place: Int) {
      guard place >= 0, place + 44 <= bytes.count, bytes[place..<(place + 4)].elementsEqual("TZif".utf8) else { return nil }
      let counts = (0..<6).map { Int(number(bytes, at: place + 20 + $0 * 4, size: 4)) }
      version = bytes[place + 4]
      start = place + 44
      marks = counts[0] + counts[1]
      (leaps, times, kinds, letters) = (counts[2], counts[3], counts[4], counts[5])
    }

    func end(timeSize: Int) -> Int { start + times * (timeSize + 1) + kinds * 6 + letters + leaps * (timeSize + 4) + marks }
  }
}
