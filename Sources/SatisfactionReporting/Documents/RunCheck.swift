/// Whether a document that was read is one that this tool could have written: what is made of it relies on that.
enum RunCheck {
  /// Larger numbers are no counts or means of a survey, and nothing is computed with them.
  static let largest = 1e15

  /// The first member of `run` that is missing or of another kind; nil where all are right.
  static func wrong(in run: JSONValue) -> String? {
    let texts = ["survey", "instrument", "scale", "status"].first { run[$0]?.text == nil }
    let counts = ["responses", "quarantined"].first { name in run[name]?.integer.map { $0 < 0 || Double($0) > largest } ?? true }
    let lists = ["facets", "dimensions", "items", "segment_columns", "cautions"].first { name in
      if case .array? = run[name] { false } else { true }
    }
    return texts ?? counts ?? lists ?? wrongIdentity(run) ?? wrongScale(run) ?? wrongConventions(run) ?? wrongNames(run)
  }

  /// Ids and days stand in style sheets, so they must be nothing else.
  private static func wrongIdentity(_ run: JSONValue) -> String? {
    guard let id = run["run_id"]?.text, id.wholeMatch(of: /run-[0-9a-f]{16}/) != nil else { return "run_id" }
    return ["period_start", "period_end"].first { name in
      guard let value = run[name] else { return true }
      return value != .null && value.text?.wholeMatch(of: /-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}/) == nil
    }
  }

  private static func wrongScale(_ run: JSONValue) -> String? {
    guard let low = run["scale_minimum"]?.number, abs(low) < largest else { return "scale_minimum" }
    guard let high = run["scale_maximum"]?.number, abs(high) < largest, low < high else { return "scale_maximum" }
    return nil
  }

  private static func wrongConventions(_ run: JSONValue) -> String? {
    guard let level = run["conventions"]?["ci_level"]?.number, level > 0, level < 1 else { return "conventions.ci_level" }
    guard let cell = run["conventions"]?["minimum_cell"]?.integer, cell >= 0 else { return "conventions.minimum_cell" }
    return nil
  }

  private static func wrongNames(_ run: JSONValue) -> String? {
    ["dimensions", "items"].first { list in
      run[list]?.elements.contains { $0["id"]?.text == nil || $0["labels"].map { $0.members.isEmpty } ?? true } ?? true
    }
  }
}

extension ReportTable {
  /// The first column with a value that is not of its kind; nil where all are right. Columns that are not known may hold anything.
  var wrongColumn: String? {
    let fields = FieldCatalogue[name]?.fields ?? []
    let kinds = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let known = columns.map { kinds[$0] }
    for row in rows {
      for (member, field) in zip(row.members, known) {
        if let field, !field.takes(member.value) { return member.key }
      }
    }
    return nil
  }
}

extension Field {
  /// Whether a value is of this field's kind and of a size that surveys have.
  fileprivate func takes(_ value: JSONValue) -> Bool {
    switch value {
    case .null: isNullable
    case .string: ![.integer, .number, .boolean].contains(kind)
    case .bool: kind == .boolean
    case .integer(let number): (kind == .integer || kind == .number) && abs(Double(number)) <= RunCheck.largest
    case .number(let number): kind == .number && abs(number) <= RunCheck.largest
    default: false
    }
  }
}
