internal import SurveyModel
public import SurveyReading

extension GoogleFormsDialect {
  /// A table is Google Forms' where its first column is called as Forms calls the time of submission, and nothing is another platform's.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form, let header = GoogleFormsHeader.find(in: table) else { return .unrecognised }
    let first = "the first column is called \(header.names[0])"
    let grids = header.names.count { GoogleFormsHeader.grid($0) != nil }
    if grids > 1 {
      return Recognition(.signature, because: [first, "\(grids) columns are rows of grids, as Question [Row]"] + Self.notes(header, table))
    }
    let plain = PlainHeader.find(in: table)
    // A table with ids of its own is read with them.
    if header.isUnmistakable(table), plain?.columns.respondent == nil {
      return Recognition(.signature, because: [first, "its times are written as Forms writes them"] + Self.notes(header, table))
    }
    guard plain == nil else { return .unrecognised }
    return Recognition(.structure, because: [first] + Self.notes(header, table))
  }

  /// Why times are left aside, where they are.
  private static func notes(_ header: GoogleFormsHeader, _ table: DelimitedPreview) -> [String] {
    guard header.times(in: table) == nil else { return [] }
    guard let value = header.moments(in: table).first(where: { !$0.isEmpty }) else { return ["it is blank: times are left aside"] }
    return ["times such as \(value) cannot be read with certainty and are left aside"]
  }
}

/// The header of a Google Forms table.
struct GoogleFormsHeader {
  /// Its place among the preview's rows.
  let index: Int
  let names: [String]

  static func find(in table: DelimitedPreview) -> GoogleFormsHeader? {
    for (index, row) in table.rows.prefix(5).enumerated() where row.kind == .record {
      let names = row.fields.map(PlainHeader.trimmed)
      guard names.count > 1, timeNames.contains(names[0]) else { continue }
      let folded = names.map { String($0.lowercased().filter { $0.isLetter || $0.isNumber }) }
      return foreign.isDisjoint(with: folded) ? GoogleFormsHeader(index: index, names: names) : nil
    }
    return nil
  }

  /// A grid's question and row; nil where the name is no grid row's.
  static func grid(_ name: String) -> (question: String, row: String)? {
    guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "["), bracket > name.startIndex else { return nil }
    let row = PlainHeader.trimmed(String(name[name.index(after: bracket)...].dropLast()))
    let question = PlainHeader.trimmed(String(name[..<bracket]))
    return question.isEmpty || row.isEmpty ? nil : (question, row)
  }

  /// The times of submission in the preview.
  func moments(in table: DelimitedPreview) -> [String] { table.values(of: 0, after: index + 1).map(PlainHeader.trimmed) }

  /// How they are read; nil where that is not certain.
  func times(in table: DelimitedPreview) -> TimeRules? { TimeInference.settled(for: moments(in: table)) }

  /// Whether times look as no program but a spreadsheet or Forms writes them: `4/22/2016 19:57:50`, `2020/06/05 11:34:01 AM EST`.
  func isUnmistakable(_ table: DelimitedPreview) -> Bool {
    let moments = moments(in: table).filter { !$0.isEmpty }
    return !moments.isEmpty && moments.allSatisfy { $0.count { $0 == "/" } == 2 && $0.count { $0 == ":" } == 2 }
  }

  private static let timeNames: Set<String> = [
    "Timestamp", "타임스탬프", "Zeitstempel", "Horodateur", "Marca temporal", "Carimbo de data/hora", "タイムスタンプ", "时间戳记", "時間戳記",
    "Cap waktu", "Stempel waktu", "Informazioni cronologiche", "Tijdstempel", "Отметка времени", "Zaman damgası", "Sygnatura czasowa",
    "Dấu thời gian", "Tidstämpel", "Tidsstempel", "Aikaleima", "Časová značka", "Позначка часу", "חותמת זמן", "طابع زمني", "Időbélyeg",
    "Χρονική σήμανση", "ประทับเวลา", "Horodatage",
  ]
  /// Columns that other platforms write and Forms does not, letters and digits in lower case.
  private static let foreign: Set<String> = [
    "respondentid", "responseid", "collectorid", "networkid", "submitdate", "submissiondate", "recordeddate", "finished", "questnnr",
    "uuid",
    "instanceid", "redcapeventname", "recordid",
  ]
}
