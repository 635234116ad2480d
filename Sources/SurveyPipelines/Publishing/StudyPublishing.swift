internal import CustomerCare
public import SatisfactionReporting
public import SatisfactionScoring
public import SurveyLedger
internal import SurveyModel
internal import SurveyReading

extension Study {
  /// Writes the files of the run and their `manifest.json` into `folder`; what the manifest of an earlier run there lists and this run does not
  /// have goes away.
  ///
  /// - Parameter includesRaw: whether the quarantine carries the records' own text.
  /// - Returns: the names of the files, without the manifest.
  @discardableResult
  public func publish(
    _ report: SatisfactionReport, run: RunIdentity, minimumCell: Int, includesRaw: Bool, options: RunFileOptions = RunFileOptions(),
    to folder: ReportFolder
  ) throws(ReportFolder.Failure) -> [String] {
    let files: RunFiles
    do throws(LedgerError) {
      files = try self.files(report, run: run, minimumCell: minimumCell, includesRaw: includesRaw, options: options)
    } catch { throw ReportFolder.Failure(description: error.description, isCreation: false) }
    try folder.publish(files)
    return files.all.map(\.name)
  }

  /// The files of the run.
  ///
  /// - Parameter includesRaw: whether the quarantine carries the records' own text.
  public func files(
    _ report: SatisfactionReport, run: RunIdentity, minimumCell: Int, includesRaw: Bool, options: RunFileOptions
  ) throws(LedgerError) -> RunFiles {
    try RunFiles(
      document(report, run: run, minimumCell: minimumCell),
      quarantine: QuarantineLines.ndjson(sources) { includesRaw ? raw($0, $1) : nil }, options: options)
  }

  /// All tables of the run in one document.
  public func document(_ report: SatisfactionReport, run: RunIdentity, minimumCell: Int) -> DashboardDocument {
    let care = care(report)
    let description = RunDescription(
      report, run: run, sources: sources, minimumCell: minimumCell, origin: instrument?.origin, previous: previous?.summary,
      money: care?.money)
    return DashboardDocument(
      description, tables: ReportTables(report, care: care, run: run, sources: sources, minimumCell: minimumCell))
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

  private func raw(_ source: Int, _ finding: Finding) -> String? {
    let count = min(finding.byteLength, 1 << 20)
    guard count > 0, let bytes = try? texts[source]?.bytes(at: finding.position.byteOffset, count: count) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
