internal import SurveyModel

/// ODK's submissions as the phones sent them: an XML document of one respondent each, in an archive.
struct SubmissionArchive: SampleExport {
  let file = "kobo-odk-submissions.zip"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    var archive = SampleArchive()
    for response in responses { archive.add("instances/\(response.id)/submission.xml", Array(Self.document(response).utf8)) }
    return archive.archive
  }

  private static func document(_ response: SampleResponse) -> String {
    let answers = { (group: String, answers: [Int?]) in
      "  <\(group)>\n"
        + answers.enumerated().map { "    <q\($0.offset + 1)>\($0.element.map(String.init) ?? "")</q\($0.offset + 1)>\n" }.joined()
        + "  </\(group)>\n"
    }
    let points = zip(Instrument.servqual1991.dimensions, response.points).map { "  <W_\($0.id)>\($1)</W_\($0.id)>\n" }.joined()
    return """
      <?xml version='1.0' ?>
      <bank id="bank-survey" version="3" xmlns:orx="http://openrosa.org/xforms">
        <end>\(response.moment.rfc3339.dropLast()).000+00:00</end>
        <branch>\(response.branch)</branch>
        <channel>\(response.channel)</channel>
      \(answers("expectations", response.expectation))\(answers("perceptions", response.perception))\(points)\
        <comment>\(SampleMarkup.attribute(response.comment))</comment>
        <orx:meta><orx:instanceID>uuid:\(response.id)</orx:instanceID></orx:meta>
      </bank>

      """
  }
}
