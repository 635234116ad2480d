internal import SurveyModel
internal import SurveyReading

/// Settles which instrument the numbered columns of a file belong to, or says what is missing.
struct InstrumentInference {
  let columns: NamedColumns
  /// The columns that most records have; in a table all.
  let usual: NamedColumns
  let declared: Instrument?
  let line: Int

  func settle() throws(DialectError) -> Setting<Instrument> {
    if let duplicate = columns.duplicate {
      throw DialectError(
        .headerDuplicateColumn, "the columns \(duplicate.first) and \(duplicate.second) mean the same answer",
        advice: "delete or rename one of them, or name the right one in a codebook", line: line)
    }
    if let doubled = columns.doubledID {
      throw DialectError(
        .headerDuplicateColumn, "the column \(doubled) stands twice",
        advice: "delete one of them, or name the right one by place in a codebook",
        line: line)
    }
    let expectations = columns.numbers(.expectation)
    let perceptions = columns.numbers(.perception)
    let instrument = try candidate(expectations, perceptions)
    try refuseMissing(instrument.value)
    return instrument
  }

  private func candidate(_ expectations: Set<Int>, _ perceptions: Set<Int>) throws(DialectError) -> Setting<Instrument> {
    if let declared {
      guard expectations.isEmpty, declared.hasGap else { return Setting(declared, .declared, evidence: "--instrument") }
      return Setting(declared.asking([.perception]), .declared, evidence: "--instrument; no expectation columns")
    }
    let assumed: Instrument = expectations.isEmpty ? .servperf : .servqual1991
    let known = Set(assumed.items.map(\.number))
    let extra = usual.numbers(.expectation).union(usual.numbers(.perception)).subtracting(known)
    guard extra.isEmpty else {
      throw DialectError(
        .headerAmbiguous, "the items go up to \(extra.max() ?? 0), but \(assumed.id), which is assumed, has \(known.count)",
        advice: "give --instrument with a preset or a YAML file that says which items make up which dimension", line: line,
        draft: draft(assumed))
    }
    return Setting(assumed, .byDefault)
  }

  private func refuseMissing(_ instrument: Instrument) throws(DialectError) {
    var missing: [String] = []
    for facet in instrument.facets {
      let numbers = columns.numbers(facet)
      missing += instrument.items.filter { !numbers.contains($0.number) }.map { "\(facet.rawValue) \($0.number)" }
    }
    guard !missing.isEmpty else { return }
    let shown = missing.prefix(6).joined(separator: ", ") + (missing.count > 6 ? " and \(missing.count - 6) more" : "")
    throw DialectError(
      .headerMissingColumns, "no column for \(shown) of \(instrument.id)",
      advice: "a column may have been renamed: name it in a codebook (servqual inspect FILE --codebook), or give --instrument", line: line,
      draft: draft(instrument))
  }

  /// What is known of the columns, for a person to finish.
  private func draft(_ instrument: Instrument) -> CodebookDraft {
    let names = columns.names
    let rules = columns.rules(for: instrument) { column in
      names.count { $0 == names[column] } > 1 ? .position(column + 1) : .name(names[column])
    }
    return CodebookDraft(columns: names, instrument: instrument, rules: rules)
  }
}

extension NamedColumns {
  /// The rules that follow for `instrument`, in column order.
  func rules(for instrument: Instrument, reference: @escaping (Int) -> ColumnReference) -> [ColumnRule] {
    var rules: [(column: Int, rule: ColumnRule)] = []
    let add = { (column: Int, role: ColumnRole, evidence: String) in
      rules.append((column, ColumnRule(reference(column), role, origin: .inferred, evidence: evidence)))
    }
    if let respondent { add(respondent, .respondent, "the name") }
    if let recordedAt { add(recordedAt, .recordedAt, "the name") }
    for item in instrument.items {
      for facet in instrument.facets {
        guard let column = answers[facet]?[item.number]?.first else { continue }
        add(column, .answer(item: item.id, facet: facet), "the name says \(facet.rawValue) and item \(item.number)")
      }
    }
    let dimensions = instrument.dimensions.map(\.id)
    if dimensions.allSatisfy({ points[$0] != nil }) {
      for (dimension, column) in points where dimensions.contains(dimension) {
        add(column, .points(dimension: dimension), "the name says weight and dimension")
      }
    }
    return rules.sorted { $0.column < $1.column }.map(\.rule)
  }
}
