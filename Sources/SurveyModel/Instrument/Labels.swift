/// A label in the languages somebody wrote it in; ids never change with the language.
public struct Labels: Hashable, Sendable, ExpressibleByStringLiteral {
  /// Text by language tag: `en`, `zh-Hans`, `zh-Hant` ...
  public let byLanguage: [String: String]

  /// Labels by language tag.
  public init(_ byLanguage: [String: String]) { self.byLanguage = byLanguage }

  /// An English label alone.
  public init(stringLiteral english: String) { self.init(["en": english]) }

  /// English with its Simplified and Traditional Chinese counterparts.
  public init(_ english: String, hans: String, hant: String) {
    self.init(["en": english, "zh-Hans": hans, "zh-Hant": hant])
  }

  /// The label in `language`, else in English, else in the first language there is.
  public func text(in language: String = "en") -> String {
    byLanguage[language] ?? byLanguage["en"] ?? byLanguage.sorted { $0.key < $1.key }.first?.value ?? ""
  }
}
