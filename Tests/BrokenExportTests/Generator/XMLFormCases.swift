/// Documents that are not well-formed, or written in an encoding other than they say.
enum XMLFormCases {
  static let all = [
    mislabelled, utf7, cutAfterLast, mismatchedTag, undeclaredPrefix, markConflict, joined, referenceToNUL, attributeTwice, utf16,
    windows1252,
  ]

  static let mislabelled: BrokenExport = {
    var draft = XMLDraft()
    draft[13].comment = "<comment>d#j# vu</comment>"
    return BrokenExport(
      "xml_encoding_mislabelled", why: "Latin-1 bytes in what says it is UTF-8: fatal for the document, by the standard",
      bytes: draft.bytes().replacingHash(with: [0xE9]), .refused(kinds: ["xml_malformed", "encoding_invalid"]))
  }()

  static let utf7: BrokenExport = {
    var draft = XMLDraft()
    draft.declaration = ""
    return BrokenExport(
      "xml_encoding_utf7", why: "filters that look for < do not see the tags",
      bytes: Array(#"<?xml version="1.0" encoding="UTF-7"?>"#.utf8) + ByteForms.utf7(draft.text()),
      .refused(kinds: ["encoding_unsupported", "xml_malformed"]))
  }()

  static let cutAfterLast = malformed(
    "xml_cut_after_last_response", why: "forty good responses were seen before the file proved cut: none may stay"
  ) { $0.ending = "" }

  static let mismatchedTag = malformed("xml_mismatched_tag", why: "edited by hand; mending it is a guess") {
    $0[17].comment = $0[17].comment.replacing("</comment>", with: "</commet>")
  }

  static let undeclaredPrefix = malformed(
    "xml_undeclared_prefix", why: "libxml2 reports a namespace error that is not fatal and goes on"
  ) { $0[6].comment = "<y:comment></y:comment>" }

  // Cases of our own.

  static let markConflict: BrokenExport = {
    var draft = XMLDraft()
    draft.declaration = #"<?xml version="1.0" encoding="ISO-8859-1"?>"#
    return BrokenExport(
      "xml_bom_contradicts_declaration", why: "the mark says UTF-8, the declaration Latin-1",
      bytes: ByteForms.utf8Mark + draft.bytes(), .refused(kinds: ["encoding_conflict"]))
  }()

  static let joined = malformed("xml_two_documents", why: "two exports joined: a document has one root") {
    $0.ending = "</surveyExport>\n" + XMLDraft(CleanSurvey.standard.prefix(2)).text()
  }

  static let referenceToNUL = malformed("xml_reference_to_nul", why: "no XML document holds NUL, however it is written") {
    $0[4].comment = "<comment>ab&#0;cd</comment>"
  }

  static let attributeTwice = malformed("xml_attribute_twice", why: "which of two ids is meant cannot be known") {
    $0[4].attributes += " id=\"V9999\""
  }

  static let utf16: BrokenExport = {
    var survey = CleanSurvey.standard
    survey[4].comment = "跟不上 🙂"
    var draft = XMLDraft(survey)
    draft.declaration = #"<?xml version="1.0" encoding="UTF-16"?>"#
    return BrokenExport(
      "xml_utf16_declared", why: "mark and declaration agree",
      bytes: ByteForms.utf16LittleMark + ByteForms.utf16Little(draft.text()), .allRead(survey))
  }()

  static let windows1252: BrokenExport = {
    var survey = CleanSurvey.standard
    survey[4].comment = "2 € a day"
    var draft = XMLDraft(survey)
    draft.declaration = #"<?xml version="1.0" encoding="windows-1252"?>"#
    draft[4].comment = "<comment>2 # a day</comment>"
    return BrokenExport(
      "xml_cp1252_declared", why: "the declaration is enough, the operator need say nothing",
      bytes: draft.bytes().replacingHash(with: [0x80]), .allRead(survey))
  }()

  private static func malformed(_ name: String, why: String, change: (inout XMLDraft) -> Void) -> BrokenExport {
    .xml(name, why: why, .refused(kinds: ["xml_malformed"]), change: change)
  }
}
