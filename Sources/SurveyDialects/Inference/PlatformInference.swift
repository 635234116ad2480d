internal import SurveyModel
internal import SurveyReading

/// The way from a platform's columns to a codebook, shared by all platform dialects: by names where they say facet and item, else by the
/// questions' words, else not at all.
struct PlatformInference {
  /// The names of all columns, in order.
  let names: [String]
  /// The columns that may hold answers.
  let answers: [DescribedColumn]
  /// The line of the header.
  let line: Int
  /// What the first rows hold in a column.
  var sample: (Int) -> [String] = { _ in [] }

  /// The codebook as far as it is certain; the dialect adds header rows, respondent, times and row rules of its own, and settles it.
  func infer(_ declared: Instrument?) -> InferredCodebook {
    let named = NamedColumns(names)
    do throws(DialectError) {
      return InferredCodebook(try codebook(named, declared), columns: names)
    } catch {
      return InferredCodebook(error, columns: names, assuming: declared ?? .servqual1991)
    }
  }

  private func codebook(_ named: NamedColumns, _ declared: Instrument?) throws(DialectError) -> Codebook {
    if named.answerCount >= 2 {
      let instrument = try InstrumentInference(columns: named, usual: named, declared: declared, line: line).settle()
      return Codebook(instrument: instrument, columns: named.rules(for: instrument.value, reference: reference))
    }
    let assumed = declared ?? .servqual1991
    let questions = GroupInference(answers)
    let told = questions.matches(assumed)
    let matches = told.isEmpty ? questions.bySide(assumed, values: sample) : told
    let rules = GroupInference.rules(matches, assumed) { reference($0.column) }
    guard !rules.isEmpty else { throw tooLittle(assumed) }
    let facets = assumed.facets.filter { facet in
      rules.contains { rule in if case .answer(_, facet) = rule.role { true } else { false } }
    }
    let instrument = facets == assumed.facets ? assumed : assumed.asking(facets)
    let others = named.rules(for: instrument, reference: reference)
    var codebook = Codebook(
      instrument: Setting(instrument, declared == nil ? .byDefault : .declared, evidence: declared == nil ? "" : "--instrument"),
      columns: others + rules)
    if told.isEmpty { codebook.remarks.append(Self.sidesRemark) }
    if matches.contains(where: { $0.evidence == GroupInference.eliminated }) { codebook.remarks.append(Self.eliminationRemark) }
    return codebook
  }

  private static var eliminationRemark: Remark {
    Remark(
      .facetsBySide, severity: .warning,
      message: "only one question says what it asks (expectation): the other one with the same rows was taken for perception; "
        + "if it asks something else, name the columns in a codebook")
  }

  private static var sidesRemark: Remark {
    Remark(
      .facetsBySide, severity: .warning,
      message: "no words say which side of the question asks expectation: the first was taken for it, whose answers are higher; "
        + "if it is the other, name the columns in a codebook")
  }

  /// A column by its name, or by its place where the name stands twice.
  func reference(_ column: Int) -> ColumnReference {
    names.count { $0 == names[column] } == 1 ? .name(names[column]) : .position(column + 1)
  }

  private func lookedFor(_ assumed: Instrument) -> String {
    let count = assumed.items.count
    return "no columns named by facet and item (E1 and P1, Q1_E ...), "
      + "and no two questions of \(count) rows that ask what should be and what is"
  }

  private func tooLittle(_ assumed: Instrument) -> DialectError {
    DialectError(
      .headerMissingColumns, "\(lookedFor(assumed)); \(GroupInference(answers).found)",
      advice: "write a codebook: servqual inspect FILE --codebook > codebook.yaml, finish it and give it with --codebook", line: line,
      draft: CodebookDraft(columns: names, instrument: assumed))
  }
}

extension Codebook {
  /// The same codebook with `role` at a column the platform is known to use for it, whatever the names said.
  mutating func set(_ role: ColumnRole, at reference: ColumnReference, evidence: String) {
    columns.removeAll { $0.role == role }
    columns.insert(ColumnRule(reference, role, origin: .inferred, evidence: evidence), at: 0)
  }
}
