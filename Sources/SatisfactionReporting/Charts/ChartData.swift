/// What charts take from a document: rows that are shown, with names that are fit to be drawn and differ from each other.
struct ChartData {
  let document: DashboardDocument

  /// Whether expectations were asked, so that there are gaps.
  var hasGap: Bool { document.run["facets"]?.elements.contains(.string("expectation")) ?? false }

  /// The answer scale, in full.
  var scale: JSONValue { .array([document.run["scale_minimum"] ?? .null, document.run["scale_maximum"] ?? .null]) }

  /// Where an answer lies on the scale: 0 at its lower end, 1 at its upper.
  func share(_ answer: Double) -> Double {
    let (low, high) = (document.run["scale_minimum"]?.number ?? 0, document.run["scale_maximum"]?.number ?? 1)
    return (answer - low) / max(high - low, 1e-9)
  }

  /// Whose answers, and when.
  var people: String {
    let responses = NumberFormat.grouped(document.run["responses"]?.integer ?? 0) + " responses"
    guard let first = document.run["period_start"]?.text, let last = document.run["period_end"]?.text else { return responses }
    return "\(responses), \(first) to \(last)"
  }

  /// The level of the intervals: `95%`.
  var level: String {
    let level = document.run["conventions"]?["ci_level"]?.number ?? 0.95
    return NumberFormat.fixed(100 * level, decimals: 0) + "%"
  }

  /// The rows of a table that are not hidden, over the whole span.
  func rows(_ table: String) -> [JSONValue] {
    (document[table]?.rows ?? []).filter { $0["suppressed"] != .bool(true) && ($0["period"] ?? .null) == .null }
  }

  /// Those of them that are about everybody.
  func totals(_ table: String) -> [JSONValue] { rows(table).filter { $0["segment_key"] == .string("all") } }

  /// The rows about dimensions, without overall scores.
  func dimensions(_ rows: [JSONValue]) -> [JSONValue] { rows.filter { !($0["dimension"]?.text ?? "").hasPrefix("overall_") } }

  // MARK: Names

  private static let widest = 30

  /// Names that every object of JavaScript has: Vega takes a category of such a name for that and fails.
  private static let reserved: Set<String> = [
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf", "__proto__",
    "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
  ]

  /// What a text is called in a chart: short, without characters that act, and in quotes where the bare name would act.
  static func name(_ text: String) -> String {
    let short = DisplayText.cut(DisplayText.harmless(text), to: widest)
    return reserved.contains(short) ? "‘\(short)’" : short
  }

  /// Names of things by their ids; of two that would be called the same, the later one's id stands behind it.
  static func names(_ things: [(id: String, text: String)]) -> [String: String] {
    var taken = Set<String>()
    var names: [String: String] = [:]
    for thing in things where names[thing.id] == nil {
      let short = name(thing.text)
      let unique = taken.contains(short) || short.isEmpty ? "\(short) (\(thing.id))" : short
      taken.insert(unique)
      names[thing.id] = unique
    }
    return names
  }

  /// Adds a name to the columns of a row that a chart needs.
  static func value(_ row: JSONValue, name: String, _ columns: [String]) -> JSONValue {
    .object([.init("name", .string(name))] + columns.map { .init($0, row[$0] ?? .null) })
  }
}

extension JSONValue {
  /// A column's number, to sort by.
  func figure(_ column: String) -> Double { self[column]?.number ?? .infinity }
}
