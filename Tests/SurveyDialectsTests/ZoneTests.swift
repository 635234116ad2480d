import Foundation
import SurveyConfiguration
import SurveyDialects
import SurveyModel
import TestSupport
import Testing

/// Zones are the time zone database's, and what their clocks show is what another program says they show.
@Suite struct ZoneTests {
  private static let fixtures = ZoneDatabase(directory: Repository.path("Tests/Support/zoneinfo"))

  private struct Row {
    let zone: String
    let local: String
    let offset: Int?
  }

  /// The table of `Tests/Support/oracle_zones.py`.
  private static func rows() throws -> [Row] {
    var zone = ""
    return try figures(Repository.path("Tests/Support/zone_times.csv")).map { row in
      if let name = row["zone"], !name.isEmpty { zone = name }
      return Row(zone: zone, local: row["local"] ?? "", offset: Int(row["offset"] ?? ""))
    }
  }

  private func seconds(_ text: String) throws -> Int64 { try #require(Timestamp(text: text)).microseconds / 1_000_000 }

  /// A zone that says nothing but what holds from now on, which is `rule`.
  private func zone(_ rule: String) -> ZoneRules? {
    let head = { (letters: UInt8) -> [UInt8] in
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 30) + [0, 0, 0, 0, 1, 0, 0, 0, letters]
    }
    let kind = [UInt8](repeating: 0, count: 6)
    let empty = head(1) + kind + [0]
    let block = head(4) + kind + Array("LMT\0".utf8)
    return ZoneRules(name: "Test", tzif: empty + block + [0x0A] + Array(rule.utf8) + [0x0A])
  }

  @Test(arguments: [true, false])
  func clocksShowWhatAnotherProgramSays(isSlim: Bool) throws {
    var zones: [String: ZoneRules] = [:]
    var counts = (read: 0, skipped: 0)
    for row in try Self.rows() where isSlim || row.local < "2024" {
      // The machine's own files are often fat, and may be newer: the past they agree on.
      let rules = try zones[row.zone] ?? (isSlim ? Self.fixtures : ZoneDatabase.system).zone(row.zone)
      zones[row.zone] = rules
      let local = try seconds(row.local)
      #expect(rules.moment(ofLocal: local) == row.offset.map { local - Int64($0) }, "\(row.zone) \(row.local)")
      if row.offset == nil { counts.skipped += 1 } else { counts.read += 1 }
    }
    #expect(zones.count == 6 && counts.read > 1_000 && counts.skipped > 200)
  }

