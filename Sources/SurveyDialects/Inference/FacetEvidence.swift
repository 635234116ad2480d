internal import SurveyModel

/// Tells from a question's own words whether it asks what should be or what is.
enum FacetEvidence {
  /// The facet and the word it was read off; nil where the words say neither, or both.
  static func facet(of text: String) -> (facet: Facet, word: String)? {
    let folded = Array(text.lowercased().utf8)
    let found = bytes.compactMap { facet, words in words.first { folded.holds($0.bytes) }.map { (facet, $0.word) } }
    return found.count == 1 ? found.first : nil
  }

  /// Whether words ask for no facet at all: neither of these, nor importance or a minimum.
  static func isSilent(_ text: String) -> Bool {
    let folded = Array(text.lowercased().utf8)
    return !bytes.contains { $1.contains { folded.holds($0.bytes) } } && !others.contains { folded.holds(Array($0.utf8)) }
  }

  /// The words as bytes: files have thousands of columns, and searching bytes is much quicker than searching characters.
  private static let bytes: [(Facet, [(word: String, bytes: [UInt8])])] = table.map { facet, words in
    (facet, words.map { ($0, Array($0.utf8)) })
  }

  private static let others = [
    "importan", "priorit", "wichtig", "penting", "重要", "중요", "minim", "mindest", "adequate", "tolera", "最低", "최소", "desired", "ideal",
    "lowest", "acceptab", "matter", "relevan", "satisf", "zufried", "満足", "满意", "滿意", "만족", "puas", "last year", "competitor", "other bank",
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

extension [UInt8] {
  /// Whether `part` stands somewhere inside.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    for start in 0...(count - part.count) where self[start] == first {
      var length = 1
      while length < part.count, self[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}
