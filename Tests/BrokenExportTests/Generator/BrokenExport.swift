/// An export with one defect, and what reading it must give.
struct BrokenExport: Sendable, CustomStringConvertible {
  /// The case's name; that of the manifest's file without its ending where there is one.
  let name: String
  /// Why the case is here, in one line.
  let why: String
  let bytes: [UInt8]
  /// The encoding the operator declares; nil where nothing is declared.
  let encoding: String?
  let expected: Expectation

  init(_ name: String, why: String, bytes: [UInt8], encoding: String? = nil, _ expected: Expectation) {
    self.name = name
    self.why = why
    self.bytes = bytes
    self.encoding = encoding
    self.expected = expected
  }

  /// `csv`, `tsv` or `xml`: every name begins with it.
  var fileExtension: String { String(name.prefix(3)) }
  var description: String { "\(name) (\(why))" }
}

/// What reading an export must come to.
enum Expectation: Sendable {
  case accepted(Accepted)
  /// The file is refused whole, with one of these error kinds, and nothing of it is counted.
  case refused(kinds: Set<String>)
}

/// A record that must be set aside.
struct Quarantined: Sendable, Equatable {
  /// Its number among the data records in file order, from 1; rows that are no records are not counted.
  let record: Int
  /// The respondent's id; nil where it cannot be read, or need not be.
  let id: String?
  /// The reasons that are right; one of them must be given.
  let reasons: Set<String>
}

/// The account of a file that is read, summed from the clean answers of the records that stay.
struct Accepted: Sendable {
  let records: Int
  let responses: Int
  let quarantined: [Quarantined]
  let expectationSums: [Int]
  let expectationCounts: [Int]
  let perceptionSums: [Int]
  let perceptionCounts: [Int]
  /// The comments of the responses that stay, by id, blank ones left out; empty where comments are not tested.
  let comments: [String: String]
  /// Findings that must be among those reported.
  let warnings: [String]

  init(_ kept: [SurveyResponse], quarantined: [Quarantined] = [], comments: Bool = true, warnings: [String] = []) {
    records = kept.count + quarantined.count
    responses = kept.count
    self.quarantined = quarantined
    self.warnings = warnings
    expectationSums = CleanSurvey.items.map { item in kept.reduce(0) { $0 + ($1.expectations[item - 1] ?? 0) } }
    perceptionSums = CleanSurvey.items.map { item in kept.reduce(0) { $0 + ($1.perceptions[item - 1] ?? 0) } }
    expectationCounts = CleanSurvey.items.map { item in kept.count { $0.expectations[item - 1] != nil } }
    perceptionCounts = CleanSurvey.items.map { item in kept.count { $0.perceptions[item - 1] != nil } }
    let written = comments ? kept.filter { !$0.comment.isEmpty } : []
    self.comments = Dictionary(uniqueKeysWithValues: written.map { ($0.id, $0.comment) })
  }
}

extension Expectation {
  /// Every response of the survey is read and nothing is set aside.
  static func allRead(_ survey: CleanSurvey = .standard, comments: Bool = true, warnings: [String] = []) -> Expectation {
    .accepted(Accepted(survey.responses, comments: comments, warnings: warnings))
  }

  /// The survey is read without these records, which are set aside for one of `reasons`.
  static func setAside(
    _ records: [Int], as reasons: Set<String>, of survey: CleanSurvey = .standard, naming: Bool = true
  ) -> Expectation {
    let kept = survey.responses.indices.filter { !records.contains($0 + 1) }.map { survey.responses[$0] }
    let aside = records.map { Quarantined(record: $0, id: naming ? survey[$0].id : nil, reasons: reasons) }
    return .accepted(Accepted(kept, quarantined: aside))
  }

  /// The whole survey is read; one more record at the end is set aside.
  static func setAsideAfterAll(_ survey: CleanSurvey = .standard, ids: [String?], as reasons: Set<String>) -> Expectation {
    let aside = ids.enumerated().map { extra in
      Quarantined(record: survey.responses.count + 1 + extra.offset, id: extra.element, reasons: reasons)
    }
    return .accepted(Accepted(survey.responses, quarantined: aside))
  }
}
