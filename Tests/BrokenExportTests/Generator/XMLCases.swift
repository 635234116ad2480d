/// Documents that are well-formed and not, or not quite, a survey export.
enum XMLCases {
  static let all = [
    unknownRoot, itemTwice, include, unknownItem, wrongNamespace, missingID, emptyAnswers, answerInPieces, responseTwice, noResponses,
  ]

  static let unknownRoot = BrokenExport.xml(
    "xml_unknown_root", why: "some other XML file in the drop folder", .refused(kinds: ["xml_unknown_schema"])
  ) {
    $0.root = "catalogue"
    $0.rootAttributes = "xmlns=\"urn:example:books\""
  }

  static let itemTwice = BrokenExport.xml(
    "xml_item_twice", why: "last-wins drops one of two different answers", .setAside([6], as: ["duplicate_item"])
  ) { $0[6].expectations.insert("<e i=\"7\">\(CleanSurvey.standard[6]["E7"] == 1 ? 2 : 1)</e>", at: 7) }

  static let include = BrokenExport.xml(
    "xml_xinclude", why: "needs no DOCTYPE, so that a rule about DTDs does not stop it", .setAside([6], as: ["unexpected_element"])
  ) {
    let element = #"<xi:include href="file:///etc/hostname" parse="text"/>"#
    $0[6].comment = "<comment xmlns:xi=\"http://www.w3.org/2001/XInclude\">\(element)</comment>"
  }

  // Cases of our own.

  static let unknownItem = BrokenExport.xml(
    "xml_unknown_item", why: "item 23 of 22", .setAside([11], as: ["unknown_item"])
  ) { $0[11].expectations.append("<e i=\"23\">4</e>") }

  static let wrongNamespace = BrokenExport.xml(
    "xml_unknown_namespace", why: "the right root in another namespace is another root", .refused(kinds: ["xml_unknown_schema"])
  ) { $0.rootAttributes = "xmlns=\"urn:example:books\"" }

  static let missingID = BrokenExport.xml(
    "xml_id_missing", why: "a response without the attribute, and one with nothing in it",
    .setAside([9, 10], as: ["missing_id"], naming: false)
  ) {
    for record in [9, 10] { $0[record].attributes = $0[record].attributes.replacing("id=\"\(CleanSurvey.standard[record].id)\"", with: "") }
    $0[10].attributes += " id=\"\""
  }

  static let emptyAnswers: BrokenExport = {
    var survey = CleanSurvey.standard
    for column in ["E3", "E8", "P1"] { survey[20][column] = nil }
    return .xml("xml_answers_empty", why: "an empty element is a blank answer", .allRead(survey), of: survey) {
      $0[20].expectations[7] = "<e i=\"8\"/>"
      $0[20].perceptions[0] = "<p i=\"1\"><!-- no answer --></p>"
    }
  }()

  static let answerInPieces = BrokenExport.xml(
    "xml_answer_in_pieces", why: "1 and 2 with an XML comment between them are 12, not 1 and not 2",
    .setAside([15], as: ["value_out_of_range"])
  ) { $0[15].perceptions[3] = "<p i=\"4\">1<!-- and -->2</p>" }

  static let responseTwice = BrokenExport.xml(
    "xml_response_twice", why: "a sender's retries count once here too",
    .setAsideAfterAll(ids: ["V0005"], as: ["duplicate_identical"])
  ) { $0.responses.append($0[5]) }

  static let noResponses = BrokenExport.xml(
    "xml_no_responses", why: "a night without answers is read and counts no one", .accepted(Accepted([]))
  ) { $0.responses = [] }
}
