internal import SurveyModel

/// Lays responses out as one platform writes them, so that every dialect can be held to the same numbers.
protocol SampleExport: Sendable {
  /// The file's name: the dialect's, what sets it apart from others of the dialect, and an ending.
  var file: String { get }

  /// The export's bytes.
  func render(_ responses: [SampleResponse]) -> [UInt8]
}

/// A wide table: `E1..E22`, `P1..P22`, importance points and a comment.
struct PlainExport: SampleExport {
  let file = "plain-csv.csv"

  func render(_ responses: [SampleResponse]) -> [UInt8] {
    let items = (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }
    let points = Instrument.servqual1991.dimensions.map { "W_\($0.id)" }
    let header = ["respondent_id", "submitted_at", "branch", "channel"] + items + points + ["comment"]
    let rows = responses.map { response in
      let answers = (response.expectation + response.perception).map { $0.map(String.init) ?? "" }
      return [response.id, response.moment.rfc3339, response.branch, response.channel] + answers + response.points.map(String.init)
        + [response.comment]
    }
    return SampleTable.text([header] + rows, lineEnd: "\r\n")
  }
}

/// Tables as text.
enum SampleTable {
  /// Rows by RFC 4180; cells are quoted where they must be, or all of them.
  static func text(_ rows: [[String]], delimiter: Character = ",", lineEnd: String = "\n", quotesAll: Bool = false) -> [UInt8] {
    let quoted = { (cell: String) in
      guard quotesAll || cell.contains(where: { $0 == delimiter || "\"\n\r".contains($0) }) else { return cell }
      return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    return Array(rows.map { $0.map(quoted).joined(separator: String(delimiter)) + lineEnd }.joined().utf8)
  }
}

extension SampleBank {
  /// All platforms the bank's survey can be laid out for. A new one is one line here.
  static let exports: [any SampleExport] = [
    PlainExport(), QualtricsExport(), QualtricsTextExport(), LimeSurveyExport(), LimeSurveyArchive(), REDCapExport(), REDCapDocument(),
    KoboExport(), SubmissionArchive(), SurveyMonkeyExport(), SurveyMonkeyExpandedExport(), GoogleFormsExport(), LongExport(),
  ]

  /// The names of the files those platforms write: `redcap.csv`, `redcap-odm.xml` ...
  public static var files: [String] { exports.map(\.file) }

  /// The export in the file of this name; nil for an unknown one.
  public func export(as file: String) -> [UInt8]? { Self.exports.first { $0.file == file }?.render(responses) }
}
