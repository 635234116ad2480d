internal import SurveyModel
public import SurveyReading

extension LongTableDialect {
  /// A narrow table is this dialect's by structure where it names a respondent, a question and an answer, and respondents come again.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form, let export = LongTable(table), PlainHeader.find(in: table) == nil else {
      return .unrecognised
    }
    let names = export.columns.names
    let facet = export.facet.map { " and \(names[$0])" } ?? ""
    return Recognition(
      .structure,
      because: [
        "a row for every answer: \(names[export.answer]) to \(names[export.question])\(facet), by \(names[export.respondent])"
      ])
  }
}

/// The columns of a table with a row for every answer.
struct LongTable {
  let columns: PlatformColumns
  let respondent: Int
  let question: Int
  let answer: Int
  /// The column that says whether the answer is an expectation or a perception, where the question does not.
  let facet: Int?
  /// The columns that say when an answer was given: an event, a wave, an instance.
  let occasions: [Int]

  init?(_ table: DelimitedPreview) {
    guard let columns = PlatformColumns(table), columns.names.count <= Self.mostColumns else { return nil }
    let folded = columns.names.map { String($0.lowercased().filter { $0.isLetter || $0.isNumber }) }
    let first = { (words: [String]) in words.lazy.compactMap { folded.firstIndex(of: $0) }.first }
    guard let question = first(Self.questionNames), let answer = first(Self.answerNames) else { return nil }
    guard let respondent = first(Self.respondentNames) ?? NamedColumns(columns.names).respondent else { return nil }
    guard Set([question, answer, respondent]).count == 3 else { return nil }
    let ids = columns.values(of: respondent, headerRows: 1)
    let questions = columns.values(of: question, headerRows: 1)
    guard Set(ids).count < ids.count || Set(questions).count < questions.count else { return nil }
    self.columns = columns
    (self.respondent, self.question, self.answer) = (respondent, question, answer)
    let facet = columns.names.indices.first { column in
      guard ![question, answer, respondent].contains(column) else { return false }
      let values = Set(columns.values(of: column, headerRows: 1))
      return !values.isEmpty && values.allSatisfy { FacetWords.facet($0.lowercased()) != nil || FacetEvidence.facet(of: $0) != nil }
    }
    self.facet = facet
    occasions = folded.indices.filter { Self.occasionNames.contains(folded[$0]) && ![question, answer, respondent, facet].contains($0) }
  }

  private static let mostColumns = 12
  private static let questionNames = [
    "question", "questionid", "questioncode", "item", "itemid", "itemcode", "fieldname", "variable", "statement", "题项", "題項", "题目", "題目",
    "问题", "問題", "frage", "pregunta", "pergunta", "pertanyaan", "質問", "문항",
  ]
  private static let answerNames = [
    "answer", "answers", "value", "response", "score", "rating", "answervalue", "responsevalue", "答案", "评分", "評分", "得分", "回答", "antwort",
    "wert",
    "reponse", "réponse", "respuesta", "resposta", "jawaban", "응답",
  ]
  private static let occasionNames: Set<String> = [
    "redcapeventname", "redcaprepeatinstance", "event", "eventid", "eventname", "wave", "waveid", "visit", "occasion", "round", "timepoint",
    "period",
    "quarter", "session",
    "波次", "轮次",
  ]
  private static let respondentNames = [
    "respondentid", "respondent", "record", "recordid", "participant", "subject", "userid", "sessionid",
  ]
}
