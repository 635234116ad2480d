import Foundation
import SatisfactionScoring
import SurveyDigest
import SurveyModel
import Testing

@testable import SatisfactionReporting

/// The page as a file: what it may fetch, what it must name, what it leaves out.
@Suite struct PageTests {
  private func matches(_ pattern: String, _ text: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).map { String($0.output[1].substring ?? "") }
  }

  @Test func aPageFetchesNothingAndHasNoScript() throws {
    let files = DashboardPage(PageMaking.document()).files
    #expect(files.count { $0.path.hasSuffix(".html") } == 5)
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self).replacing("http://www.w3.org/2000/svg", with: "")
      for word in ["<script", "javascript:", "http:", "https:", "//", "@import", "url(", " style=", "onload", "<img", "<link", "<iframe"] {
        #expect(!text.contains(word), "\(file.path) has \(word)")
      }
    }
  }

  @Test func theStyleIsAllowedByItsHash() throws {
    let page = PageMaking.page(PageMaking.document())
    let sheet = try #require(try matches("<style>([^<]*)</style>", page).first)
    let digest = SHA256()
    digest.update(sheet)
    let hash = Data(digest.bytes()).base64EncodedString()
    #expect(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-\(hash)&#39;; base-uri &#39;none&#39;"))
  }

  @Test func everyFigureHasANameAFindingAndATable() throws {
    let page = PageMaking.page(PageMaking.document())
    let names = try matches("aria-labelledby=\"(t-[a-z0-9_-]+) d-", page)
    #expect(names.count >= 6)
    for name in names { #expect(try page.contains(Regex("<title id=\"\(name)\">[^<]+</title><desc id=\"d[^<]+\">[^<]+</desc>"))) }
    #expect(try matches("(<details>)", page).count >= names.count)
    let ids = try matches(" id=\"([^\"]+)\"", page)
    #expect(Set(ids).count == ids.count)
    for link in try matches("href=\"#([^\"]+)\"", page) { #expect(ids.contains(link)) }
  }

  @Test func numbersOfTheHeadlineAreThoseOfTheTable() throws {
    let document = PageMaking.document()
    let overall = try #require(document.rows("scores").first { $0.text("dimension") == "overall_dimensions" })
    let gap = try #require(overall.number("gap_mean"))
    let shown = NumberFormat.fixed(abs(gap), decimals: 2)
    #expect(PageMaking.page(document).contains(shown))
    #expect(DocumentScreen(document).lines.count == 9)
  }

  @Test func aPageIsTheSameFromTheFile() throws {
    let document = PageMaking.document()
    let again = try DashboardDocument(json: document.json)
    let (one, other) = (DashboardPage(document, hasRadar: true).files, DashboardPage(again, hasRadar: true).files)
    #expect(one.map(\.path) == other.map(\.path) && one.map(\.bytes) == other.map(\.bytes))
    #expect(again.json == document.json)
  }

  @Test func hiddenSegmentsAreHatchedAndNotLinked() throws {
    let document = PageMaking.document(rows: 200, labels: ["Big"] + Array(repeating: "Big", count: 38) + ["Small"])
    let page = PageMaking.page(document)
    #expect(page.contains("<bdi>Small</bdi>") && !page.contains("--small.html"))
    #expect(page.contains("class=\"hidden\"") && page.contains("hidden: too few answers"))
    #expect(!DashboardPage(document).files.contains { $0.path.contains("small") })
  }

  @Test func columnsOfManyValuesHaveNoPages() {
    let labels = (0..<60).map { "Region \($0)" }
    let files = DashboardPage(PageMaking.document(rows: 1_800, labels: labels)).files
    #expect(files.count { $0.path.hasPrefix("segments/") } == 0)
    #expect(files.contains { $0.path == "figures/heatmap-region.svg" })
  }

  @Test func withoutExpectationsThereIsNoGap() {
    let page = PageMaking.page(PageMaking.document(.servperf))
    #expect(page.contains("Expectations were not asked, so there is no gap."))
    #expect(page.contains("Experience by dimension") && !page.contains("Expectation against experience"))
  }

  @Test func withoutResponsesThePageSaysSo() {
    let page = PageMaking.page(PageMaking.document(rows: 0))
    #expect(page.contains("There is nothing to show") && page.contains("What this cannot tell"))
  }

  @Test func aPageOfManySegmentsStaysSmall() {
    let labels = (0..<300).map { "Region \($0)" }
    let index = DashboardPage(PageMaking.document(rows: 6_000, labels: labels)).index
    #expect(index.count < 300_000)
    #expect(String(decoding: index, as: UTF8.self).contains("The 100 lowest of 300 are shown."))
  }

  @Test func everyLanguageWritesWholePages() {
    let document = PageMaking.document()
    for language in PageLanguage.allCases {
      let page = PageMaking.page(document, language: language)
      #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
      #expect(!page.contains("{") || page.contains("</style>"))
      let body = page.components(separatedBy: "</style>").last ?? ""
      #expect(!body.contains("{") && !body.contains("}"), "\(language): a place was left unfilled")
      if language != .english { #expect(!body.contains("Experience") && !body.contains("beyond chance")) }
    }
  }
}
