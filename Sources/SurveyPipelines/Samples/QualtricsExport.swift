internal import SurveyModel

/// Three header rows, numeric values, previews and unfinished responses among the others, as Qualtrics downloads them.
struct QualtricsExport: SampleExport {
  let file = "qualtrics.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let columns = own + questions + embedded
    let header = [columns.map(\.tag), columns.map(\.text), columns.map(\.importId)]
    var rows = responses.map { row($0, id: $0.id) }
    // None of these four may count: two previews, two that were not finished. They carry answers like any other.
    let strays = zip(responses.indices.prefix(4), [("1", "1"), ("0", "0"), ("1", "1"), ("0", "0")])
    for (index, kind) in strays {
      rows.insert(row(responses[index], id: "X\(index)", status: kind.0, finished: kind.1), at: index * rows.count / 4)
    }
    return SampleTable.text(header + rows, lineEnd: "\r\n")
  }

  private func row(_ response: SampleResponse, id: String, status: String = "0", finished: String = "1") -> [String] {
    let time = String(response.moment.rfc3339.map { $0 == "T" ? " " : $0 }.prefix(19))
    let meta = [time, time, status, finished == "1" ? "100" : "60", "240", finished, time, "R_\(id)", "anonymous", "EN"]
    let answers = (response.expectation + response.perception).map { $0.map(String.init) ?? "" }
    return meta + answers + [response.comment, response.branch, response.channel] + response.points.map(String.init)
  }

  private struct Column {
    let tag: String
    let text: String
    let importId: String

    init(_ tag: String, _ text: String, _ id: String, zone: String = "") {
      self.tag = tag
      self.text = text
      importId = "{\"ImportId\":\"\(id)\"\(zone)}"
    }
  }

  private var own: [Column] {
    let zone = ",\"timeZone\":\"UTC\""
    return [
      Column("StartDate", "Start Date", "startDate", zone: zone), Column("EndDate", "End Date", "endDate", zone: zone),
      Column("Status", "Response Type", "status"), Column("Progress", "Progress", "progress"),
      Column("Duration (in seconds)", "Duration (in seconds)", "duration"), Column("Finished", "Finished", "finished"),
      Column("RecordedDate", "Recorded Date", "recordedDate", zone: zone), Column("ResponseId", "Response ID", "_recordId"),
      Column("DistributionChannel", "Distribution Channel", "distributionChannel"), Column("UserLanguage", "User Language", "userLanguage"),
    ]
  }

  private var questions: [Column] {
    matrix(2, "Think of excellent banks.\nHow much do you agree that they should offer this?")
      + matrix(3, "Now think of this bank.\nHow much do you agree that it actually delivers this?")
      + [Column("Q4", "Is there anything you would like to add?", "QID4_TEXT")]
  }

  private func matrix(_ number: Int, _ question: String) -> [Column] {
    Self.topics.enumerated().map { row, topic in
      Column("Q\(number)_\(row + 1)", "\(question) - \(topic)", "QID\(number)_\(row + 1)")
    }
  }

  private var embedded: [Column] {
    (["branch", "channel"] + Instrument.servqual1991.dimensions.map { "W_\($0.id)" }).map { Column($0, $0, $0) }
  }

  /// One for each item, in the items' order.
  private static let topics = [
    "Up-to-date machines", "Inviting rooms", "Well-dressed staff", "Readable leaflets", "Promises kept on time", "Care for a problem",
    "Right at the first go", "Service at the agreed hour", "Statements without errors", "Word on when things get done", "Quick help",
    "Willing staff", "Time for a request", "Staff one can trust", "Safe payments", "Courteous staff", "Staff with the answers",
    "Care for each customer", "Convenient hours", "A personal adviser", "The customer's interest first", "Staff who see one's needs",
  ]
}
