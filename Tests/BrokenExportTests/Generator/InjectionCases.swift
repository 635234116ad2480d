/// Text that is harmless to read and dangerous to write: it is kept as it is, and neutralised by whoever writes it.
enum InjectionCases {
  static let all = [formula, markup, pathsInSite, keysAndCommands]

  /// The comments are quoted, as a careful sender would.
  static let formula: BrokenExport = {
    let comments = [
      "=2+3", "+49 30 0000 000", "-2 points", "@AVERAGE(B1:B9)", "\t=2+3", "\r=2+3",
      "=HYPERLINK(\"http://example.invalid/?\"&B1,\"open\")", "＝2+3", "\";=2+3;\"",
    ]
    let survey = commented(comments)
    return .csv("csv_inject_formula", why: "a spreadsheet runs what begins with = + - @", .allRead(survey), of: survey) {
      for (index, comment) in comments.enumerated() { $0[index + 1, "comment"] = .quoted(comment) }
    }
  }()

  static let markup: BrokenExport = {
    let survey = commented([
      "</script><script>alert(2)</script>", "<!--<script>", "<svg onload=alert(2)>", "x\u{2028}y\u{2029}z", "]]>", "`'\"${2}",
      "javascript:alert(2)", "&lt;i&gt;", "\u{202E}gpj.exe",
    ])
    return .csv("csv_inject_html_script", why: "survey text ends up in a dashboard page", .allRead(survey), of: survey)
  }()

  static let pathsInSite: BrokenExport = {
    var survey = CleanSurvey.standard
    let sites = [
      "../../../tmp/owned", "/etc/owned", "x/y", "NUL", ".", "..", "x\\y", String(repeating: "s", count: 300), "quayside", "Quayside ",
    ]
    for (index, site) in sites.enumerated() { survey[1 + index * 4].site = site }
    return .csv("csv_inject_path_in_site", why: "a site's file must stay in its folder", .allRead(survey), of: survey)
  }()

  // A case of our own.

  static let keysAndCommands: BrokenExport = {
    var survey = CleanSurvey.standard
    let sites = ["__proto__", "constructor", "x'); DROP TABLE response;--", "$(id)", "%s%n%n", "null", "all"]
    for (index, site) in sites.enumerated() {
      survey[1 + index * 4].site = site
      survey[1 + index * 4].comment = site
    }
    return .csv("csv_inject_keys_and_commands", why: "names with a meaning to SQL, shells and scripts", .allRead(survey), of: survey)
  }()

  private static func commented(_ comments: [String]) -> CleanSurvey {
    var survey = CleanSurvey.standard
    for (index, comment) in comments.enumerated() { survey.responses[index].comment = comment }
    return survey
  }
}
