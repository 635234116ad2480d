import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Ids that come in order are not kept, and whoever answers again is found all the same.
@Suite struct OrderedIDTests {
  /// How the ids of 600 rows run.
  enum Run: String, CaseIterable {
    case ascending, repeatedAtOnce, repeatedAtTheEnd, firstAgainInTheMiddle, descending, random, long, blank, growing, beyondASCII, none

    func ids() -> [String] {
      var random = RandomResponses(seed: 91)
      var ids = (0..<600).map { "R\(String(100_000 + $0))" }
      switch self {
      case .ascending: break
      case .repeatedAtOnce: ids[401] = ids[400]
      case .repeatedAtTheEnd: ids[599] = ids[3]
      case .firstAgainInTheMiddle: ids[300] = ids[0]
      case .descending: ids.reverse()
      case .random: ids = (0..<600).map { _ in "t\(random.below(400))" }
      case .long: ids = ids.map { "a-respondent-of-the-survey-\($0)" }
      case .blank: ids[200] = "R100005 "
      case .growing: ids = (0..<600).map { String($0 * 7) }
      case .beyondASCII: ids[250] = "é1"
      case .none: ids = ids.map { _ in "" }
      }
      return ids
    }
  }

  private func table(_ ids: [String]) -> String {
    var random = RandomResponses(seed: 5)
    var text = "id,submitted_at,branch," + (1...22).flatMap { ["E\($0)"] }.joined(separator: ",") + ","
    text += (1...22).map { "P\($0)" }.joined(separator: ",") + "\n"
    for (row, id) in ids.enumerated() {
      let cells = (0..<44).map { _ in "\(1 + random.below(7))" }.joined(separator: ",")
      text += "\(id),2026-04-\(10 + (row * 7) % 19)T10:00:00Z,b\(random.below(3)),\(cells)\n"
    }
    return text
  }

  private func run(_ paths: [String], workers: Int, isReference: Bool = false) throws -> Study {
    var request = StudyRequest(paths: paths)
    request.plan.segments = ["branch"]
    (request.workers, request.parallelBytes, request.usesReferenceReader) = (workers, 0, isReference)
    return try Study.run(request)
  }

  /// Of two files every id is kept: the second has a header alone.
  @Test(arguments: Run.allCases, [1, 2, 3])
  func whatIsNotKeptDoesNotShow(_ ids: Run, workers: Int) throws {
    let ids = ids.ids()
    let (file, empty) = (try TemporaryFile(table(ids), named: "t.csv"), try TemporaryFile(table([]), named: "empty.csv"))
    let kept = try run([file.path, empty.path], workers: 1)
    let expected = try #require(kept.sources.first)
    for isReference in [false, true] {
      let study = try run([file.path], workers: workers, isReference: isReference)
      let source = try #require(study.sources.first)
      #expect(study.tally == kept.tally && study.period == kept.period)
      #expect(source.accounting == expected.accounting)
      #expect(source.findings == expected.findings)
    }
    let trimmed = ids.map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    let repeats = expected.accounting.reasons[.duplicateIdentical, default: 0] + expected.accounting.reasons[.duplicateConflict, default: 0]
    #expect(repeats == trimmed.count - Set(trimmed).count)
  }

  /// What happens behind the first 8,000 responses, from which on nothing is known of ids but their order.
  @Test(arguments: ["nothing", "again", "back", "R+E9", "1.23E+11", " R9 ", "é", "a-longer-id-than-others", "", "no time"])
  func whatComesLateIsFound(_ late: String) throws {
    var ids = (0..<8_400).map { "R\(100_000 + $0)" }
    switch late {
    case "nothing", "no time": break
    case "again": ids[8_300] = ids[17]
    case "back": ids[8_300] = "R099999"
    default: ids[8_300] = late
    }
    let header = "id,submitted_at,branch," + (1...22).map { "P\($0)" }.joined(separator: ",") + "\n"
    let answers = Array(repeating: "5", count: 22).joined(separator: ",")
    let rows = ids.enumerated().map { row, id in
      "\(id),\(late == "no time" && row == 8_301 ? "never" : "2026-04-10T10:00:0\(row % 10)Z"),b\(row % 3),\(answers)\n"
    }
    let (file, empty) = (try TemporaryFile(header + rows.joined(), named: "t.csv"), try TemporaryFile(header, named: "empty.csv"))
    let kept = try run([file.path, empty.path], workers: 1)
    let expected = try #require(kept.sources.first)
    let study = try run([file.path], workers: 1)
    let source = try #require(study.sources.first)
    #expect(study.tally == kept.tally && study.period == kept.period)
    #expect(source.accounting == expected.accounting && source.findings == expected.findings)
    #expect(expected.accounting.quarantined == (["again", "", "no time"].contains(late) ? 1 : 0))
  }

  @Test(arguments: 0..<40)
  func orderIsThatOfLengthAndBytes(_ seed: Int) {
    var random = RandomResponses(seed: UInt64(seed))
    // Few characters, so that neighbours are often equal or in order.
    let ids = (0..<4).map { _ in (0..<1 + random.below(seed % 2 == 0 ? 2 : 16)).map { _ in UInt8(0x41 + random.below(2)) } }
    let isBehind = { (left: [UInt8], right: [UInt8]) in
      left.count != right.count ? left.count > right.count : right.lexicographicallyPrecedes(left)
    }
    let expected = zip(ids, ids.dropFirst()).allSatisfy { isBehind($1, $0) }
    var whole = IDOrder()
    for id in ids { whole.add(id.span) }
    #expect(whole.isAscending == expected)
    for cut in 0...ids.count {
      var (first, second) = (IDOrder(), IDOrder())
      for id in ids[..<cut] { first.add(id.span) }
      for id in ids[cut...] { second.add(id.span) }
      first.append(second)
      #expect(first == whole || !first.isAscending && !whole.isAscending)
    }
  }

  @Test func idsWithoutAPlaceEndTheOrder() {
    for id in ["seventeen letters", "a-long-respondent-id", "é", "a b", "\u{7F}"] {
      var order = IDOrder()
      order.add(Array("A".utf8).span)
      order.add(Array(id.utf8).span)
      #expect(!order.isAscending, "\(id)")
    }
  }
}
