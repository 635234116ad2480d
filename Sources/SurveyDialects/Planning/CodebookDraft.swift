internal import SurveyConfiguration
public import SurveyModel
internal import SurveyReading

/// What is certain of a file whose items are not: enough to count its rows by kind, and for a person to finish.
public struct CodebookDraft: Sendable, Hashable {
  /// The codebook so far: header rows, respondent, times, kinds of rows, and the answers that are certain.
  public let codebook: Codebook
  /// All columns of the file, or keys of its records.
  public let columns: [String]

  /// A draft.
  public init(_ codebook: Codebook, columns: [String]) {
    self.codebook = codebook
    self.columns = columns
  }

  /// A draft that knows nothing but the columns, and assumes an instrument.
  init(columns: [String], instrument: Instrument = .servqual1991, rules: [ColumnRule] = []) {
    let assumed = Setting(instrument, .byDefault, evidence: "assumed: a preset or a YAML file")
    self.init(Codebook(instrument: assumed, columns: rules), columns: columns)
  }

  /// The draft as YAML, with the columns of the file above it.
  public var yaml: String {
    let listed = columns.enumerated().map { "  #\($0.offset + 1)  \($0.element.map { $0.isNewline ? " " : String($0) }.joined())" }
    let notes =
      [
        "A codebook to finish: put the columns of each item after its facets, by name or by place, quoted where it is not plain letters:",
        "  q01: {expectation: \"#4\", perception: \"Was it quick?\"}", "Columns of the file:",
      ] + listed
      + CareNaming.lines(columns)
      + codebook.remarks.map { "Mind: \($0.message)" }
    return codebook.yaml(notes: notes)
  }
}

/// A codebook on its way: what is missing is thrown only once the dialect has added what it knows.
struct InferredCodebook {
  var codebook: Codebook
  /// Why the items are not certain; nil where they are.
  let shortfall: ReadingError?
  /// All columns of the file.
  let columns: [String]

  init(_ codebook: Codebook, columns: [String]) {
    self.codebook = codebook
    self.columns = columns
    shortfall = nil
  }

  /// What is certain all the same.
  init(_ error: DialectError, columns: [String], assuming instrument: Instrument) {
    codebook = error.draft?.codebook ?? CodebookDraft(columns: columns, instrument: instrument).codebook
    self.columns = columns
    shortfall = error.refusal
  }

  /// The codebook where everything in it is certain.
  func settled() throws(DialectError) -> Codebook {
    guard let shortfall else { return codebook }
    throw DialectError(shortfall, draft: CodebookDraft(codebook, columns: columns))
  }
}
