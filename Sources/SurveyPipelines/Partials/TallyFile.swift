public import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyModel

/// What was counted of one slice of a survey, or of several that were joined: it can be stored, sent and joined with others in any order
/// and any grouping, and what is measured on the whole is what one run over all files would have measured.
///
/// Unless ids are promised to be unique it carries every response that has an id, so that joining finds the same respondent in two slices:
/// it is then as confidential as the exports themselves.
public struct TallyFile: Sendable, Equatable {
  /// What decides the counts beside the files.
  struct Settings: Hashable, Sendable {
    var segments: [String] = []
    var period: PeriodUnit?
    /// The rule that is counted beside the named ones; `half` where there is none.
    var missingRule = MissingRule.half
    var hasItemProducts = false
    /// Whether no respondent is in two slices: promised by whoever cut them.
    var isUnique = false
    /// The codebook that was given, as text; nil where files speak for themselves.
    var codebook: String?

    /// The customer-care columns of that codebook.
    var care: CareCodebook? { codebook.flatMap { try? Codebook.decoding(yaml: $0, source: "a partial") }?.care }
  }

  let settings: Settings
  /// The counts of the responses that no other can replace: all of them where ids are unique, else those without an id. Nil where no source
  /// could be used.
  var tally: SatisfactionTally?
  /// The times of those responses.
  var span = TimeSpan()
  /// In order of arrival.
  var sources: [TallySource] = []

  init(_ settings: Settings) { self.settings = settings }

  /// How many responses there are; the same respondent may be among them twice as long as ids are not promised to be unique.
  public var responses: Int { (tally?.responses ?? 0) + sources.reduce(0) { $0 + $1.rows } }

  /// The names of the sources, in order of arrival.
  public var sourceNames: [String] { sources.map(\.facts.name) }

  /// The sources that were refused, and why.
  public var refusedSources: [SourceSummary] {
    sources.compactMap { source in
      source.facts.refusal.map { refusal in
        var summary = SourceSummary(source: source.facts.name)
        summary.refusal = refusal
        return summary
      }
    }
  }

  /// Bytes of sources that no slice here has counted.
  public var missing: [MissingRange] {
    sources.flatMap { source in source.gaps.map { MissingRange(source: source.facts.name, bytes: $0, size: source.facts.bytes) } }
  }
}

/// A part of a source that is not counted.
public struct MissingRange: Sendable, Hashable, CustomStringConvertible {
  /// The source's name.
  public let source: String
  /// Its bytes.
  public let bytes: Range<Int>
  /// How many bytes the source has.
  public let size: Int

  /// `bank.csv: bytes 100:200 of 1000`.
  public var description: String { "\(source): bytes \(bytes.lowerBound):\(bytes.upperBound) of \(size)" }
}