  private static let yearsToCome: [(String, String, Int?)] = [
    // All the year; days by number, with and without the leap day; the southern half of the world; a rule that goes back.
    ("EST5EDT,0/0,J365/25", "2026-01-01 00:00", -4), ("EST5EDT,0/0,J365/25", "2026-12-31 23:59", -4),
    ("EST5EDT,0/0,J365/25", "2026-07-01", -4),
    ("AAA0BBB,J60/0,J300", "2028-02-29 23:59", 0), ("AAA0BBB,J60/0,J300", "2028-03-01 01:00", 1),
    ("AAA0BBB,J60/0,J300", "2028-03-01 00:30", nil),
    ("AAA0BBB,59/0,J300", "2028-02-29 01:00", 1), ("AAA0BBB,59/0,J300", "2027-02-28 23:59", 0),
    ("AAA0BBB,59/0,J300", "2027-03-01 01:00", 1),
    ("AAA-10BBB,M10.1.0,M4.1.0/3", "2026-01-01", 11), ("AAA-10BBB,M10.1.0,M4.1.0/3", "2026-06-01", 10),
    ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2026-03-28 21:59", -3), ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2026-03-28 22:00", nil),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01", 0), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01", 1), ("AAA-5", "2026-07-01", 0),
  ]

  @Test(arguments: yearsToCome)
  func rulesForTheYearsToComeAreRead(_ rule: String, _ local: String, _ hours: Int?) throws {
    let rules = try #require(zone(rule), "\(rule)")
    let shown = try seconds(local)
    #expect(rules.moment(ofLocal: shown) == hours.map { shown - Int64($0 * 3_600) }, "\(rule) \(local)")
  }

  @Test(arguments: [
    "A5", "EST", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,J0,J3", "EST5 ", "<A5", "5EST",
    "EST5EDT,M3.2.0,M11.1.0,", "EST200",
  ])
  func rulesThatAreNoneAreRefused(_ rule: String) { #expect(zone(rule) == nil) }

  @Test func brokenFilesAreRefused() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Repository.path("Tests/Support/zoneinfo/America/Denver"))))
    let whole = try #require(ZoneRules(name: "Whole", tzif: bytes))
    for length in 0..<bytes.count { #expect(ZoneRules(name: "Cut", tzif: Array(bytes[..<length])) == nil, "\(length)") }
    // No byte, whatever it says, makes the reader look outside the file.
    for place in bytes.indices {
      for value: UInt8 in [0, 0x7F, 0x80, 0xFF] {
        var broken = bytes
        broken[place] = value
        _ = ZoneRules(name: "Broken", tzif: broken)?.moment(ofLocal: 1_800_000_000)
      }
    }
    var old = bytes
    old[4] = 0
    #expect(ZoneRules(name: "Old", tzif: old) == nil)
    #expect(whole.moment(ofLocal: 1_800_000_000) == 1_800_025_200)
  }

  @Test func everyZoneOfTheMachineIsRead() throws {
    let list = try String(contentsOfFile: ZoneDatabase.system.directory + "/zone.tab", encoding: .utf8)
    let names = list.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.split(separator: "\t")[2]) }
    #expect(names.count > 300)
    for name in names { #expect(throws: Never.self, "\(name)") { try ZoneDatabase.system.zone(name) } }
  }

  @Test(arguments: [
    "", "/etc/passwd", "../zoneinfo/UTC", "America/../UTC", "America//Denver", "./UTC", "localtime", "posixrules", "America", "zone.tab",
    "tzdata.zi", "America/Denver\u{0}x", "Mars/Olympus", String(repeating: "A", count: 100),
  ])
  func namesThatAreNoZonesAreRefused(_ name: String) {
    #expect(throws: ZoneError.self) { try ZoneDatabase.system.zone(name) }
    #expect(throws: ConfigurationError.self) {
      try Codebook.decoding(yaml: Self.yaml("\"\(name.filter { $0 != "\0" })\" "), source: "b.yaml")
    }
  }

  private static func yaml(_ zone: String) -> String {
    let answers = (1...22).map { "  q\($0 < 10 ? "0" : "")\($0): {perception: P\($0)}" }.joined(separator: "\n")
    return "instrument: servqual-1991\ntimes: {order: serial, zone: \(zone)}\nanswers:\n\(answers)\n"
  }

  @Test(arguments: ["America/Denver", "Etc/GMT+8", "EST5EDT", "\"+05:30\"", "\"-03:30\"", "UTC"])
  func aCodebookKeepsItsZone(_ zone: String) throws {
    let book = try Codebook.decoding(yaml: Self.yaml(zone), source: "book.yaml")
    #expect(try Codebook.decoding(yaml: book.yaml(), source: "again.yaml").times == book.times)
    #expect(book.times.order == .serial)
    #expect((book.times.zone?.name ?? zone) == zone.filter { $0 != "\"" } || book.times.zone == nil)
    #expect((book.times.zone == nil) == (zone == "UTC" || zone.hasPrefix("\"")))
  }

  @Test func anUnknownZoneIsToldWithItsPlace() throws {
    let error = #expect(throws: ConfigurationError.self) { try Codebook.decoding(yaml: Self.yaml("America/Dnever"), source: "b.yaml") }
    let text = try #require(error).description
    #expect(text.hasPrefix("b.yaml:2:") && text.hasSuffix("did you mean `America/Denver`?"), "\(text)")
    let none = #expect(throws: ZoneError.self) { try ZoneDatabase(directory: "/nowhere").zone("America/Denver") }
    #expect(try #require(none).description.contains("/nowhere holds no time zone database"))
  }
}
