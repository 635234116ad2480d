public import SurveyModel

extension Targets {
  /// The targets in the YAML file at `path`.
  ///
  /// - Throws: `ConfigurationError` with every problem of the file.
  public static func contents(of path: String) throws(ConfigurationError) -> Targets {
    try decoding(yaml: ConfigurationFile.read(path), source: path)
  }

  /// The targets that `yaml` describes; `source` names the file in errors.
  public static func decoding(yaml: String, source: String) throws(ConfigurationError) -> Targets {
    try ConfigurationNode.decoding(yaml, source: source) { TargetsDecoder(root: $0).decode() }
  }
}

/// Reads targets from YAML. The keys are documented in the article "Targets".
struct TargetsDecoder {
  let root: ConfigurationNode

  func decode() -> Targets? {
    guard root.entries != nil else {
      root.report("targets are written as `targets:` with a line for each, such as `reliability: -0.60`")
      return nil
    }
    root.refuseKeys(otherThan: ["targets", "segments", "applies_to_segments"])
    let general = root.child("targets").map(subjects) ?? [:]
    let segments = root.child("segments").map(columns) ?? [:]
    let isForSegments = root.child("applies_to_segments").flatMap(\.flag) ?? false
    if root.child("targets") == nil, root.child("segments") == nil { root.report("`targets` is missing") }
    return Targets(general: general, segments: segments, appliesToSegments: isForSegments)
  }

  private func columns(_ node: ConfigurationNode) -> [String: [String: Targets.BySubject]] {
    mapping(node, "segments are written as `branch:` and below it `Wuhu: {overall: -0.70}`") { values in
      mapping(values, "the values of a segment column are written as `Wuhu: {overall: -0.70}`", subjects)
    }
  }

  private func subjects(_ node: ConfigurationNode) -> Targets.BySubject {
    let targets = mapping(node, "a target is written as the id of a dimension or item, or `overall`, and a number", { $0.number })
    let found = targets.compactMapValues { $0 }
    if found["overall"] != nil, found[Targets.overall] != nil {
      node.report("`overall` and `\(Targets.overall)` are the same: leave one out")
    }
    return found
  }

  /// The entries of a mapping that may not be empty.
  private func mapping<Value>(
    _ node: ConfigurationNode, _ form: String, _ read: (ConfigurationNode) -> Value
  ) -> [String: Value] {
    guard let entries = node.entries, !entries.isEmpty else {
      node.report(form)
      return [:]
    }
    return Dictionary(entries.map { ($0.key, read($0.value)) }, uniquingKeysWith: { first, _ in first })
  }
}
