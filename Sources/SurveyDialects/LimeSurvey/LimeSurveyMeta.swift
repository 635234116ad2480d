/// The columns LimeSurvey writes of every response, by the codes it gives them.
enum LimeSurveyMeta: String, Hashable, CaseIterable {
  case id, submitdate, lastpage, startlanguage, seed, startdate, datestamp, ipaddr, refurl, token, interviewtime

  /// Which of `headings` are such columns, and in which style the file has them: `codes`, or the language of their texts.
  static func find(in headings: [LimeSurveyHeading]) -> (columns: [LimeSurveyMeta: Int], style: String) {
    var best: (columns: [LimeSurveyMeta: Int], style: String) = (columns(headings) { Self(rawValue: $0.code) }, "codes")
    for (language, texts) in texts {
      let found = columns(headings) { texts[$0.name] }
      if found.count > best.columns.count { best = (found, language) }
    }
    return best
  }

  private static func columns(
    _ headings: [LimeSurveyHeading], _ meaning: (LimeSurveyHeading) -> LimeSurveyMeta?
  ) -> [LimeSurveyMeta: Int] {
    var columns: [LimeSurveyMeta: Int] = [:]
    for (column, heading) in headings.enumerated() {
      guard heading.members.isEmpty, let meta = meaning(heading), columns[meta] == nil else { continue }
      columns[meta] = column
    }
    return columns
  }

  /// Case matters: other platforms write `Date Submitted`.
  private static let texts: [(language: String, texts: [String: LimeSurveyMeta])] = [
    ("English", ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action"]),
    ("English", ["Answer ID", "Submit date", "Last seen page", "Start language", "Random seed", "Start date", "Last action date"]),
    (
      "German",
      ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", "Datum gestartet", "Datum letzte Aktivität"]
    ),
    (
      "French",
      [
        "ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série", "Date de lancement",
        "Date de la dernière action",
      ]
    ),
    (
      "Spanish",
      ["ID de respuesta", "Fecha de envío", "Última página", "Lenguaje inicial", "Semilla", "Fecha de inicio", "Fecha de la última acción"]
    ),
    (
      "Portuguese",
      ["ID da resposta", "Data de envio", "Última página", "Idioma inicial", "Semente", "Data de início", "Data da última ação"]
    ),
    ("Italian", ["ID risposta", "Data invio", "Ultima pagina", "Lingua iniziale", "Seme", "Data di inizio", "Data dell'ultima azione"]),
    ("Dutch", ["Antwoord ID", "Datum ingestuurd", "Laatste pagina", "Start taal", "Seed", "Datum gestart", "Datum laatste actie"]),
    ("Chinese", ["答复 ID", "提交日期", "最后一页", "起始语言", "种子", "开始日期", "最后操作日期"]),
  ].map { language, names in (language, Dictionary(uniqueKeysWithValues: zip(names, order))) }

  private static let order: [LimeSurveyMeta] = [.id, .submitdate, .lastpage, .startlanguage, .seed, .startdate, .datestamp]
}
