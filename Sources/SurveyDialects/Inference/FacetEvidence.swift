internal import SurveyModel

/// Tells from a question's own words whether it asks what should be or what is.
enum FacetEvidence {
  /// The facet and the word it was read off; nil where the words say neither, or both.
  static func facet(of text: String) -> (facet: Facet, word: String)? {
    let folded = text.lowercased()
    let found = table.compactMap { facet, words in words.first { folded.contains($0) }.map { (facet, $0) } }
    return found.count == 1 ? found.first : nil
  }

  /// Whether words ask for no facet at all: neither of these, nor importance or a minimum.
  static func isSilent(_ text: String) -> Bool {
    let folded = text.lowercased()
    return !table.contains { $1.contains(where: folded.contains) } && !others.contains(where: folded.contains)
  }

  private static let others = [
    "importan", "priorit", "wichtig", "penting", "重要", "중요", "minim", "mindest", "adequate", "tolera", "最低", "최소", "desired", "ideal",
  ]

  /// Parts of words, so that endings do not matter; each asks for one facet in every survey seen.
  private static let table: [(Facet, [String])] = [
    (
      .expectation,
      [
        "expect", "should", "excellent", "ideal", "期望", "预期", "預期", "期待", "应该", "應該", "erwart", "sollte", "attendez", "attente", "attendu",
        "devrait", "espera",
        "debería",
        "expectativa", "deveria", "harapan", "harapkan", "seharusnya", "기대", "해야 한다", "べき",
      ]
    ),
    (
      .perception,
      [
        "percei", "perception", "experienc", "actual", "received", "感知", "感受", "实际", "實際", "体验", "體驗", "wahrgenommen", "erlebt",
        "tatsächlich",
        "perçu", "réel", "vécu", "percib", "recibid", "en realidad", "realmente", "na realidade", "percebid", "kenyataan", "dirasakan",
        "인지", "실제", "経験", "実際",
      ]
    ),
  ]
}
