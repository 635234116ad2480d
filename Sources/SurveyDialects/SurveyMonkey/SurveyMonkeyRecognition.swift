public import SurveyReading

extension SurveyMonkeyDialect {
  /// A table is SurveyMonkey's where a row names `Respondent ID` and questions stand above their rows and options.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form, let header = SurveyMonkeyHeader.find(in: table) else { return .unrecognised }
    let row = "row \(header.index + 1) names \(header.names[header.respondent])"
    if let sign = Self.signature(header) {
      return Recognition(.signature, because: [row, sign] + Self.notes(header, table))
    }
    // Other software writes RESPONDENT_ID and the like.
    let isSpelt = ["RespondentID", "Respondent ID"].contains(header.names[header.respondent])
    guard header.respondent == 0, isSpelt, PlainHeader.find(in: table) == nil else { return .unrecognised }
    return Recognition(.structure, because: ["\(row) first"] + Self.notes(header, table))
  }

  private static func signature(_ header: SurveyMonkeyHeader) -> String? {
    let subheaders: Set<String> = ["response", "open-ended response"]
    if header.members.contains(where: { subheaders.contains($0.lowercased()) }) { return "the row of options says Response" }
    if header.column("collectorid") != nil { return "it names the collector beside" }
    let blanks = header.questions.count { $0.isEmpty }
    guard header.rows > 1, blanks * 5 >= header.questions.count else { return nil }
    return "questions stand above \(header.questions.count - blanks) of \(header.questions.count) columns, their options in the next row"
  }

  /// What is left aside, and why.
  private static func notes(_ header: SurveyMonkeyHeader, _ table: DelimitedPreview) -> [String] {
    var notes: [String] = []
    if let column = header.column("enddate"), header.times(in: table) == nil {
      let value = table.values(of: column, after: header.end).first { !PlainHeader.trimmed($0).isEmpty }
      let held = value.map { "holds \($0), which is no date that can be read" } ?? "is blank"
      notes.append("\(header.names[column]) \(held): times are left aside")
    }
    if header.hasRoundedIDs(in: table) { notes.append("a spreadsheet rounded the ids (as 1.18E+11): they are left aside") }
    return notes
  }
}
