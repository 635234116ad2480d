import Testing

@testable import SatisfactionReporting

/// What a page says, in every language.
@Suite struct PageWordTests {
  private static let books = [
    (PageLanguage.english, PhraseBook.english), (.simplifiedChinese, PhraseBook.simplified), (.traditionalChinese, PhraseBook.traditional),
  ]

  private func places(_ template: String) -> Set<String> {
    Set(template.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
  }

  @Test(arguments: PageLanguage.allCases)
  func everyPhraseIsThereWithTheSamePlaces(_ language: PageLanguage) throws {
    let book = try #require(Self.books.first { $0.0 == language }?.1)
    for phrase in Phrase.allCases {
      let template = try #require(book[phrase], "\(phrase) in \(language)")
      let english = try #require(PhraseBook.english[phrase])
      #expect(places(template) == places(english), "\(phrase) in \(language)")
    }
  }

  @Test func simplifiedAndTraditionalAreNotTheSameCharacters() {
    #expect(PhraseBook.simplified[.dimension] == "维度" && PhraseBook.traditional[.dimension] == "構面")
    let simplifiedOnly: Set<Character> = ["维", "数", "据", "质", "时", "应", "问", "响", "显", "组", "张"]
    for (phrase, text) in PhraseBook.traditional {
      #expect(text.allSatisfy { !simplifiedOnly.contains($0) }, "\(phrase): \(text)")
    }
  }

  @Test func valuesThatLookLikePlacesStayWhatTheyAre() {
    let text = PageLanguage.english.words(.gapFinding, ["name": "{value}", "value": "−1.00"])
    #expect(text == "{value} falls shortest of expectation (−1.00).")
  }

  @Test func numbersHaveARealMinusAndNoNegativeZero() {
    let language = PageLanguage.english
    #expect(language.signed(-1.304) == "−1.30" && language.signed(0.5) == "+0.50" && language.signed(-0.001) == "0.00")
    #expect(language.signed(nil) == "–" && language.percent(0.345) == "34%" && language.count(1_234_567) == "1,234,567")
    #expect(language.range(-1.5 ... -1.25) == "−1.50 to −1.25")
  }

  @Test func daysAndPeriodsFollowTheLanguage() {
    #expect(PageLanguage.english.day("2026-04-01") == "1 Apr 2026" && PageLanguage.simplifiedChinese.day("2026-04-01") == "2026年4月1日")
    #expect(PageLanguage.english.period("quarter-2026-q2") == "Q2 2026" && PageLanguage.english.period("week-2026-w07") == "2026 W07")
    #expect(PageLanguage.traditionalChinese.period("weekday-1-monday") == "週一" && PageLanguage.english.period("month-2026-06") == "2026-06")
  }

  @Test func listsEndWithAnAnd() {
    #expect(PageLanguage.english.list(["A", "B", "C"]) == "A, B and C" && PageLanguage.english.list(["A"]) == "A")
    #expect(PageLanguage.simplifiedChinese.list(["甲", "乙", "丙"]) == "甲、乙和丙")
  }
}
