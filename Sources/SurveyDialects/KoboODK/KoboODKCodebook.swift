public import SurveyModel
public import SurveyReading

extension KoboODKDialect {
  /// The codebook of the columns' paths: by the questions' names where those say facet and item, else by the groups' names.
  public func codebook(from preview: ExportPreview, instrument: Instrument?) throws(DialectError) -> Codebook {
    guard let export = KoboODKExport(preview) else {
      throw DialectError(.headerMissing, "this is no table with a header", advice: "leave --dialect out")
    }
    let columns = export.columns
    let inference = PlatformInference(names: columns.names, answers: export.described, line: columns.line)
    var inferred = inference.infer(instrument, readAs: export.paths.map(\.plain))
    export.setLayout(&inferred.codebook, preview)
    export.setIdentity(&inferred.codebook, inference)
    inferred.codebook.rowRules = export.rowRules(inference)
    // Legacy exports write it for every question without an answer, whatever the reason.
    inferred.codebook.values.missing["n/a"] = .skipped
    inferred.codebook.readLabels(in: columns.answerTexts(inferred.codebook))
    return try inferred.settled()
  }
}

extension KoboODKExport {
  /// The questions inside groups; the groups' path is all the file says of what they ask.
  var described: [DescribedColumn] {
    paths.enumerated().compactMap { column, path in
      guard !path.group.isEmpty, path.group != "meta", !path.name.hasPrefix("_") else { return nil }
      return DescribedColumn(column: column, name: path.name, group: path.group, member: path.question, text: path.group)
    }
  }

  /// How records lie in the file. A table of repeated groups has a row for each, which belong to submissions of the main table.
  func setLayout(_ codebook: inout Codebook, _ preview: ExportPreview) {
    codebook.headerRows = columns.table == nil ? 0 : headerRows
    if case .xml(let document) = preview.form { codebook.recordElement = document.recordPath.last ?? "" }
    if isRepeatedGroup { codebook.gathering = RowGathering(by: [.name("PARENT_KEY")], apart: []) }
  }

  /// A row of tags for exchange, each with a number sign, may follow the names.
  private var headerRows: Int {
    let tags = columns.row(below: 1).filter { !$0.isEmpty }
    return !tags.isEmpty && tags.allSatisfy { $0.hasPrefix("#") } ? 2 : 1
  }

  /// The respondent, and the time where it can be read.
  func setIdentity(_ codebook: inout Codebook, _ inference: PlatformInference) {
    let first = { (names: [String]) in names.lazy.compactMap { columns.names.firstIndex(of: $0) }.first }
    let ids = ["_uuid", "KEY", "meta/instanceID", "meta-instanceID", "instanceID", "@instanceID", "_id", "X_uuid"]
    if let id = isRepeatedGroup ? first(["PARENT_KEY"]) : first(ids) {
      codebook.set(.respondent, at: inference.reference(id), evidence: "the submission's id")
    }
    let moment = first(["_submission_time", "SubmissionDate", "@submissionDate", "X_submission_time", "end"])
    codebook.setTimes(
      moment.map(inference.reference), values: moment.map { columns.values(of: $0, headerRows: codebook.headerRows) } ?? [],
      evidence: "when the submission arrived or was ended")
  }

  /// Submissions that a reviewer turned down, or that were not complete.
  func rowRules(_ inference: PlatformInference) -> [RowRule] {
    let verdicts: [(column: String, values: Set<String>, kind: String)] = [
      ("_validation_status", ["validation_status_not_approved", "not approved"], "rejected"), ("ReviewState", ["rejected"], "rejected"),
      ("X_validation_status", ["validation_status_not_approved", "not approved"], "rejected"),
      ("@isComplete", ["false"], "partial"),
    ]
    return verdicts.compactMap { name, values, kind in
      columns.names.firstIndex(of: name).map { RowRule(inference.reference($0), holds: values, kind: kind) }
    }
  }
}
