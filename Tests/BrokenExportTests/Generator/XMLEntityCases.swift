/// Document types, and what they could make a parser fetch or expand.
enum XMLEntityCases {
  static let all = [localFile, parameterEntity, billionLaughs, quadratic, externalOnly, defaultAttribute]

  static let localFile = BrokenExport.xml(
    "xml_xxe_local_file", why: "with entities off, libxml2 gives an empty text and no error: a lost value",
    .refused(kinds: ["xml_dtd_forbidden", "xml_malformed"])
  ) {
    $0.prolog = [#"<!DOCTYPE surveyExport [<!ENTITY local SYSTEM "file:///etc/hostname">]>"#]
    $0[6].comment = "<comment>&local;</comment>"
    $0[8].perceptions[4] = "<p i=\"5\">&local;</p>"
  }

  static let parameterEntity = BrokenExport.xml(
    "xml_xxe_parameter_entity", why: "the out-of-band form fires without any reference in the text",
    .refused(kinds: ["xml_dtd_forbidden", "xml_malformed"])
  ) { $0.prolog = [#"<!DOCTYPE surveyExport [<!ENTITY % out SYSTEM "http://127.0.0.1:9/out.dtd"> %out;]>"#] }

  static let billionLaughs = BrokenExport.xml(
    "xml_billion_laughs", why: "ten levels of ten references each", .refused(kinds: ["xml_dtd_forbidden", "xml_malformed", "xml_limit"])
  ) {
    let levels = (1...9).map { level in "<!ENTITY h\(level) \"\(String(repeating: "&h\(level - 1);", count: 10))\">" }
    $0.prolog = ["<!DOCTYPE surveyExport [<!ENTITY h0 \"ha\">\(levels.joined())]>"]
    $0[6].comment = "<comment>&h9;</comment>"
  }

  static let quadratic = BrokenExport.xml(
    "xml_quadratic_blowup", why: "100 MB from 110 kB without nesting: libxml2's guard does not fire",
    .refused(kinds: ["xml_dtd_forbidden", "xml_malformed", "xml_limit"]), of: CleanSurvey.standard.prefix(3)
  ) {
    $0.prolog = ["<!DOCTYPE surveyExport [<!ENTITY long \"\(String(repeating: "z", count: 100_000))\">]>"]
    $0[2].comment = "<comment>\(String(repeating: "&long;", count: 1_000))</comment>"
  }

  // Cases of our own.

  static let externalOnly = BrokenExport.xml(
    "xml_doctype_external_only", why: "an external identifier alone declares nothing: it is accepted and never loaded", .allRead()
  ) { $0.prolog = [#"<!DOCTYPE surveyExport SYSTEM "http://127.0.0.1:9/survey.dtd">"#] }

  static let defaultAttribute = BrokenExport.xml(
    "xml_doctype_default_attribute", why: "a declaration that adds to the data without any entity",
    .refused(kinds: ["xml_dtd_forbidden"])
  ) { $0.prolog = [#"<!DOCTYPE surveyExport [<!ATTLIST response site CDATA "Everywhere">]>"#] }
}
