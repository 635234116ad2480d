internal import SurveyModel

/// Words by which column names tell the facet, the item and the role, in the languages exports were seen in.
enum FacetWords {
  static func facet(_ word: String) -> Facet? { byWord[word] }

  static func isItemWord(_ word: String) -> Bool { itemWords.contains(word) }

  static func isWeightWord(_ word: String) -> Bool { weightWords.contains(word) }

  private static let byWord: [String: Facet] = {
    var words: [String: Facet] = [:]
    for (facet, list) in table {
      for word in list { words[word] = facet }
    }
    return words
  }()

  private static let table: [(Facet, [String])] = [
    (
      .expectation,
      [
        "e", "ex", "exp", "expect", "expected", "expectation", "expectations", "expectancy", "desired", "期望", "期望值", "期望服务", "期望服務",
        "预期", "預期", "期待", "期待値", "erwartung", "erwartungen", "attente", "attentes", "expectativa", "expectativas", "harapan", "기대",
      ]
    ),
    (
      .perception,
      [
        "p", "per", "perc", "perceived", "perception", "perceptions", "perform", "performance", "actual", "experience", "experienced",
        "感知", "感知值", "感知服务", "感知服務", "感受", "实际", "實際", "实际感受", "實際感受", "wahrnehmung", "erlebt", "erlebnis", "erfahrung", "tatsächlich",
        "percepcion", "percepción", "percepção",
        "persepsi", "kenyataan", "인지", "체감", "知覚",
      ]
    ),
    (.minimum, ["min", "minimum", "adequate", "最低", "最低期望"]),
    (.importance, ["imp", "importance", "important", "重要性", "重要度", "중요도"]),
  ]

  private static let itemWords: Set<String> = [
    "q", "question", "questions", "item", "items", "answer", "answers", "rating", "ratings", "score", "servqual", "statement", "s", "no",
    "题", "題", "第", "题项", "題項", "项目", "項目", "问题", "問題", "문항",
  ]

  private static let weightWords: Set<String> = ["w", "wt", "weight", "weights", "points", "importance", "权重", "權重", "比重", "重要性"]
}

/// Names of the five dimensions in column headers.
enum DimensionWords {
  static func dimension(_ word: String) -> String? { byWord[word] }

  private static let byWord: [String: String] = {
    var words: [String: String] = [:]
    for (id, list) in table {
      for word in list + [id] { words[word] = id }
    }
    return words
  }()

  private static let table: [(String, [String])] = [
    ("tangibles", ["tangible", "tangibility", "有形性", "可感知性", "有形设施", "유형성"]),
    ("reliability", ["reability", "可靠性", "可靠度", "keandalan", "fiabilidad", "신뢰성"]),
    ("responsiveness", ["response", "响应性", "反應性", "反应性", "回应性", "响应速度", "반응성"]),
    ("assurance", ["保证性", "可信性", "保障性", "jaminan", "seguridad", "확신성"]),
    ("empathy", ["移情性", "同理性", "情感投入", "关怀性", "empati", "empatía", "공감성"]),
  ]
}
