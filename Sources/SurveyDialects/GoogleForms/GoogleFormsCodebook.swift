public import SurveyModel
public import SurveyReading

extension GoogleFormsDialect {
  /// The codebook that question texts and grid rows give. Forms writes no ids.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard case .delimited(let table) = preview.form, let header = GoogleFormsHeader.find(in: table) else {
      throw DialectError(.headerMissing, "the first column is no Timestamp of Google Forms", advice: "leave --dialect out")
    }
    let line = table.rows[header.index].position.line
    let inference = PlatformInference(names: header.names, answers: header.answers, line: line)
    var inferred = inference.infer(instrument)
    inferred.codebook.columns.removeAll { $0.role == .respondent || $0.role == .recordedAt }
    if let times = header.times(in: table) {
      inferred.codebook.times = times
      inferred.codebook.set(.recordedAt, at: inference.reference(0), evidence: "Google Forms' time of submission")
    }
    inferred.codebook.readLabels(in: table.answerTexts(of: inferred.codebook, names: header.names, after: header.index + 1))
    return try inferred.settled()
  }
}

extension GoogleFormsHeader {
  /// The columns that may hold answers.
  var answers: [DescribedColumn] {
    names.indices.dropFirst().filter { !Self.metaNames.contains(names[$0].lowercased()) && !names[$0].isEmpty }.map { column in
      let name = names[column]
      if let (question, row) = Self.grid(name) {
        return DescribedColumn(column: column, name: name, group: question, member: row, text: question)
      }
      let (number, text) = Self.numbered(name)
      return DescribedColumn(column: column, name: name, group: text, member: number, text: text)
    }
  }

  /// A leading number such as `3.`, `(3)` or `3-1.` and the text after it; the text alone is both where there is none.
  private static func numbered(_ name: String) -> (number: String, text: String) {
    let lead = name.prefix { $0.isNumber || $0.isWhitespace || "-.:()（）．、".contains($0) }
    let text = String(name.dropFirst(lead.count))
    guard !text.isEmpty, lead.contains(where: \.isNumber) else { return (name, name) }
    let number = lead.drop { !$0.isNumber }.reversed().drop { !$0.isNumber }.reversed()
    return (String(number), text)
  }

  private static let metaNames: Set<String> = ["username", "email address", "email", "score"]
}
