public import SurveyConfiguration

extension PipelineManifest {
  /// The manifest in the YAML file at `path`; the files it names are opened as well, but no input and no key.
  ///
  /// - Throws: `ConfigurationError` with every problem of the manifest and of the files it names.
  public static func contents(of path: String) throws(ConfigurationError) -> PipelineManifest {
    try decoding(yaml: ConfigurationFile.read(path), source: path)
  }

  /// The manifest that `yaml` describes; `source` names the file in errors, and its folder is where relative paths start.
  public static func decoding(yaml: String, source: String) throws(ConfigurationError) -> PipelineManifest {
    try ConfigurationNode.decoding(yaml, source: source) { ManifestDecoder($0, source).decode() }
  }
}

/// Reads a manifest from YAML. The keys are documented in the article "Pipelines".
private struct ManifestDecoder {
  private let root: ConfigurationNode
  private let paths: ManifestPaths
  private let standard = (write: WriteSettings(to: ""), gates: GateSettings())

  init(_ root: ConfigurationNode, _ source: String) {
    self.root = root
    paths = ManifestPaths(source: source)
  }

  func decode() -> PipelineManifest? {
    guard let keys = ManifestNode(root, ManifestTable.manifest, paths) else { return nil }
    let surveys = surveyNodes(keys)
    let ledger = keys["ledger"].flatMap { LedgerDecoder.ledger($0, paths) }
    let write = root.required("write").map { WriteDecoder.settings($0, ManifestTable.write, paths, over: standard.write) }
    let gates = keys["gates"].map { GateDecoder.settings($0, paths, over: standard.gates) } ?? standard.gates
    let common = SurveyDecoder.Common(
      write: write ?? standard.write, gates: gates, hasLedger: keys["ledger"] != nil, isOnly: keys["surveys"] == nil)
    let decoded = surveys.map { ($0, SurveyDecoder(keys: $0, common: common).decode()) }
    reportRepeats(surveys)
    InboxOverlap.reportShared(decoded.map { ($0, $1?.read.inputs ?? []) })
    return PipelineManifest(
      source: paths.source, folder: paths.folder, surveys: decoded.compactMap(\.1), ledger: ledger, write: write ?? standard.write)
  }

  /// The manifest itself where it is of one survey.
  private func surveyNodes(_ keys: ManifestNode) -> [ManifestNode] {
    guard let list = keys["surveys"] else {
      if keys["survey"] == nil { root.report("`survey` is missing: the id of the survey; or `surveys`, a list of several") }
      return keys["survey"] == nil ? [] : [keys]
    }
    for key in ManifestTable.ofOneSurvey {
      keys[key]?.report("beside `surveys`, `\(key)` belongs to a survey of the list")
    }
    guard let elements = list.elements, !elements.isEmpty else {
      list.report("`surveys` is a list: `- survey: ...` and below it wave, read, score, write and gates")
      return []
    }
    return elements.compactMap { ManifestNode($0, ManifestTable.survey, paths) }
  }

  private func reportRepeats(_ nodes: [ManifestNode]) {
    var seen: Set<String> = []
    for node in nodes {
      guard let child = node["survey"], let id = child.text, !seen.insert(id).inserted else { continue }
      child.report("the survey `\(id)` stands here twice: every survey has an id of its own")
    }
  }
}
