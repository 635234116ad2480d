internal import SurveyConfiguration
internal import SurveyModel

/// A codebook for a person to finish, where nothing certain could be inferred.
enum CodebookDraft {
  static func yaml(columns: [String], record: String = "", instrument: Instrument = .servqual1991, rules: [ColumnRule] = []) -> String {
    var draft = Codebook(instrument: Setting(instrument, .byDefault, evidence: "assumed: a preset or a YAML file"), columns: rules)
    draft.recordElement = record
    return yaml(columns: columns, of: draft)
  }

  /// The same for a draft that knows more, such as how many rows the header has.
  static func yaml(columns: [String], of draft: Codebook) -> String {
    let listed = columns.enumerated().map { "  #\($0.offset + 1)  \($0.element.map { $0.isNewline ? " " : String($0) }.joined())" }
    let notes =
      ["A codebook to finish: put the columns of each item after its facets, by name or by place (#4).", "Columns of the file:"] + listed
    return draft.yaml(notes: notes)
  }
}
