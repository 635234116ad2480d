/// Documents that cost a parser its stack or its time.
enum XMLLimitCases {
  static let all = [nested, attributes]

  static let nested = BrokenExport.xml(
    "xml_nested_100000_deep", why: "a push parser with handlers of its own has no limit; recursion over the tree overflows",
    .refused(kinds: ["xml_limit"]), of: CleanSurvey.standard.prefix(3)
  ) {
    let (starts, ends) = (String(repeating: "<i>", count: 100_000), String(repeating: "</i>", count: 100_000))
    $0[2].comment = "<comment>\(starts)\(ends)</comment>"
  }

  static let attributes = BrokenExport.xml(
    "xml_50000_attributes", why: "quadratic in libxml2 2.9, whose handler is called only after all are read",
    .refused(kinds: ["xml_limit"]), of: CleanSurvey.standard.prefix(3)
  ) {
    let attributes = (0..<50_000).map { " k\($0)=\"2\"" }
    $0[2].comment = "<comment\(attributes.joined())>dry</comment>"
  }
}
