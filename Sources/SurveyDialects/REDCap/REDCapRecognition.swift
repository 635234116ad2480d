public import SurveyReading

extension REDCapDialect {
  /// Columns that only REDCap writes are its signature; so is a document that says it comes from there.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    switch preview.form {
    case .xml(let document): return Self.recognise(document)
    case .delimited(let table):
      guard let columns = PlatformColumns(table), !REDCapFields.isRowForEveryAnswer(columns.names) else { return .unrecognised }
      let own = columns.names.filter(REDCapFields.own.contains)
      if !own.isEmpty { return Recognition(.signature, because: ["the columns \(own.prefix(3).joined(separator: ", "))"]) }
      return Self.fields(columns) ?? Self.labels(columns) ?? .unrecognised
    }
  }

  private static func recognise(_ document: XMLPreview) -> Recognition {
    guard document.shape == .studyData else { return .unrecognised }
    let version = document.root["ODMVersion"] ?? "of an unnamed version"
    if document.root["SourceSystem"] == "REDCap" {
      return Recognition(.signature, because: ["a CDISC ODM document (\(version)) whose source system is REDCap"])
    }
    return Recognition(
      .signature, because: ["a CDISC ODM document (\(version)); its source system is not REDCap, but its layout is the same"])
  }

  /// Names that are all field names, one of them the status of a form.
  private static func fields(_ columns: PlatformColumns) -> Recognition? {
    let status = columns.names.indices.dropFirst().filter { columns.names[$0].hasSuffix("_complete") }
    guard let first = status.first, columns.names.allSatisfy(REDCapFields.isFieldName) else { return nil }
    let isStatus = status.allSatisfy { Set(columns.values(of: $0, headerRows: 1)).isSubset(of: ["0", "1", "2"]) }
    return isStatus ? Recognition(.signature, because: ["\(columns.names[first]) is the status of a form, 0 to 2"]) : nil
  }

  /// Headings that are labels: each form ends with `Complete?`.
  private static func labels(_ columns: PlatformColumns) -> Recognition? {
    guard columns.names.contains("Complete?") else { return nil }
    let others = columns.names.filter { REDCapFields.ownLabels.contains($0) || $0.contains("(choice=") }
    let states: Set<String> = ["Complete", "Incomplete", "Unverified", "0", "1", "2"]
    let isStatus =
      columns.names.firstIndex(of: "Complete?").map { Set(columns.values(of: $0, headerRows: 1)).isSubset(of: states) } ?? false
    guard !others.isEmpty || isStatus else { return nil }
    return Recognition(.signature, because: (["a heading Complete? for each form"] + others.prefix(2)).map { $0 })
  }
}

/// Names of REDCap's own columns.
enum REDCapFields {
  static let event = ["redcap_event_name", "Event Name", "@StudyEventOID"]
  static let eventRepeat = ["@StudyEventRepeatKey"]
  static let instance = ["redcap_repeat_instance", "Repeat Instance", "@FormRepeatKey"]
  /// All of them: no answers.
  static let all = Set(event + eventRepeat + instance + instrument + own + ["@FormOID", "@SubjectKey"])
  static let instrument = ["redcap_repeat_instrument", "Repeat Instrument"]

  static let own: Set<String> = [
    "redcap_event_name", "redcap_repeat_instance", "redcap_repeat_instrument", "redcap_survey_identifier", "redcap_data_access_group",
  ]
  static let ownLabels: Set<String> = [
    "Event Name", "Repeat Instance", "Repeat Instrument", "Survey Identifier", "Survey Timestamp", "Data Access Group", "Record ID",
  ]

  /// The export with a row for every answer, which `long-csv` reads.
  static func isRowForEveryAnswer(_ names: [String]) -> Bool { names.contains("field_name") && names.contains("value") }

  /// Lower case letters, digits and underscores, as REDCap allows in names of fields.
  static func isFieldName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }
}
