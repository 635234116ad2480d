internal import SurveyConfiguration
internal import SurveyModel
internal import SurveyReading

/// Finds the columns that a codebook and the user name, and says what each kept field is for.
struct ColumnResolution {
  let names: [String]
  /// What people call the columns, where the platform says so; empty otherwise.
  let titles: [String]
  let codebook: Codebook
  let segments: [String]
  let isTable: Bool
  let line: Int

  func resolve() throws(DialectError) -> (kept: [Int], fields: FieldPlan) {
    var columns: [[Int]] = []
    for rule in codebook.columns { columns.append(try self.columns(rule.reference)) }
    var segmentColumns: [Int] = []
    for name in segments { segmentColumns.append(try segmentColumn(name)) }
    try refuseSharedColumns(columns)
    var ruleColumns: [Int] = []
    for rule in codebook.rowRules { ruleColumns += try self.columns(rule.reference).prefix(1) }
    var careColumns: [Int] = []
    for column in codebook.care?.columns ?? [] { careColumns += try self.columns(column.reference).prefix(1) }
    let kept = Set(columns.joined() + segmentColumns + ruleColumns + careColumns).sorted()
    let place = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($0.element, $0.offset) })
    var fields = FieldPlan()
    for (rule, column) in zip(codebook.columns, columns) { assign(rule, column.map { place[$0] ?? 0 }, &fields) }
    fields.segments = segmentColumns.map { place[$0] ?? 0 }
    fields.care = zip(codebook.care?.columns ?? [], careColumns).map { (place[$1] ?? 0, CareReader($0, codebook)) }
    fields.rowRules = zip(codebook.rowRules, ruleColumns).map { (place[$1] ?? 0, $0) }
    fields.byteCodes = fields.answers.flatMap(\.reader.byByte)
    return (kept, fields)
  }

  private func assign(_ rule: ColumnRule, _ places: [Int], _ fields: inout FieldPlan) {
    guard let field = places.first else { return }
    let instrument = codebook.instrument.value
    switch rule.role {
    case .respondent: fields.respondent.append(field)
    case .recordedAt: fields.recordedAt = field
    case .points(let id):
      if let dimension = instrument.dimensions.firstIndex(where: { $0.id == id }) { fields.points.append((field, dimension)) }
    case .answer(let id, let facet):
      guard let item = instrument.items.firstIndex(where: { $0.id == id }), let scale = instrument.scales[facet] else { return }
      guard let slot = SlotLayout(instrument).slot(item: item, facet: facet) else { return }
      var values = codebook.values
      values.labels.merge(rule.labels) { _, own in own }
      // How much an item matters does not turn with its wording.
      let isReversed = instrument.items[item].isReversed && facet != .importance
      let reader = AnswerReader(
        scale: scale, isReversed: isReversed, rules: values, missing: rule.missing,
        absent: isTable ? codebook.values.absentReason : .notAsked)
      let answer = FieldPlan.Answer(fields: places, slot: slot, reader: reader)
      if places.count > 1 { fields.spread.append(answer) } else { fields.answers.append(answer) }
    }
  }

  private func columns(_ reference: ColumnReference) throws(DialectError) -> [Int] {
    switch reference {
    case .position(let position): return [try column(at: position)]
    case .oneOf(let positions):
      var columns: [Int] = []
      for position in positions { columns.append(try column(at: position)) }
      return columns
    case .name(let name):
      let found = names.indices.filter { names[$0] == name }
      guard let first = found.first else { throw missing(name) }
      guard found.count == 1 else {
        throw DialectError(
          .headerDuplicateColumn, "the column \(name) stands twice", advice: "name it by place in a codebook (#\(first + 1))", line: line)
      }
      return [first]
    }
  }

  private func column(at position: Int) throws(DialectError) -> Int {
    guard names.indices.contains(position - 1) else {
      throw DialectError(
        .headerMissingColumns, "the codebook names column #\(position), but there are \(names.count)", advice: "count the columns from 1",
        line: line)
    }
    return position - 1
  }

  private func missing(_ name: String) -> DialectError {
    let words = names.filter { Double($0) == nil }
    let hint = EditDistance.nearest(to: name, among: words).map { "; did it become \($0)?" } ?? ""
    return DialectError(
      .headerMissingColumns, "there is no column \(name)\(hint)",
      advice: "correct the codebook or the file; servqual inspect lists the columns",
      line: line)
  }

  /// A column to segment by, by name, case and the @ of attributes left aside.
  private func segmentColumn(_ name: String) throws(DialectError) -> Int {
    let folded = { (name: String) in name.lowercased().drop { $0 == "@" } }
    if name.hasPrefix("#"), let place = Int(name.dropFirst()), names.indices.contains(place - 1) { return place - 1 }
    if let exact = names.firstIndex(of: name) {
      guard names.count(where: { $0 == name }) == 1 else {
        throw DialectError(
          .headerDuplicateColumn, "the column \(name) stands twice", advice: "name it by place: --by '#\(exact + 1)'", line: line)
      }
      return exact
    }
    if let near = names.firstIndex(where: { folded($0) == folded(name) }) { return near }
    let titled = titles.indices.filter { titles[$0] == name }
    if titled.count == 1 { return titled[0] }
    throw missing(name)
  }

  /// One column cannot be two answers.
  private func refuseSharedColumns(_ columns: [[Int]]) throws(DialectError) {
    var seen = Set<Int>()
    for (rule, places) in zip(codebook.columns, columns) {
      guard case .answer = rule.role, let column = places.first(where: { !seen.insert($0).inserted }) else { continue }
      throw DialectError(
        .headerDuplicateColumn, "the codebook uses the column \(names[column]) for two answers", advice: "correct the codebook", line: line)
    }
  }
}
