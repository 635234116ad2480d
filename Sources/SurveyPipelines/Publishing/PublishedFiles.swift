internal import Glibc
public import SatisfactionReporting
internal import SurveyDialects
internal import SurveyModel

/// The files of a run in a folder that is read as it is, without a link that is swapped.
extension ReportFolder {
  /// Writes the files of a run and then its manifest, and takes away what the manifest of an earlier run lists and this run does not have;
  /// whatever else is in the folder stays.
  ///
  /// - Throws: ``Failure``, also where the folder has a `manifest.json` of something else.
  public func publish(_ files: RunFiles) throws(Failure) {
    let earlier = try listed()
    for file in files.all { try write(file.bytes, as: file.name) }
    let kept = Set(files.all.map(\.name))
    for name in earlier where !kept.contains(name) { try remove(name) }
    let manifest = PublishManifest(files.document, files: files.all.map { RunFile($0.name, $0.bytes) })
    try write(manifest.json, as: StagedRun.manifest)
  }

  /// The files that the manifest in this folder lists; none where there is no manifest.
  ///
  /// - Throws: ``Failure`` where a file of that name is somebody else's.
  private func listed() throws(Failure) -> [String] {
    let manifest = "\(path)/\(StagedRun.manifest)"
    var status = stat()
    guard lstat(manifest, &status) == 0 else { return [] }
    guard let bytes = try? FileSystem.bytes(manifest), let names = PublishManifest.files(in: bytes) else {
      throw Failure(description: "\(manifest) is not ours: name another folder, or move it away", isCreation: true)
    }
    return names.filter { RunFile.isName($0) && $0 != StagedRun.manifest }
  }
}

extension RunFiles {
  /// The `quarantine.ndjson` that lies beside the dashboard document of the same run; nil where there is none.
  public static func quarantine(beside path: String, of document: DashboardDocument) -> [UInt8]? {
    let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? "."
    guard let bytes = try? FileSystem.bytes("\(folder)/\(StagedRun.manifest)"), let manifest = try? JSONReader.value(of: bytes),
      manifest["run_id"]?.text == document.runID
    else { return nil }
    return try? FileSystem.bytes("\(folder)/quarantine.ndjson")
  }
}

extension PublishManifest {
  /// The manifest of a run that no gate judges, made of its document.
  init(_ document: DashboardDocument, files: [RunFile]) {
    let text = { (key: String) in document.run[key]?.text }
    let run = RunIdentity(
      runID: document.runID, survey: text("survey") ?? "", instrument: text("instrument") ?? "", wave: text("wave"), period: nil,
      scoredAt: text("scored_at").flatMap { Timestamp(text: $0) })
    self.init(
      run: run, status: text("status") ?? "", responses: document.run["responses"]?.integer ?? 0, ledgerState: nil, files: files)
  }

  /// The names of the files that a manifest lists; nil where the bytes are no manifest of a run.
  static func files(in json: [UInt8]) -> [String]? {
    guard let document = try? JSONReader.value(of: json), document["schema"]?["name"]?.text == schemaName else { return nil }
    return document["files"]?.elements.compactMap { $0["name"]?.text }
  }
}
