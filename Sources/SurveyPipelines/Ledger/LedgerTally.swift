public import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDigest
public import SurveyLedger
internal import SurveyModel

/// Counts the live responses of a wave.
public struct LedgerTally {
  private let ledger: Ledger
  private let selection: LiveSelection
  private let shape: TallyShape
  private let settings: String

  /// The counts that a study with this request is made of.
  ///
  /// - Throws: `StudyError` where there is nothing to count or a column is not kept, `LedgerError`, `ConfigurationError`.
  public init(_ ledger: Ledger, _ request: LedgerStudy.Request) throws {
    guard let contents = try ledger.contents(survey: request.survey, wave: request.wave) else {
      throw StudyError.nothingKept(survey: request.survey, wave: request.wave)
    }
    try self.init(ledger, contents, request, LedgerStudy.instrument(contents, request))
  }

  init(_ ledger: Ledger, _ contents: WaveContents, _ request: LedgerStudy.Request, _ instrument: Instrument) throws {
    self.ledger = ledger
    let kept = try ledger.segmentKeys()
    if let stranger = request.segments.first(where: { !kept.contains($0) }), contents.responses > 0 {
      throw StudyError.columnNotKept(column: stranger, kept: kept)
    }
    selection = LiveSelection(
      survey: request.survey, wave: request.wave, instrument: instrument, hasPoints: contents.hasPoints, segmentKeys: request.segments,
      recorded: request.recorded)
    shape = TallyShape(
      instrument: instrument, segmentKeys: request.segments, hasPoints: instrument.hasGap,
      hasItemProducts: request.conventions.isDetailed, period: request.period, missingRule: request.conventions.missingRule)
    settings = Self.settings(selection, shape, request)
  }

  /// A digest of everything that decides the counts. The named missing rules are always counted, so that they share theirs.
  private static func settings(_ selection: LiveSelection, _ shape: TallyShape, _ request: LedgerStudy.Request) -> String {
    let rule = request.conventions.missingRule
    let flags = "points \(selection.hasPoints) \(shape.hasPoints) products \(shape.hasItemProducts)"
    let lines = ["layout \(selection.instrument.layoutDigest)", flags, "period \(shape.period?.rawValue ?? "-")"]
    let columns = shape.segmentKeys.map { "column \($0.utf8.count) \($0)" }
    let text = lines + ["rule \(MissingRule.named.contains(rule) ? "named" : rule.rawValue)"] + columns
    return SHA256.hexadecimal(of: text.joined(separator: "\n"))
  }

  /// The counts: those that are kept, moved on by what changed, or those of all live responses.
  public func tally() throws(LedgerError) -> LiveTally { try ledger.tally(selection, shape, settings: settings) }

  /// The counts of all live responses, whatever is kept.
  public func recount() throws(LedgerError) -> SatisfactionTally { try ledger.recount(selection, shape) }

  /// What is wrong with the counts that are kept, compared with a full count; empty where they are right or none are kept.
  public func verify() throws(LedgerError) -> [String] { try ledger.problems(of: selection, shape, settings: settings) }
}
