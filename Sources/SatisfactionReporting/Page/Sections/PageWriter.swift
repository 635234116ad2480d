internal import SurveyDigest

/// Writes the page of a segment, or of everybody.
struct PageWriter {
  let facts: PageFacts
  let segment: Segment
  let hasRadar: Bool
  /// The segments that have pages of their own.
  let linked: Set<Segment>
  var language: PageLanguage { facts.language }
  var isAll: Bool { segment == .all }

  /// The name of a segment's page, seen from the folder of the page of everybody.
  static func path(_ segment: Segment) -> String {
    segment == .all ? "index.html" : "segments/\(Slug.part(segment.key))--\(Slug.part(segment.value)).html"
  }

  /// The link from this page to a segment's.
  func link(to other: Segment) -> String { isAll ? Self.path(other) : "../" + Self.path(other) }

  /// The page, as a document of its own: it needs no other file, has no script, and may fetch nothing.
  func page() -> [UInt8] {
    let sheet = StyleSheet.page(foot: foot)
    var markup = Markup()
    markup.raw("<!DOCTYPE html>\n")
    markup.element("html", ["lang": language.rawValue]) { html in
      html.element("head") { head(&$0, sheet) }
      html.newline()
      html.element("body") { body in
        body.element("main") { write(&$0) }
      }
    }
    markup.newline()
    return markup.bytes
  }

  private func head(_ markup: inout Markup, _ sheet: String) {
    let digest = SHA256()
    digest.update(sheet)
    let policy = "default-src 'none'; style-src 'sha256-\(digest.base64())'; base-uri 'none'; form-action 'none'"
    markup.void("meta", ["charset": "utf-8"])
    markup.void("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
    markup.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    markup.void("meta", ["name": "color-scheme", "content": "light dark"])
    markup.void("meta", ["name": "generator", "content": "servqual"])
    markup.element("title", title)
    markup.style(sheet)
  }

  private func write(_ markup: inout Markup) {
    BoardSection(page: self).write(&markup)
    let sections = PageSections(page: self).all.filter { !$0.isEmpty }
    markup.element("nav", ["aria-label": language.words(.sections)]) { nav in
      nav.element("ul") { list in
        for section in sections {
          list.element("li") { $0.element("a", ["href": "#" + section.id], section.title) }
        }
      }
    }
    for section in sections {
      markup.newline()
      markup.element("section", ["id": section.id]) { content in
        content.element("h2", section.title)
        section.write(&content)
      }
    }
    markup.element("footer") { $0.element("p", foot) }
  }

  var survey: String { PageLabel.shown(facts.document.run["survey"]?.text ?? "") }

  var title: String {
    isAll ? language.words(.title, ["survey": survey]) : language.words(.titleSegment, ["survey": survey, "segment": facts.name(segment)])
  }

  /// The days and the run, which stand in the style sheet too: nothing but letters, digits and plain marks.
  private var foot: String {
    let words = language.words(.foot, ["run": facts.document.runID, "schema": "\(RunIdentity.schemaVersion)"])
    let text = [period(facts.document.run), words].filter { !$0.isEmpty }.joined(separator: language == .english ? "; " : "；")
    let plain = text.unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || " ,.;-；，".unicodeScalars.contains($0)
    }
    return String(String.UnicodeScalarView(plain))
  }

  /// The days of the responses.
  func period(_ run: JSONValue) -> String {
    guard let start = run["period_start"]?.text, let end = run["period_end"]?.text else { return "" }
    if start == end { return language.day(start) }
    return language.words(.range, ["low": language.day(start), "high": language.day(end)])
  }
}
