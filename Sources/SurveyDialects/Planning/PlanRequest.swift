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
  /// The columns to segment by.
  public var segments: [String] = []

  /// Nothing beside the file.
  public init() {}

  /// The plan for a previewed file.
  ///
  /// - Throws: `DialectError` where columns cannot be understood, or a named column is not there.
  public func plan(for preview: ExportPreview) throws(DialectError) -> ReadingPlan {
    if var codebook {
      codebook.rowRules.removeAll { includedKinds.contains($0.kind) }
      codebook.times.allowsBlank = !includedKinds.isEmpty
      return try PlanBuilder(preview: preview, codebook: codebook, dialect: "codebook", evidence: ["--codebook"], segments: segments)
        .build()
    }
    let choice = try Dialects.choose(for: preview, named: dialect)
    var codebook = try choice.dialect.codebook(from: preview, instrument: instrument)
    codebook.rowRules.removeAll { includedKinds.contains($0.kind) }
    codebook.times.allowsBlank = !includedKinds.isEmpty
    return try PlanBuilder(
      preview: preview, codebook: codebook, dialect: choice.dialect.name, evidence: choice.recognition.evidence, segments: segments
    ).build()
  }
}
