internal import SurveyModel
internal import SurveyReading

extension SurveyMonkeyHeader {
  /// The columns that may hold answers: rows and options of questions, in column order, without those of expanded questions.
  func answers(in table: DelimitedPreview) -> [DescribedColumn] {
    let columns = members.isEmpty ? merged : filled
    var groups: [String: [DescribedColumn]] = [:]
    for column in columns { groups[column.group, default: []].append(column) }
    let expanded = Set(groups.filter { isExpanded($0.value, table) }.keys)
    return columns.filter { !expanded.contains($0.group) }
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

  /// One column per option: each holds nothing but its own text or number.
  private func isExpanded(_ columns: [DescribedColumn], _ table: DelimitedPreview) -> Bool {
    guard columns.count > 1 else { return false }
    var held = 0
    for (place, column) in columns.enumerated() {
      let values = Set(table.values(of: column.column, after: end).map(Self.plain)).subtracting([""])
      guard values.isSubset(of: [column.member, String(place + 1)]) else { return false }
      held += values.isEmpty ? 0 : 1
    }
    return held > 1
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
