/// The languages a page is written in.
public enum PageLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case simplifiedChinese = "zh-Hans"
  case traditionalChinese = "zh-Hant"

  /// The sentence or word for `phrase`, with its places filled: `{name}` by the value of `name`.
  func words(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
    let template = phrases[phrase] ?? PhraseBook.english[phrase] ?? phrase.rawValue
    guard template.contains("{") else { return template }
    var (text, rest) = ("", Substring(template))
    // Piece by piece, so that a value that looks like a place stays what it is.
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      text += rest[..<start] + (values[String(rest[rest.index(after: start)..<end])] ?? "")
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private var phrases: [Phrase: String] {
    switch self {
    case .english: PhraseBook.english
    case .simplifiedChinese: PhraseBook.simplified
    case .traditionalChinese: PhraseBook.traditional
    }
  }

  /// What stands between the names of a list.
  var comma: String { self == .english ? ", " : "、" }

  /// A word with another behind it in brackets.
  func aside(_ word: String, _ other: String) -> String { self == .english ? "\(word) (\(other))" : "\(word)（\(other)）" }

  /// A word and what it is about.
  func about(_ word: String, _ other: String) -> String { self == .english ? "\(word): \(other)" : "\(word)：\(other)" }

  /// Several names in one sentence.
  func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: comma) + words(.and) + last
  }

  /// Sentences one behind the other.
  func sentences(_ sentences: [String?]) -> String { sentences.compactMap(\.self).joined(separator: self == .english ? " " : "") }
}
