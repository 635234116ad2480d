import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import TestSupport

/// Small exports with customer-care columns.
struct CareExport {
  /// The lines of the codebook's `care`.
  let care: String
  /// The names of the columns behind the answers.
  let columns: [String]
  var hasIDs = true

  var codebook: String {
    let answers = (1...22).map { "  q\($0 < 10 ? "0" : "")\($0): {expectation: E\($0), perception: P\($0)}" }
    return (["instrument: servqual-1991", "respondent: id", "recorded_at: at", "answers:"] + answers + ["care:"]).joined(separator: "\n")
      + "\n" + care.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n") + "\n"
  }

  /// A respondent whose expectations are all 6: `perception` of each item, then the columns.
  func row(_ id: Int, _ perception: Int, _ cells: [String], branch: String = "A", at: String = "2026-03-01") -> String {
    let answers = Array(repeating: "6", count: 22) + Array(repeating: "\(perception)", count: 22)
    return (["R\(id)", at, branch] + answers + cells).joined(separator: ",")
  }

  func text(_ rows: [String]) -> String {
    let names = ["id", "at", "branch"] + (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" } + columns
    return ([names.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  func study(_ rows: [String], _ edit: (inout StudyRequest) -> Void = { _ in }) throws -> Study {
    let file = try TemporaryFile(text(rows), named: "care.csv")
    var request = StudyRequest(paths: [file.path])
    request.plan.codebook = try Codebook.decoding(yaml: codebook, source: "codebook.yaml")
    edit(&request)
    return try Study.run(request)
  }

  /// What was read of each response, column by column; nil where nothing was answered, -1 where it could not be read.
  func values(_ rows: [String]) throws -> [[Int64?]] {
    let study = try study(rows)
    var values: [[Int64?]] = []
    try study.store?.forEachBatch { batch in
      for row in 0..<batch.responses.count {
        values.append(
          (0..<batch.responses.careColumns).map { column in
            let value = batch.responses.care[column * batch.responses.capacity + row]
            return value == CareValue.missing ? nil : value == CareValue.unreadable ? -1 : value
          })
      }
    }
    return values
  }
}
