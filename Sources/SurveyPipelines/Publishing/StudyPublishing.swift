public import SatisfactionReporting
public import SatisfactionScoring
internal import SurveyModel
internal import SurveyReading

extension Study {
  /// Writes every table as `NAME.json`, `quarantine.ndjson` and `dashboard.json` into `folder`; a table of an earlier run that this one does
  /// not have goes away.
  ///
  /// - Parameter includesRaw: whether the quarantine carries the records' own text.
  /// - Returns: the names of the files.
  @discardableResult
  public func publish(
    _ report: SatisfactionReport, run: RunIdentity, minimumCell: Int, includesRaw: Bool, to folder: ReportFolder
  ) throws(ReportFolder.Failure) -> [String] {
    let tables = ReportTables(report, run: run, sources: sources, minimumCell: minimumCell)
    for table in tables.all { try folder.write(table.json, as: "\(table.name).json") }
    for name in tables.absent { try folder.remove("\(name).json") }
    try folder.write(quarantine(includesRaw: includesRaw), as: "quarantine.ndjson")
    let document = DashboardDocument(
      report, run: run, sources: sources, tables: tables, minimumCell: minimumCell, previous: previous?.summary)
    try folder.write(document.json, as: "dashboard.json")
    return tables.all.map { "\($0.name).json" } + ["quarantine.ndjson", "dashboard.json"]
  }

  /// Writes the codebook to finish of every source that was refused for want of one, as `NAME.codebook.yaml`.
  ///
  /// - Returns: the names of the files.
  public func publishDrafts(to folder: ReportFolder) throws(ReportFolder.Failure) -> [String] {
    var names: [String] = []
    for source in sources {
      guard let draft = source.refusal?.draft else { continue }
      let base = source.source.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? String($0) : "_" }.joined()
      names.append("\(base).codebook.yaml")
      try folder.write(Array(draft.utf8), as: names[names.count - 1])
    }
    return names
  }

  private func quarantine(includesRaw: Bool) -> [UInt8] {
    QuarantineLines.ndjson(sources) { index, finding in
      let count = min(finding.byteLength, 1 << 20)
      guard includesRaw, count > 0, let bytes = try? texts[index]?.bytes(at: finding.position.byteOffset, count: count) else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
