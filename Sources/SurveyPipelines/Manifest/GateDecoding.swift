internal import SurveyConfiguration

/// Reads `gates`.
enum GateDecoder {
  /// The gates of a mapping, over common ones.
  static func settings(_ node: ConfigurationNode, _ paths: ManifestPaths, over common: GateSettings) -> GateSettings {
    var gates = common
    guard let keys = ManifestNode(node, ManifestTable.gates, paths) else { return gates }
    let shares = Thresholds(keys, "share_thresholds") { $0.share }
    shares.read("quarantined_share", into: &gates.quarantinedShare)
    shares.read("missing_share", into: &gates.missingShare)
    shares.read("shift", into: &gates.shift)
    Thresholds(keys, "count_thresholds", areFalling: true, count).read("responses", into: &gates.responses)
    let ages = Thresholds(keys, "age_thresholds") { $0.duration }
    ages.read("freshness", into: &gates.freshness)
    ages.read("arrival", into: &gates.arrival)
    severity("new_columns", keys, into: &gates.newColumns)
    severity("missing_columns", keys, into: &gates.missingColumns)
    severity("renamed_columns", keys, into: &gates.renamedColumns)
    return gates
  }

  private static func count(_ node: ConfigurationNode) -> Double? {
    guard let count = node.integer else { return nil }
    if count < 1 { node.report("a number of responses of at least 1 is needed here: fewer than that are too few") }
    return Double(count)
  }

  private static func severity(_ key: String, _ keys: ManifestNode, into gate: inout GateSeverity?) {
    let names = GateSeverity.allCases.map { ($0.rawValue, GateSeverity?.some($0)) } + [("none", nil)]
    if let chosen = keys.choice(key, names) { gate = chosen }
  }
}

/// Reads gates with thresholds, and holds these to the order of the severities.
private struct Thresholds {
  private let keys: ManifestNode
  private let section: ManifestSection
  private let areFalling: Bool
  private let value: (ConfigurationNode) -> Double?

  init(_ keys: ManifestNode, _ section: String, areFalling: Bool = false, _ value: @escaping (ConfigurationNode) -> Double?) {
    self.keys = keys
    self.section = ManifestTable.thresholds(section)
    self.areFalling = areFalling
    self.value = value
  }

  func read(_ key: String, into gate: inout GateThresholds?) {
    guard let node = keys[key] else { return }
    if node.text == "none" {
      gate = nil
      return
    }
    guard let values = ManifestNode(node, section, keys.paths) else { return }
    let found = GateSeverity.allCases.map { ($0, values[$0.rawValue].flatMap(value)) }
    let named = found.compactMap { severity, value in value.map { (severity, $0) } }
    for (milder, harder) in zip(named, named.dropFirst()) where areFalling ? harder.1 >= milder.1 : harder.1 <= milder.1 {
      values[harder.0.rawValue]?.report(
        "`\(harder.0.rawValue)` must lie \(areFalling ? "below" : "above") `\(milder.0.rawValue)`: it is the harder one")
    }
    gate = GateThresholds(note: found[0].1, warn: found[1].1, error: found[2].1)
  }
}
