internal import SurveyModel
internal import SurveyReading

/// The header rows of a Qualtrics table, wherever they begin and however many are left.
struct QualtricsHeader {
  /// Which exporter wrote it.
  enum Layout {
    case current
    case insights
    case legacy
    /// The row of import ids was deleted.
    case trimmed
  }

  let layout: Layout
  /// The place of the row of names among the preview's rows.
  let index: Int
  /// How many rows to the last of the header.
  let rows: Int
  let line: Int
  let names: [String]
  /// What the platform calls its own columns: the names, or in the legacy export the row below.
  let tags: [String]
  /// The question texts; empty where there is no such row.
  let texts: [String]
  /// The import ids; empty where there is no such row.
  let importIds: [String]

  /// The zone in which the platform wrote times, such as `America/Denver`; nil where the header does not say it.
  let zone: String?

  static func find(in table: DelimitedPreview) -> QualtricsHeader? {
    let rows = table.rows.prefix(20).map { $0.fields.map(PlainHeader.trimmed) }
    if let ids = rows.firstIndex(where: { $0.count { importId($0) != nil } >= 2 }) {
      return ids == 0 ? nil : signed(rows, ids, table)
    }
    return legacy(rows, table) ?? trimmed(rows, table)
  }

  /// Where its rows lie.
  private struct Places {
    let names: Int
    let tags: Int
    var texts: Int?
    var ids: Int?

    var last: Int { max(names, tags, texts ?? 0, ids ?? 0) }
  }

  private init(_ layout: Layout, _ rows: [[String]], _ table: DelimitedPreview, _ places: Places) {
    self.layout = layout
    index = places.names
    self.rows = places.last - places.names + 1
    line = table.rows[places.names].position.line
    names = rows[places.names]
    tags = rows[places.tags]
    texts = places.texts.map { rows[$0] } ?? []
    zone = places.ids.flatMap { rows[$0].lazy.compactMap { Self.value("timeZone", in: $0) }.first }
    importIds = places.ids.map { rows[$0].map { Self.importId($0) ?? "" } } ?? []
  }

  /// The rows over the import ids. An author may have put a row of item codes on top of the platform's own names; and where those were
  /// renamed, the row of texts still has some of them, but not four.
  private static func signed(_ rows: [[String]], _ ids: Int, _ table: DelimitedPreview) -> QualtricsHeader {
    let tags = first(in: rows[..<ids], atLeast: 4, QualtricsTags.count) ?? max(0, ids - 2)
    let names = first(in: rows[...tags], atLeast: 2) { NamedColumns($0).answerCount } ?? tags
    let isCurrent = rows[ids].contains { $0.hasPrefix("{\"") }
    let texts = ids - 1 > tags ? ids - 1 : nil
    return QualtricsHeader(isCurrent ? .current : .insights, rows, table, Places(names: names, tags: tags, texts: texts, ids: ids))
  }

  private static func legacy(_ rows: [[String]], _ table: DelimitedPreview) -> QualtricsHeader? {
    guard let index = rows.indices.dropLast().first(where: { rows[$0].first == "V1" && rows[$0 + 1].first == "ResponseID" }) else {
      return nil
    }
    return QualtricsHeader(.legacy, rows, table, Places(names: index, tags: index + 1, texts: index + 1))
  }

  private static func trimmed(_ rows: [[String]], _ table: DelimitedPreview) -> QualtricsHeader? {
    guard let index = first(in: rows[...], atLeast: 2, QualtricsTags.count) else { return nil }
    guard rows[index].contains(where: QualtricsTags.distinctive.contains) else { return nil }
    let hasTexts = index + 1 < rows.count && QualtricsTags.areTexts(rows[index + 1], under: rows[index])
    return QualtricsHeader(.trimmed, rows, table, Places(names: index, tags: index, texts: hasTexts ? index + 1 : nil))
  }

  /// The first of the rows with the most of something; nil where none has `least`.
  private static func first(in rows: ArraySlice<[String]>, atLeast least: Int, _ count: ([String]) -> Int) -> Int? {
    guard let most = rows.map(count).max(), most >= least else { return nil }
    return rows.firstIndex { count($0) == most }
  }

  /// The id in `{"ImportId":"QID2_1"}` or `{'ImportId': 'QID2-1'}`; nil where the cell is no such thing.
  static func importId(_ cell: String) -> String? { value("ImportId", in: cell) }

  private static func value(_ name: String, in cell: String) -> String? {
    guard cell.hasPrefix("{") else { return nil }
    let parts = cell.split { $0 == "\"" || $0 == "'" }
    guard let key = parts.firstIndex(of: Substring(name)), key + 2 < parts.count else { return nil }
    return String(parts[key + 2])
  }
}

/// The names the platform gives columns of its own.
enum QualtricsTags {
  /// Names that other software does not write like this.
  static let distinctive: Set<String> = [
    "ResponseId", "Duration (in seconds)", "Duration..in.seconds.", "Duration__in_seconds_", "RecordedDate", "DistributionChannel",
    "RecipientLastName", "ResponseSet", "ExternalDataReference",
  ]

  static let all: Set<String> = distinctive.union([
    "ResponseID", "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "RecipientFirstName", "RecipientEmail",
    "ExternalReference", "LocationLatitude", "LocationLongitude", "LocationAccuracy", "UserLanguage",
  ])

  /// How many of the names are the platform's own.
  static func count(_ row: [String]) -> Int { Set(row).intersection(all).count }

  /// Whether a row under the names repeats them in words: a response has digits in its id, its dates and its duration.
  static func areTexts(_ row: [String], under names: [String]) -> Bool {
    let cells = zip(names, row).filter { numbered.contains($0.0) && !$0.1.isEmpty }.map(\.1)
    return !cells.isEmpty && cells.allSatisfy { cell in !cell.hasPrefix("R_") && !cell.contains { $0.isNumber } }
  }

  private static let numbered: Set<String> = [
    "ResponseId", "ResponseID", "StartDate", "EndDate", "RecordedDate", "Progress", "Duration (in seconds)", "Duration..in.seconds.",
    "Duration__in_seconds_",
  ]
}
