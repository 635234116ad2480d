import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

@testable import SurveyDialects

/// Recorded times are read as platforms and spreadsheets write them, and not at all where they could mean two moments.
@Suite struct TimeTests {
  private static func rules(_ order: TimeRules.Order, zone: String? = nil) throws -> TimeRules {
    var rules = TimeRules()
    rules.order = order
    rules.zone = try zone.map { try ZoneDatabase.system.zone($0) }
    return rules
  }

  private static func read(_ text: String, _ order: TimeRules.Order = .iso, zone: String? = nil) throws -> String? {
    TimestampReader(rules: try rules(order, zone: zone)).read(Array(text.utf8).span)?.rfc3339
  }

  @Test(arguments: [
    // Google Forms, and what stands behind its times.
    ("2020/06/05 11:34:01 AM EST", "2020-06-05T16:34:01Z"), ("2021/11/02 7:08:17 PM GMT+8", "2021-11-02T11:08:17Z"),
    ("2021/11/02 7:08:17 PM GMT-3:30", "2021-11-02T22:38:17Z"), ("2021/11/02 19:08:17 UTC+05:30", "2021-11-02T13:38:17Z"),
    ("2021/11/02 19:08:17 GMT−3", "2021-11-02T22:08:17Z"), ("2021/11/02 19:08:17 UTC", "2021-11-02T19:08:17Z"),
    ("2021-11-02 19:08 GMT", "2021-11-02T19:08:00Z"), ("2021-07-02 12:00 MESZ", "2021-07-02T10:00:00Z"),
    ("2021-07-02 12:00 CET", "2021-07-02T11:00:00Z"), ("2021-07-02 12:00 ACST", "2021-07-02T02:30:00Z"),
    ("2021-07-02 12:00:00 p.m. EDT", "2021-07-02T16:00:00Z"), ("2021-07-02 12:00\u{202F}a. m.", "2021-07-02T00:00:00Z"),
    // The month by its name.
    ("Apr 26, 2018 8:58:20 AM", "2018-04-26T08:58:20Z"), ("Sept 6, 2018, 8:58:20\u{202F}PM", "2018-09-06T20:58:20Z"),
    ("26 Apr 2018 08:58", "2018-04-26T08:58:00Z"), ("26-Apr-2018", "2018-04-26T00:00:00Z"), ("may 1 2018 23:59", "2018-05-01T23:59:00Z"),
    ("1 SEPTEMBER 2018", "2018-09-01T00:00:00Z"),
    // Chinese, Japanese and Korean.
    ("2026年4月1日 08:00:00", "2026-04-01T08:00:00Z"), ("2026年4月1日下午3:05", "2026-04-01T15:05:00Z"),
    ("2026-04-01 上午 8:00:00", "2026-04-01T08:00:00Z"), ("2026/4/1 下午 3:05", "2026-04-01T15:05:00Z"),
    ("2026/4/1 下午 12:05", "2026-04-01T12:05:00Z"), ("2026/4/1 午後0:05", "2026-04-01T12:05:00Z"),
    ("2026/4/1 午前 12:05", "2026-04-01T00:05:00Z"), ("2026. 4. 1 오후 3:05:00", "2026-04-01T15:05:00Z"),
    ("2026. 4. 1. 오전 3:05", "2026-04-01T03:05:00Z"), ("2026년 12월 31일 오후 11:05:00 GMT+9", "2026-12-31T14:05:00Z"),
  ])
  func timesWithOneReadingAreRead(_ text: String, _ expected: String) throws {
    for order in TimeRules.Order.allCases { #expect(try Self.read(text, order) == expected, "\(order)") }
  }

  @Test(arguments: [
    "2020-06-05 11:34 CST", "2020-06-05 11:34 IST", "2020-06-05 11:34 BST", "2020-06-05 11:34 PST", "2020-06-05 11:34 PDT",
    "2020-06-05 11:34 AST", "2020-06-05 11:34 MSK", "2020-06-05 11:34 KST", "2020-06-05 11:34 est", "2020-06-05 11:34 ESTX",
    "2020-06-05 11:34 GMT+15", "2020-06-05 11:34 GMT+8:", "2020-06-05 11:34 EST+1", "2020-06-05 11:34 GMT8", "2020-06-05 11:34 AMT",
    "2020-06-05 11:34 A.M", "2020-06-05 0:34 AM", "Avr 26, 2018", "Apri 26, 2018", "Apr 26, 18", "Apr 31, 2018", "26-Apr-18", "2018-Apr-26",
    "26 Apr2018", "2026年4月31日", "2026年4일", "26年4月1日", "2026/4/1 下午 13:05", "2026/4/1 下午 3:05 PM", "2026/4/1 晚上 3:05", "7/27/26 19:06",
    "43290.5", "2026. 13. 1", "2026-01-01 00:00:00 UTC+00:00 and much more text than a time has",
  ])
  func otherTimesAreNotRead(_ text: String) throws { #expect(try Self.read(text) == nil) }

  private static let byOrder: [(String, TimeRules.Order, String?)] = [
    ("7/27/26 19:06:23", TimeRules.Order.monthFirst, "2026-07-27T19:06:23Z"), ("27.07.69", .dayFirst, "2069-07-27T00:00:00Z"),
    ("27.07.70", .dayFirst, "1970-07-27T00:00:00Z"), ("27-Jul-26 7:06 PM", .dayFirst, "2026-07-27T19:06:00Z"),
    ("27/7/26", .monthFirst, nil),
    ("1. 4. 2026 15:05", .dayFirst, "2026-04-01T15:05:00Z"), ("7/27/026", .monthFirst, nil), ("7/27/26", .serial, nil),
    ("43290.53487", .serial, "2018-07-09T12:50:13Z"), ("43290,53487", .serial, "2018-07-09T12:50:13Z"),
    ("43290", .serial, "2018-07-09T00:00:00Z"),
    ("43290.999999", .serial, "2018-07-10T00:00:00Z"), ("43290.708333333336", .serial, "2018-07-09T17:00:00Z"),
    ("61", .serial, "1900-03-01T00:00:00Z"), ("60", .serial, nil), ("43290.", .serial, nil), ("4.329E+04", .serial, nil),
    ("43290.5 UTC", .serial, nil), ("1533118213", .serial, nil), ("-43290", .serial, nil), ("2026-04-01", .serial, "2026-04-01T00:00:00Z"),
  ]

  @Test(arguments: byOrder)
  func theOrderMustBeKnown(_ text: String, _ order: TimeRules.Order, _ expected: String?) throws {
    #expect(try Self.read(text, order) == expected)
  }

  @Test(arguments: [
    (["7/27/26 19:06:23", "8/1/26 9:00:00"], TimeRules.Order.monthFirst), (["26/07/13", "26/07/01"], .iso), (["7/1/26", "8/1/26"], .iso),
    (["1/13/2026", "13/1/2026", "2/1/2026"], .iso), (["13/1/2026", "2/1/2026", ""], .dayFirst), (["25.12.99", "01.01.99"], .dayFirst),
    (["43290.53487", "43291", "x"], .serial), (["43290,5", "43291,25"], .serial), (["43290", "x"], .iso), (["12345", "12346"], .iso),
    (["99999", "99998"], .iso), (["Apr 26, 2018 8:58:20 AM"], .iso), (["26-Apr-18"], .iso),
  ])
  func theOrderIsInferredWhereItIsCertain(_ values: [String], _ expected: TimeRules.Order) throws {
    #expect(TimeInference.rules(for: values).order == expected)
    let denver = try #require(try TimeInference.zone(named: "America/Denver"))
    let rules = TimeInference.rules(for: values, zone: denver)
    #expect(rules.order == expected && rules.zone == denver)
  }

  @Test func aHeaderMayNameTheZone() throws {
    let denver = try TimeInference.zone(named: "America/Denver")
    #expect(TimeInference.settled(for: ["2026-07-01 08:00:00 "], zone: denver)?.zone == denver)
    #expect(TimeInference.settled(for: ["1/2/26 3:00 PM"], usual: .monthFirst, zone: denver)?.zone == denver)
    #expect(TimeInference.settled(for: ["who knows"], zone: denver) == nil)
    let utc = try TimeInference.zone(named: "UTC")
    #expect(utc == nil)
    #expect(throws: DialectError.self) { try TimeInference.zone(named: "America/Nowhere") }
  }

  @Test func anAbbreviationOfTheDeclaredZoneIsRead() throws {
    let cases: [(String, String, String?)] = [
      ("America/Chicago", "2026-11-01 01:30 CST", "2026-11-01T07:30:00Z"),
      ("America/Chicago", "2026-11-01 01:30 CDT", "2026-11-01T06:30:00Z"),
      ("America/Chicago", "2026-11-01 01:30", "2026-11-01T06:30:00Z"), ("Asia/Shanghai", "2026-11-01 01:30 CST", "2026-10-31T17:30:00Z"),
      ("Asia/Kolkata", "2026-11-01 06:30 IST", "2026-11-01T01:00:00Z"), ("Asia/Kolkata", "2026-11-01 06:30 CST", nil),
      ("Europe/Moscow", "2026-11-01 06:30 MSK", nil), ("America/Chicago", "2026-11-01 06:30 PM GMT+8", "2026-11-01T10:30:00Z"),
    ]
    for (zone, text, expected) in cases { #expect(try Self.read(text, zone: zone) == expected, "\(zone) \(text)") }
  }

  @Test func aDateAloneIsThatDayInEveryZone() throws {
    for zone in ["America/Sao_Paulo", "Asia/Shanghai", "Europe/Berlin", "Pacific/Auckland"] {
      #expect(try Self.read("2018-11-04", zone: zone) == "2018-11-04T00:00:00Z", "\(zone)")
      #expect(try Self.read("43408", .serial, zone: zone) == "2018-11-04T00:00:00Z", "\(zone)")
    }
    // A time is a moment, also where it is one that the clocks skip.
    #expect(try Self.read("2018-11-04 00:00", zone: "America/Sao_Paulo") == nil)
    #expect(try Self.read("2018-11-04 00:59:59.999999", zone: "America/Sao_Paulo") == nil)
    #expect(try Self.read("43408.5", .serial, zone: "Asia/Shanghai") == "2018-11-04T04:00:00Z")
    #expect(try Self.read("1960-07-01 12:00:00.25", zone: "America/Denver") == "1960-07-01T19:00:00Z")
  }

  @Test func aTimeTheClocksSkippedSetsItsRecordAside() throws {
    let header = (["id", "at"] + (1...22).map { "P\($0)" }).joined(separator: ",")
    let times = ["2026-03-08 01:59:59", "2026-03-08 02:30:00", "2026-03-08 03:00:00", "2026-11-01 01:30:00"]
    let rows = times.enumerated().map { "r\($0.offset),\($0.element)" + String(repeating: ",5", count: 22) }
    let export = try TemporaryFile(([header] + rows).joined(separator: "\n") + "\n", named: "t.csv")
    let answers = (1...22).map { "  q\($0 < 10 ? "0" : "")\($0): {perception: P\($0)}" }.joined(separator: "\n")
    let yaml = "instrument: servqual-1991\nrespondent: id\nrecorded_at: at\ntimes: {zone: America/Denver}\nanswers:\n\(answers)\n"
    var request = StudyRequest(paths: [export.path])
    request.plan.codebook = try Codebook.decoding(yaml: yaml, source: "book.yaml")
    let study = try Study.run(request)
    #expect(study.sources[0].accounting.reasons == [.badTimestamp: 1])
    #expect(study.period?.lowerBound.rfc3339 == "2026-03-08T08:59:59Z")
    #expect(study.period?.upperBound.rfc3339 == "2026-11-01T07:30:00Z")
  }
}
