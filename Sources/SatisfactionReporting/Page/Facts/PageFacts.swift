internal import CustomerCare
internal import SatisfactionScoring

/// What a page is made of: a dashboard document, read once.
struct PageFacts {
  let document: DashboardDocument
  let language: PageLanguage
  /// Ids of dimensions and items in the order of the questionnaire.
  let dimensions: [String]
  let items: [String]
  /// Every segment of a column, by the column's code, in the order of the tables; columns in the order they were asked for.
  let columns: [Column]
  let hasGap: Bool
  /// The lowest and the highest answer.
  let scale: ClosedRange<Double>
  private let names: [String: String]
  private let scores: [Segment: [Measured]]
  private let itemScores: [Segment: [Measured]]
  /// Comparisons by whose answers.
  private let comparisons: [Segment: [TableRow]]
  /// The rows of other tables by whose answers.
  private let others: [String: [Segment: [TableRow]]]

  /// One segment column.
  struct Column {
    let key: String
    let label: String
    let segments: [Segment]
  }

  init(_ document: DashboardDocument, language: PageLanguage) {
    (self.document, self.language) = (document, language)
    let run = document.run
    let (dimensions, items) = (run["dimensions"]?.elements ?? [], run["items"]?.elements ?? [])
    self.dimensions = dimensions.compactMap { $0["id"]?.text }
    self.items = items.compactMap { $0["id"]?.text }
    names = Dictionary((dimensions + items).compactMap { Self.name($0, language) }, uniquingKeysWith: { first, _ in first })
    let facets = run["facets"]?.elements.compactMap(\.text) ?? []
    let hasGap = facets.contains("expectation") && facets.contains("perception")
    self.hasGap = hasGap
    let (low, high) = (run["scale_minimum"]?.number ?? 1, run["scale_maximum"]?.number ?? 7)
    scale = low...max(low, high)
    let scoreRows = document.rows("scores").filter { $0["period"] == .null }
    scores = Dictionary(grouping: scoreRows, by: Segment.init).mapValues { rows in
      rows.map { Measured($0, id: $0.text("dimension") ?? "", hasGap: hasGap) }
    }
    itemScores = Dictionary(grouping: document.rows("items"), by: Segment.init).mapValues { rows in
      rows.map { Measured($0, id: $0.text("item") ?? "", hasGap: hasGap) }
    }
    comparisons = Dictionary(grouping: document.rows("comparisons").filter { !$0.flag("suppressed") }, by: Segment.init)
    columns = Self.columns(run, scoreRows)
    let tables = ["trend", "distributions", "importance_performance", "zone", "response_rate"] + CareReport.names
    others = Dictionary(uniqueKeysWithValues: tables.map { ($0, Dictionary(grouping: document.rows($0), by: Segment.init)) })
  }

  private static func name(_ named: JSONValue, _ language: PageLanguage) -> (String, String)? {
    guard let id = named["id"]?.text, let labels = named["labels"] else { return nil }
    let label = labels[language.rawValue] ?? labels["en"] ?? labels.members.first?.value
    return (id, PageLabel.shown(label?.text ?? id))
  }

  private static func columns(_ run: JSONValue, _ rows: [TableRow]) -> [Column] {
    var seen = Set<Segment>()
    let segments = rows.map(Segment.init).filter { seen.insert($0).inserted }
    return (run["segment_columns"]?.elements ?? []).compactMap { column in
      guard let key = column["key"]?.text else { return nil }
      let own = segments.filter { $0.key == key }.sorted { $0.value < $1.value }
      return Column(key: key, label: PageLabel.shown(column["label"]?.text ?? key, columns: 30), segments: own)
    }
  }

  // MARK: Names

  /// The name of a dimension, of the overall score or of an item in the page's language; its id where it has none.
  func name(_ id: String) -> String {
    id == "overall_dimensions" ? language.words(.overall) : names[id] ?? PageLabel.shown(id)
  }

  /// The name of a segment; everybody has one in the page's language.
  func name(_ segment: Segment) -> String {
    if segment == .all { return language.words(.everybody) }
    return segment.value == "not_stated" ? language.words(.notStated) : PageLabel.shown(segment.label)
  }

  /// The name of a segment with that of its column, where there are several columns.
  func place(_ segment: Segment) -> String {
    guard columns.count > 1, let column = columns.first(where: { $0.key == segment.key }) else { return name(segment) }
    return "\(column.label) \(name(segment))"
  }

  // MARK: Numbers

  /// The score of a dimension, or an overall one, of a segment.
  func score(_ id: String, _ segment: Segment = .all) -> Measured? { scores[segment]?.first { $0.id == id } }

  /// The dimensions of a segment in the order of the questionnaire.
  func dimensionScores(_ segment: Segment = .all) -> [Measured] {
    (scores[segment] ?? []).filter { dimensions.contains($0.id) }
  }

  /// The items of a segment in the order of the questionnaire.
  func itemScores(_ segment: Segment = .all) -> [Measured] { itemScores[segment] ?? [] }

  /// What was compared about a segment.
  func comparisons(_ segment: Segment, _ kind: String) -> [TableRow] {
    (comparisons[segment] ?? []).filter { $0.text("comparison") == kind }
  }

  /// A segment's dimension, or its overall score, less that of everybody else.
  func rest(_ segment: Segment, _ id: String) -> TableRow? {
    comparisons(segment, "rest").first { $0.text("dimension") == id && $0["item"] == .null }
  }

  /// Whether every number of a segment is hidden.
  func isHidden(_ segment: Segment) -> Bool { (scores[segment] ?? []).allSatisfy(\.isHidden) }

  /// The rows of a segment in a table that is about segments beside scores, items and comparisons.
  func rows(_ table: String, _ segment: Segment) -> [TableRow] { others[table]?[segment] ?? [] }

  /// The wave before as people call it; nil where there is none.
  var previousWave: String? { document.run["previous"]?["label"]?.text.map { PageLabel.shown($0, columns: 40) } }

  /// The fewest answers that are judged.
  static let fewest = Comparison.fewest

  /// The largest p value that is beyond chance: 1 less the level of the intervals.
  var alpha: Double { 1 - (document.run["conventions"]?["ci_level"]?.number ?? 0.95) }

  /// The level of every interval, such as `95`.
  var level: String { NumberFormat.fixed(100 * (1 - alpha), decimals: 0) }
}
