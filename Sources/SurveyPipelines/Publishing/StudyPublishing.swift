public import SatisfactionReporting
public import SatisfactionScoring
internal import SurveyModel
internal import SurveyReading

extension Study {
  /// Writes `scores.json`, `items.json`, `sources.json`, `quarantine.ndjson` and `dashboard.json` into `folder`.
  ///
  /// - Parameter includesRaw: whether the quarantine carries the records' own text.
  public func publish(
    _ report: SatisfactionReport, run: RunIdentity, minimumCell: Int, includesRaw: Bool, to folder: ReportFolder
  ) throws(ReportFolder.Failure) {
    let tables = ReportTables(report, run: run, sources: sources, minimumCell: minimumCell)
    for table in [tables.scores, tables.items, tables.sources] { try folder.write(table.json, as: "\(table.name).json") }
    try folder.write(quarantine(includesRaw: includesRaw), as: "quarantine.ndjson")
    let document = DashboardDocument(report, run: run, sources: sources, tables: tables, minimumCell: minimumCell)
    try folder.write(document.json, as: "dashboard.json")
  }

  private func quarantine(includesRaw: Bool) -> [UInt8] {
    QuarantineLines.ndjson(sources) { index, finding in
      let count = min(finding.byteLength, 1 << 20)
      guard includesRaw, count > 0, let bytes = try? texts[index]?.bytes(at: finding.position.byteOffset, count: count) else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
