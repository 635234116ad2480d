internal import SatisfactionReporting
internal import SurveyConfiguration

/// Reads `ledger`.
enum LedgerDecoder {
  static func ledger(_ node: ConfigurationNode, _ paths: ManifestPaths) -> LedgerSettings? {
    guard let keys = ManifestNode(node, ManifestTable.ledger, paths) else { return nil }
    let file = node.required("file").flatMap(paths.path)
    let key = node.required("key").flatMap { Self.key($0, paths) }
    var settings = LedgerSettings(file: file ?? "", key: key ?? .environment(""))
    guard let child = keys["retention"], let retention = ManifestNode(child, ManifestTable.retention, paths) else { return settings }
    settings.quarantineRetention = retention["quarantine"].flatMap(\.duration) ?? settings.quarantineRetention
    settings.runRetention = retention["runs"].flatMap(\.duration) ?? settings.runRetention
    return settings
  }

  private static func key(_ node: ConfigurationNode, _ paths: ManifestPaths) -> LedgerKeySource? {
    guard let keys = ManifestNode(node, ManifestTable.key, paths) else { return nil }
    let (file, variable) = (keys.path("file"), keys["environment"].flatMap(variable))
    guard (keys["file"] == nil) != (keys["environment"] == nil) else {
      node.report("the key is in a file or in the environment: write {file: PATH} or {environment: NAME}")
      return nil
    }
    return file.map { .file($0) } ?? variable.map { .environment($0) }
  }

  /// The name of an environment variable; a key itself must not stand in a manifest, and is hardly a name.
  private static func variable(_ node: ConfigurationNode) -> String? {
    guard let name = node.word else { return nil }
    let isName = name.utf8.allSatisfy { byte in
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
    guard isName, let first = name.utf8.first, !(0x30...0x39).contains(first) else {
      node.report("the name of an environment variable is needed here, such as SERVQUAL_LEDGER_KEY, and not the key itself")
      return nil
    }
    return name
  }
}

/// Reads `write`.
enum WriteDecoder {
  /// The settings of a mapping, over common ones.
  static func settings(
    _ node: ConfigurationNode, _ section: ManifestSection, _ paths: ManifestPaths, over common: WriteSettings
  ) -> WriteSettings {
    var settings = common
    guard let keys = ManifestNode(node, section, paths) else { return settings }
    for key in section.keys where key.isRequired { _ = node.required(key.name) }
    settings.to = keys.path("to") ?? settings.to
    settings.keep = keys.whole("keep", atLeast: 2) ?? settings.keep
    settings.minimumCell = keys.whole("min_cell", atLeast: 0) ?? settings.minimumCell
    settings.includesRaw = keys.flag("raw") ?? settings.includesRaw
    settings.files.isForExcel = keys.flag("excel") ?? settings.files.isForExcel
    settings.files.hasDatabase = keys.flag("sqlite") ?? settings.files.hasDatabase
    settings.files.language = keys.choice("language", PageLanguage.self)?.rawValue ?? settings.files.language
    settings.files.hasRadar = keys.flag("radar") ?? settings.files.hasRadar
    if let metrics = keys.path("metrics") {
      settings.metrics = metrics
      // Collectors read no other names, and a slip must not name a file of something else.
      if !metrics.hasSuffix(".prom") { node.child("metrics")?.report("the name of a metrics file ends with `.prom`") }
    }
    return settings
  }
}
