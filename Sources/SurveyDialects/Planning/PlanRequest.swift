public import SurveyModel
public import SurveyReading

/// What the user asked of a file, beside its name.
public struct PlanRequest: Sendable {
  /// The instrument named with `--instrument`, rescaled by `--scale`.
  public var instrument: Instrument?
  /// The codebook given with `--codebook`.
  public var codebook: Codebook?
  /// The dialect named with `--dialect`.
  public var dialect: String?
  /// Kinds of other rows that count as responses all the same, such as `partial`.
  public var includedKinds: Set<String> = []
  /// Whether an export whose items are not known is read all the same, to account for its rows.
  public var accountsForUnknownItems = false
  /// The columns to segment by.
  public var segments: [String] = []
  /// What is kept of respondents' ids; nil takes a hash without a key, which serves one run.
  public var pseudonym: RespondentPseudonym?

  /// Nothing beside the file.
  public init() {}

  /// The plan for a previewed file.
  ///
  /// - Throws: `DialectError` where columns cannot be understood, or a named column is not there.
  public func plan(for preview: ExportPreview) throws(DialectError) -> ReadingPlan {
    var plan = try unkeyedPlan(for: preview)
    plan.pseudonym = pseudonym
    return plan
  }

  private func unkeyedPlan(for preview: ExportPreview) throws(DialectError) -> ReadingPlan {
    if var codebook {
      include(&codebook)
      return try PlanBuilder(preview: preview, codebook: codebook, dialect: "codebook", evidence: ["--codebook"], segments: segments)
        .build()
    }
    let choice = try Dialects.choose(for: preview, named: dialect)
    var (codebook, shortfall) = try codebook(choice, preview)
    include(&codebook)
    var builder = PlanBuilder(
      preview: preview, codebook: codebook, dialect: choice.dialect.name, evidence: choice.recognition.evidence, segments: segments)
    builder.shortfall = shortfall
    return try builder.build()
  }

  /// Counts rows of the kinds that were asked for; such responses may have no time.
  private func include(_ codebook: inout Codebook) {
    guard !includedKinds.isEmpty else { return }
    codebook.times.allowsBlank = true
    let moment = codebook.column(.recordedAt)?.reference
    for rule in codebook.rowRules where includedKinds.contains(rule.kind) && rule.reference == moment {
      codebook.times.blankTexts.formUnion(rule.values)
    }
    codebook.rowRules.removeAll { includedKinds.contains($0.kind) }
  }

  /// Answers that cannot be the scale's own are neither taken as they are nor shifted: whoever knows the form has to say what they mean.
  private func refuseUncertainScale(_ codebook: Codebook, _ preview: ExportPreview) throws(DialectError) {
    guard let doubt = codebook.remarks.first(where: { $0.severity == .error }) else { return }
    let advice =
      doubt.rule == .scalesDiffer
      ? "ask both on one scale; or score the perceptions alone, with a codebook that names no expectations"
      : "servqual inspect FILE --codebook > codebook.yaml, say there what each answer stands for (`labels`) and give it with --codebook"
    // Labels that were taken for the wrong scale must not be scored unread.
    var draft = codebook
    draft.values.labels = [:]
    for place in draft.columns.indices { draft.columns[place].labels = [:] }
    let refusal = ReadingError(ReadingError.Kind(rawValue: doubt.rule.rawValue), doubt.message, advice: advice)
    throw DialectError(refusal, draft: CodebookDraft(draft, columns: PlatformColumns(preview)?.names ?? []))
  }

  /// The codebook; where no item is known, but the platform is, what its rows say of themselves, and why no more.
  private func codebook(
    _ choice: Dialects.Choice, _ preview: ExportPreview
  ) throws(DialectError) -> (codebook: Codebook, shortfall: ReadingError?) {
    do throws(DialectError) {
      let codebook = try choice.dialect.codebook(from: preview, instrument: instrument)
      try refuseUncertainScale(codebook, preview)
      return (codebook, nil)
    } catch {
      guard accountsForUnknownItems, choice.recognition.strength >= .structure, var codebook = error.draft?.codebook else { throw error }
      let answers = codebook.columns.count { if case .answer = $0.role { true } else { false } }
      // A file that names most items and lacks one is a broken file, and no survey of another kind.
      let isScale = error.refusal.kind.rawValue.hasPrefix("scale_")
      guard answers < 2 || isScale, error.refusal.kind != .noRecords else { throw error }
      codebook.columns.removeAll { $0.role != .respondent && $0.role != .recordedAt }
      return (codebook, error.refusal)
    }
  }
}
