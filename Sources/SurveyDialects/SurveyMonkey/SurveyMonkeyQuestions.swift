internal import SurveyModel
internal import SurveyReading

extension SurveyMonkeyHeader {
  /// All columns that may hold answers, with their questions.
  var described: [DescribedColumn] { members.isEmpty ? merged : filled }

  /// The answers: rows of questions in column order, and of expanded questions one for each row.
  func answers(in table: DelimitedPreview, _ expansions: [Int: SurveyMonkeyExpansion]) -> [DescribedColumn] {
    let expanded = Set(expansions.values.flatMap { $0.columns.map(\.column) })
    return described.compactMap { column in
      // A field for words of one's own is no row of the question.
      if column.member.lowercased().hasPrefix("other (") || column.member.lowercased() == "other" { return nil }
      if let expansion = expansions[column.column] { return expansion.row.isEmpty ? nil : expansion.described }
      return expanded.contains(column.column) ? nil : column
    }
  }

  /// Names for finding columns by name: a code above or below the question where those rows hold codes, else the question with its row.
  var columnNames: [String] {
    let coded = [names, codes, members].max { first, second in NamedColumns(first).answerCount < NamedColumns(second).answerCount } ?? []
    let isCoded = NamedColumns(coded).answerCount > max(3, NamedColumns(names).answerCount)
    let described = Dictionary(uniqueKeysWithValues: (members.isEmpty ? [] : filled).map { ($0.column, $0) })
    return names.indices.map { column in
      if isCoded, coded.indices.contains(column), Self.isAnswer(coded[column]) { return coded[column] }
      guard let known = described[column], Self.folded(known.member) != "response" else { return names[column] }
      return names[column].isEmpty ? "\(known.text) [\(known.member)]" : names[column]
    }
  }

  /// Every column's question with its row or option.
  var titles: [String] {
    let described = Dictionary(uniqueKeysWithValues: (members.isEmpty ? [] : filled).map { ($0.column, $0) })
    return names.indices.map { column in
      guard let known = described[column] else { return names[column] }
      return ["response", "openendedresponse", ""].contains(Self.folded(known.member)) ? known.text : "\(known.text) [\(known.member)]"
    }
  }

  private static func isAnswer(_ name: String) -> Bool {
    switch ColumnNaming.meaning(of: name) {
    case .answer, .points: true
    default: false
    }
  }

  /// Two rows: a question's text holds for the blanks after it, up to the next question or a column about the response.
  private var filled: [DescribedColumn] {
    var columns: [DescribedColumn] = []
    var question: (text: String, number: Int)?
    for column in names.indices {
      let text = Self.plain(questions.indices.contains(column) ? questions[column] : "")
      let member = Self.plain(member(column))
      if isMeta(column) || text.isEmpty && member.isEmpty {
        question = nil
      } else if !text.isEmpty, text != question?.text {
        question = (text, column + 1)
      }
      guard let question else { continue }
      let group = "#\(question.number) \(question.text)"
      columns.append(DescribedColumn(column: column, name: names[column], group: group, member: member, text: question.text))
    }
    return columns
  }

  /// One row: the question and its row stand together as `question - row`.
  private var merged: [DescribedColumn] {
    names.indices.filter { !isMeta($0) && !names[$0].isEmpty }.map { column in
      let text = Self.plain(names[column])
      guard let dash = text.ranges(of: " - ").last else {
        return DescribedColumn(column: column, name: names[column], group: text, member: "", text: text)
      }
      let question = String(text[..<dash.lowerBound])
      return DescribedColumn(
        column: column, name: names[column], group: question, member: String(text[dash.upperBound...]), text: question)
    }
  }

  /// A header's text without markup, with single blanks.
  static func plain(_ text: String) -> String {
    var kept = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let isTag = rest[rest.index(after: start)..<end].first.map { $0.isLetter || $0 == "/" } ?? false
      kept += rest[..<start] + (isTag ? " " : rest[start...end])
      rest = rest[rest.index(after: end)...]
    }
    return (kept + rest).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
