import SatisfactionScoring
import SurveyModel
import Testing

@testable import SatisfactionReporting

/// Segments whose names are meant to do harm, or are no fun to show.
@Suite struct HostileNameTests {
  private static let names = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://example.org\")", "__proto__", String(repeating: "long ", count: 2_000), "فرع الشمال",
    "a\u{202E}b\u{07}c", "\"><svg onload=alert(1)>", "&amp;", "]]>--><!--",
  ]

  private var files: [DashboardPage.File] { DashboardPage(PageMaking.document(rows: 900, labels: Self.names)).files }

  @Test func namesAreTextAndNeverMarkup() {
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for markup in ["<script", "<svg onload", "\"><", "<!--", "]]>"] {
        // What begins a page's own drawing is `<svg viewBox`; a quote before `><` ends an attribute that is empty.
        #expect(!text.contains(markup) || markup == "\"><" && !text.contains("\"><svg onload"), "\(file.path): \(markup)")
      }
    }
  }

  @Test func namesAreLegible() throws {
    let page = try #require(files.first { $0.path == "index.html" }.map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(page.contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>"))
    #expect(page.contains("<bdi>=HYPERLINK(&quot;http://example.org&quot;)</bdi>"))
    #expect(page.contains("<bdi>__proto__</bdi>") && page.contains("<bdi>فرع الشمال</bdi>") && page.contains("<bdi>&amp;amp;</bdi>"))
    #expect(page.contains("<bdi>a\u{FFFD}b\u{FFFD}c</bdi>"))
    #expect(page.contains("…</bdi>") && !page.contains(String(repeating: "long ", count: 20)))
  }

  @Test func namesOfFilesAreSafeAndNeverClash() {
    let paths = files.map(\.path)
    #expect(Set(paths).count == paths.count)
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-/")
    #expect(paths.allSatisfy { $0.allSatisfy(allowed.contains) && $0.split(separator: "/").allSatisfy { $0.utf8.count <= 100 } })
    #expect(paths.count { $0.hasPrefix("segments/") } == Self.names.count)
  }

  @Test func codesThatNearlyMatchGetNamesOfTheirOwn() {
    let codes = ["a_b", "a-b", "A-b", "a b", "ä", "", String(repeating: "x", count: 60), String(repeating: "x", count: 61)]
    #expect(Set(codes.map(Slug.part)).count == codes.count)
    #expect(Slug.part("branch-007") == "branch-007" && Slug.part("not_stated") == "not_stated")
  }

  @Test func joinersThatScriptsNeedStay() {
    #expect(PageLabel.shown("می\u{200C}خواهم") == "می\u{200C}خواهم")
    #expect(PageLabel.shown("a\nb\tc") == "a b c")
  }
}
