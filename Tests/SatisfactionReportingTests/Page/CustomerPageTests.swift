import Testing

@testable import SatisfactionReporting

/// The part of a page about customers, from documents of a few rows.
@Suite struct CustomerPageTests {
  private typealias Row = CareMaking.Row

  private func page(_ tables: KeyValuePairs<String, [CareMaking.Row]>, money: String? = nil, _ language: PageLanguage = .english) -> String
  {
    PageMaking.page(CareMaking.document(tables, money: money), language: language)
  }

  private static let views: [(table: String, words: String)] = [
    ("outcomes", "<strong>Outcomes</strong>"), ("sources", "Where expectations come from"), ("pyramid", "Gap by class and dimension"),
    ("churn", "What is lost, and what it costs"), ("churn_cost", "Of it, because customers leave"), ("lifetime", "worth over the years"),
    ("complaints", "by what became of a problem"), ("stages", "How far complaints came"), ("waiting", "<strong>Waiting</strong>"),
    ("loyalty", "<strong>Loyalty</strong>"), ("word_of_mouth", "What customers tell others"), ("rubrics", "Steps of the service"),
    ("service_levels", "Promised times kept"),
  ]

  @Test func withoutTablesThereIsNoView() {
    let page = PageMaking.page(PageMaking.document(rows: 60))
    #expect(!page.contains("section-customers"))
    for view in Self.views { #expect(!page.contains(view.words), "\(view.table)") }
  }

  @Test(arguments: views.map(\.table))
  func eachTableAloneHasItsViewAndNoOther(_ table: String) throws {
    let rows = try #require(CareMaking.everything(0.5, isHidden: false).first { $0.key == table }?.value)
    let page = page([table: rows])
    for view in Self.views where view.table != "churn" || table != "churn_cost" {
      #expect(page.contains(view.words) == (view.table == table), "\(view.table)")
    }
  }

  /// Nothing on a page or a figure depends on a number that is hidden: no bar, colour, order or sentence.
  @Test(arguments: PageLanguage.allCases)
  func hiddenNumbersChangeNothing(_ language: PageLanguage) throws {
    let pages = [-0.7171, 0.2323].map { value in
      DashboardPage(CareMaking.document(CareMaking.everything(value, isHidden: true)), language: language).files
    }
    #expect(pages[0].map(\.path) == pages[1].map(\.path))
    for (one, other) in zip(pages[0], pages[1]) { #expect(one.bytes == other.bytes, "\(one.path)") }
    let shown = [-0.7171, 0.2323].map { value in
      PageMaking.page(CareMaking.document(CareMaking.everything(value, isHidden: false)), language: language)
    }
    #expect(shown[0] != shown[1])
    let index = String(decoding: try #require(pages[0].first).bytes, as: UTF8.self)
    #expect(index.contains(language.words(.hiddenCell)) && index.contains(">\(language.words(.careHidden))<"))
    #expect(!index.contains("class=\"tick\""), "a published figure beside a hidden number")
  }

  @Test func fewAnswersAreMarked() {
    let rows = ["a", "b"].flatMap { CareMaking.lost($0, (-0.1, "few")) }.map { row in
      var few = row
      if row.group == "a", row.statistic == "stayed" { few.n = 12 }
      return few
    }
    let page = page(["pyramid": rows])
    #expect(page.contains(">A °<") && page.contains("° under 30 answers: not judged.") && !page.contains(">B °<"))
    #expect(page.contains("Fewest in class B: 60% (50% to 70%)."))
  }

  @Test func publishedFiguresStandBesideTheirSource() throws {
    let rows = [
      Row(group: "silent", label: "Problem, silent", statistic: "repurchase", value: 0.6, ends: 0.5...0.7, benchmark: 0.09),
      Row(group: "resolved", label: "Complained, resolved", statistic: "repurchase", value: 0.9, ends: 0.8...0.95),
      Row(group: "all", statistic: "complaint_rate", value: 0.4, ends: 0.3...0.5, benchmark: 0.5, bound: "below"),
    ]
    let page = page(["complaints": rows])
    #expect(page.contains("Purple tick: a published figure (a training text); it enters no number."))
    #expect(page.components(separatedBy: "class=\"tick\"").count == 2)
    #expect(page.contains("A published figure is under 50%."))
    let published = Row(
      group: "would_switch", label: "Would switch supplier", statistic: "published", unit: "percent", benchmark: 60, bound: "above")
    let table = self.page(["benchmarks": [published]])
    #expect(table.contains("<th scope=\"row\">Would switch supplier</th><td class=\"n\">over 60%</td><td>a training text</td>"))
    #expect(self.page(["benchmarks": [published]], .simplifiedChinese).contains("<th scope=\"row\">会更换供应商</th><td class=\"n\">高于 60%</td>"))
  }

  @Test(arguments: [
    ("present", "are more satisfied than those without a problem, by 0.30 points"), ("reversed", "are still less satisfied"),
    ("no_clear_difference", "there is no clear difference (−0.30)"), ("few", "is not judged: fewer than 30 on a side"),
  ])
  func theRecoveryParadoxIsTestedNotAssumed(_ verdict: String, _ words: String) {
    let row = Row(group: "recovered", statistic: "satisfaction_against_no_problem", unit: "points", value: -0.3, verdict: verdict)
    #expect(page(["complaints": [row]]).contains(words))
  }

  @Test(arguments: [
    (-5.4, "it felt 5.4 min longer than expected"), (5.4, "it felt 5.4 min shorter than expected"), (-0.1, "no clear difference"),
  ])
  func waitsBelowZeroAreWorse(_ difference: Double, _ words: String) {
    let row = Row(
      group: "expectation", statistic: "difference", unit: "minutes", value: difference, ends: difference - 0.5...difference + 0.5)
    #expect(page(["waiting": [row]]).contains(words))
  }

  @Test func amountsNameTheirMoney() {
    let rows = [
      Row(group: "behaviour", statistic: "lost_share", value: 0.2, ends: 0.1...0.3),
      Row(group: "behaviour", statistic: "value_at_risk", unit: "money", value: 379_680),
    ]
    #expect(page(["churn": rows], money: "EUR").contains("They stand for a value of 379,680 EUR."))
    #expect(page(["churn": rows]).contains("They stand for a value of 379,680 units of money."))
    #expect(!page(["churn": [rows[0]]]).contains("stand for a value"))
  }

  @Test func warningsOfThePyramidAreSaidInWords() {
    var rows =
      CareMaking.lost("a", (-0.1, "few")) + [Row(group: "a", statistic: "tied_at_cut", unit: "count", value: 7, reason: "tied_at_cut")]
    rows[0].reason = "handful"
    rows.append(Row(group: "all", statistic: "customers", unit: "count", value: 100, reason: "ranked_respondents"))
    rows.append(Row(group: "all", statistic: "bring_four_fifths", value: 0.31))
    let page = page(["pyramid": rows])
    #expect(page.contains("Classes are ranked among those who answered, not among all customers."))
    #expect(page.contains("Only a handful of customers, so that numbers speak of persons and not of a class: A."))
    #expect(page.contains("7 customers of equal value lie across the lower cut of class A."))
    #expect(page.contains("Here 31% bring four fifths of the value."))
    #expect(page.contains(">A (top 1%)<"), "cuts of a ranking are named")
  }

  @Test func whatIsLeftOutIsTold() {
    let rows = [
      Row(group: "all", statistic: "contradictory", unit: "count", value: 3),
      Row(group: "all", statistic: "path_unknown", unit: "count", value: 0),
    ]
    let page = page(["complaints": rows])
    #expect(
      page.contains("Complaint columns that contradict each other</th><td class=\"n\">3</td>") && !page.contains("do not say what became"))
  }

  @Test func amountsAndTimesAreShort() {
    let language = PageLanguage.english
    #expect(
      [82, 9.5, 305.8, 1_876_666.7, -1_500, 1e300].map { language.amount($0) }.prefix(5) == ["82", "9.50", "306", "1,876,667", "−1,500"])
    #expect(language.amount(1e300).count > 300 && language.amount(nil) == "–")
    #expect([21, 42.6, 120, 93.6].map { language.hours($0) } == ["21 hours", "42.6 hours", "5 days", "3.9 days"])
    #expect(PageLanguage.simplifiedChinese.hours(21) == "21 小时" && language.minutes(-5.39, signed: true) == "−5.4 min")
  }

  @Test(arguments: [1e300, -1e300, 1e15, 0, -1])
  func anyNumberMayBeWrong(_ value: Double) {
    let files = DashboardPage(CareMaking.document(CareMaking.everything(value, isHidden: false)), language: .traditionalChinese).files
    #expect(files.count { $0.path.hasPrefix("figures/care-") } == 5)
  }

  @Test func namesOfACodebookAreTextAndNeverMarkup() {
    let name = "<script>alert(1)</script>"
    let rows = [Row(group: "x", label: name, statistic: "reached_share", value: 0.5, ends: 0.4...0.6)]
    let page = page(["stages": rows], money: name)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script"))
  }

  /// A tick lies on a bar: paper parts the two, and both are seen on paper.
  @Test func ticksAreParted() throws {
    let page = page(["complaints": [Row(group: "silent", statistic: "repurchase", value: 0.6, ends: 0.5...0.7, benchmark: 0.09)]])
    #expect(page.contains(".clear{fill:var(--paper)}.tick{fill:var(--expect)}"))
    let (clear, tick) = (try #require(page.range(of: "class=\"clear\"")), try #require(page.range(of: "class=\"tick\"")))
    #expect(clear.lowerBound < tick.lowerBound)
    for name in ["expect", "above", "neutral"] { #expect(Palette.colours.first { $0.name == name }?.use == .mark, "\(name)") }
  }
}
