internal import SurveyModel
internal import SurveyReading

/// The structure of a LimeSurvey survey, from its `.lss`: which question a column of the responses belongs to, what it asks and which
/// answers it offers. Tables of both generations are read: texts beside the questions, or in tables of their own by language.
struct LimeSurveyStructure {
  /// A question or a row of one.
  struct Question {
    let id: String
    let parent: String
    let group: String
    let code: String
    let type: String
    let order: Int
    let scale: String
    var text: String
  }

  /// The survey's number.
  let survey: String
  private var questions: [String: Question] = [:]
  private var rows: [String: [Question]] = [:]
  /// Labels of answer codes by question and scale, in order.
  private var answers: [String: [(code: String, label: String)]] = [:]
  private var headers: [String: String] = [:]
  private let language: String

  /// The structure in a document; nil where it is none.
  init?(_ root: XMLNode) {
    guard root.child("LimeSurveyDocType")?.text == "Survey" else { return nil }
    let tables = Dictionary(root.children.map { ($0.name, Self.rows(of: $0)) }, uniquingKeysWith: +)
    survey = tables["surveys"]?.first?["sid"] ?? tables["groups"]?.first?["sid"] ?? tables["questions"]?.first?["sid"] ?? ""
    language = tables["surveys"]?.first?["language"] ?? root.child("languages")?.children.first?.text ?? ""
    let texts = self.texts(tables["question_l10ns"], key: "qid", field: "question")
    for row in (tables["questions"] ?? []) + (tables["subquestions"] ?? []) { add(row, texts) }
    let labels = self.texts(tables["answer_l10ns"], key: "aid", field: "answer")
    for row in (tables["answers"] ?? []).sorted(by: { Self.number($0["sortorder"]) < Self.number($1["sortorder"]) }) {
      guard let question = row["qid"], let code = row["code"], isSpoken(row["language"]) else { continue }
      let label = row["answer"] ?? row["aid"].flatMap { labels[$0] } ?? ""
      answers["\(question)/\(row["scale_id"] ?? "0")", default: []].append((code, Self.plain(label)))
    }
    for row in tables["question_attributes"] ?? [] where isSpoken(row["language"]) {
      guard let question = row["qid"], let name = row["attribute"], name.hasPrefix("dualscale_header"), let value = row["value"] else {
        continue
      }
      headers["\(question)/\(name.hasSuffix("B") ? "1" : "0")"] = value
    }
  }

  private func isSpoken(_ other: String?) -> Bool { other.map { $0.isEmpty || $0 == language } ?? true }

  private func texts(_ rows: [[String: String]]?, key: String, field: String) -> [String: String] {
    var texts: [String: String] = [:]
    for row in rows ?? [] where isSpoken(row["language"]) {
      if let id = row[key], let text = row[field] { texts[id] = text }
    }
    return texts
  }

  private mutating func add(_ row: [String: String], _ texts: [String: String]) {
    guard let id = row["qid"], let code = row["title"], isSpoken(row["language"]) else { return }
    let parent = row["parent_qid"].flatMap { $0 == "0" ? nil : $0 } ?? ""
    let question = Question(
      id: id, parent: parent, group: row["gid"] ?? "", code: code, type: row["type"] ?? "", order: Self.number(row["question_order"]),
      scale: row["scale_id"] ?? "0", text: Self.plain(row["question"] ?? texts[id] ?? ""))
    if parent.isEmpty { questions[id] = question } else { rows[parent, default: []].append(question) }
  }

  /// A table's rows, each with its fields by name.
  private static func rows(of table: XMLNode) -> [[String: String]] {
    (table.child("rows")?.children ?? []).map { row in
      Dictionary(row.children.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private static func number(_ text: String?) -> Int { text.flatMap { Int($0) } ?? 0 }

  /// A text without markup, with single blanks.
  private static func plain(_ text: String) -> String { SurveyMonkeyHeader.plain(text) }
}

extension LimeSurveyStructure {
  /// The question with a code.
  private func question(_ code: String) -> Question? { questions.values.filter { $0.code == code }.min { Self.place($0) < Self.place($1) } }

  /// What a heading such as `E[SQ001][2]` asks: the question's text, the row's, and the scale's.
  func texts(of heading: LimeSurveyHeading) -> (question: String, row: String?, scale: String?)? {
    guard let question = question(heading.code) else { return nil }
    let row = heading.members.first.flatMap { code in rows[question.id]?.first { $0.code == code }?.text }
    let scale = heading.members.count > 1 ? headers["\(question.id)/\(heading.members[1] == "2" ? 1 : 0)"] : nil
    return (question.text, row, scale)
  }

  /// The labels of a heading's answer codes, in the order of the form.
  func answers(of heading: LimeSurveyHeading) -> [(code: String, label: String)] {
    guard let question = question(heading.code) else { return [] }
    // Arrays of five and ten points have no answers of their own.
    let builtIn = ["A": 5, "5": 5, "B": 10][question.type] ?? 0
    if builtIn > 0 { return (1...builtIn).map { ("\($0)", "\($0)") } }
    return answers["\(question.id)/\(heading.members.count > 1 && heading.members[1] == "2" ? "1" : "0")"] ?? []
  }

  /// The heading of a column of the responses table: `_123456X7X12SQ001` and the newer `Q12_S34` as `E[SQ001]`; nil where it is no answer's.
  func heading(of key: String) -> String? {
    let name = key.drop { $0 == "_" }
    if let match = name.wholeMatch(of: #/Q(\d+)(?:_S(\d+))?(?:[-#](\d))?/#) {
      guard let question = questions[String(match.1)] else { return nil }
      guard let id = match.2 else { return question.code }
      guard let row = rows[question.id]?.first(where: { $0.id == id }) else { return nil }
      return Self.heading(question.code, row.code, match.3)
    }
    guard let match = name.wholeMatch(of: #/(\d+)X(\d+)X(\d.*)/#) else { return nil }
    // The question's number and the row's code stand together: the longest number that is a question's of this group.
    let found = questions.values.filter { $0.group == match.2 && match.3.hasPrefix($0.id) }.max { $0.id.count < $1.id.count }
    guard let question = found else { return nil }
    var tail = match.3.dropFirst(question.id.count)
    var scale: Substring?
    if question.type == "1", let mark = tail.lastIndex(where: { $0 == "-" || $0 == "#" }) {
      scale = tail[tail.index(after: mark)...]
      tail = tail[..<mark]
    }
    return tail.isEmpty ? question.code : Self.heading(question.code, String(tail), scale)
  }

  private static func heading(_ code: String, _ row: String, _ scale: Substring?) -> String {
    // Columns of the table count scales from 0, headings from 1.
    "\(code)[\(row)]" + (scale.map { $0 == "0" ? "[1]" : "[2]" } ?? "")
  }

  /// By group, then by order, then by number: the same wherever the dictionary put it.
  private static func place(_ question: Question) -> (Int, Int, Int) { (number(question.group), question.order, number(question.id)) }

  /// The headings of all answers, in the order of the form.
  var headings: [String] {
    questions.values.sorted { Self.place($0) < Self.place($1) }.flatMap { question in
      let rows = (rows[question.id] ?? []).filter { $0.scale == "0" }.sorted { Self.place($0) < Self.place($1) }
      guard !rows.isEmpty else { return [question.code] }
      return rows.flatMap { row in
        question.type == "1" ? ["\(question.code)[\(row.code)][1]", "\(question.code)[\(row.code)][2]"] : ["\(question.code)[\(row.code)]"]
      }
    }
  }
}
