/// Delimiters, and records with too few or too many fields.
enum StructureCases {
  static let all = [
    semicolons, separatorLine, rowShort, rowLong, rowShifted, cutMidRecord, pipes, tabs, quotedSemicolons, onlyDelimiters,
    thousandsOfFields,
  ]

  static let semicolons: BrokenExport = {
    var survey = CleanSurvey.standard
    survey[3].comment = "dim, but quiet"
    return .csv("csv_delim_semicolon", why: "Excel in most of Europe", .allRead(survey), of: survey) {
      $0.delimiter = UInt8(ascii: ";")
    }
  }()

  static let separatorLine = BrokenExport.csv(
    "csv_excel_sep_line", why: "Excel's hint of the delimiter is no header", .allRead()
  ) {
    $0.delimiter = UInt8(ascii: ";")
    $0.insert("sep=;", at: 0)
  }

  static let rowShort = BrokenExport.csv(
    "csv_row_short", why: "padding it would invent missing answers", .setAside([9], as: ["wrong_field_count"])
  ) { $0.lines[9].removeSubrange(30..<33) }

  static let rowLong = BrokenExport.csv(
    "csv_row_long", why: "cutting it would lose text, joining it is a guess", .setAside([9], as: ["wrong_field_count"])
  ) { $0[9, "comment"] = .verbatim("bright, calm, but far") }

  static let rowShifted = BrokenExport.csv(
    "csv_row_shifted", why: "P7 is gone and the comment has a bare comma: the count is right, the columns are not",
    .setAside([9], as: ["value_not_integer"])
  ) {
    $0[9, "comment"] = .verbatim("calm, thanks")
    $0.lines[9].remove(at: CSVDraft.index(of: "P7"))
  }

  static let cutMidRecord = BrokenExport.csv(
    "csv_cut_mid_record", why: "an upload that stopped inside the last record", .setAside([40], as: ["wrong_field_count"])
  ) {
    $0.lines[40].removeSubrange(CSVDraft.index(of: "P9")...)
    $0.endsLastLine = false
  }

  // Cases of our own.

  static let pipes = BrokenExport.csv("csv_delim_pipe", why: "the delimiter of mainframe exports", .allRead()) {
    $0.delimiter = UInt8(ascii: "|")
  }

  static let tabs: BrokenExport = {
    var survey = CleanSurvey.standard
    survey[12].comment = "loud, narrow;\tcold|damp"
    return .csv("tsv_delim_tab", why: "tabs delimit, and one stands in a quoted comment", .allRead(survey), of: survey) {
      $0.delimiter = UInt8(ascii: "\t")
    }
  }()

  static let quotedSemicolons: BrokenExport = {
    var survey = CleanSurvey.standard
    for record in 1...20 { survey[record].comment = "calm; dry; \"nearly\" free; 2,50 a day, 12,50 a week" }
    return .csv(
      "csv_quoted_semicolons", why: "quoted delimiters and commas outnumber the real ones in some records", .allRead(survey), of: survey
    ) { $0.delimiter = UInt8(ascii: ";") }
  }()

  static let onlyDelimiters = BrokenExport.csv(
    "csv_row_only_delimiters", why: "a cleared spreadsheet row is blank, not a response without answers", .allRead()
  ) { $0.insert(String(repeating: ",", count: CleanSurvey.columns.count - 1), at: 14) }

  static let thousandsOfFields = BrokenExport.csv(
    "csv_row_5000_fields", why: "over the limit of fields in a record: the record is lost, the next one is not",
    .setAside([9], as: ["wrong_field_count"])
  ) { $0.lines[9] += Array(repeating: "", count: 5_000) }
}
