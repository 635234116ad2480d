internal import SurveyConfiguration
internal import SurveyReading

/// A mapping of a manifest whose keys have been held to the table.
struct ManifestNode {
  let node: ConfigurationNode
  let paths: ManifestPaths

  /// Nil where there is no mapping, which is reported.
  init?(_ node: ConfigurationNode, _ section: ManifestSection, _ paths: ManifestPaths) {
    self.node = node
    self.paths = paths
    guard let entries = node.entries, section.isEmptyAllowed || !entries.isEmpty else {
      node.report("a mapping is needed here, of \(section.names.joined(separator: ", "))")
      return nil
    }
    node.refuseKeys(otherThan: section.names)
  }

  subscript(key: String) -> ConfigurationNode? { node.child(key) }

  func word(_ key: String) -> String? { node.child(key).flatMap(\.word) }

  func flag(_ key: String) -> Bool? { node.child(key).flatMap(\.flag) }

  /// A whole number of at least `least`.
  func whole(_ key: String, atLeast least: Int) -> Int? {
    guard let child = node.child(key), let number = child.integer else { return nil }
    guard number >= least else {
      child.report("`\(key)` is at least \(least)")
      return nil
    }
    return number
  }

  /// A path, resolved against the manifest's folder.
  func path(_ key: String) -> String? { node.child(key).flatMap(paths.path) }

  /// One value or several.
  func list<Value>(_ key: String, _ read: (ConfigurationNode) -> Value?) -> [Value] {
    guard let child = node.child(key) else { return [] }
    guard let elements = child.elements else { return read(child).map { [$0] } ?? [] }
    if elements.isEmpty { child.report("`\(key)` is empty") }
    return elements.compactMap(read)
  }

  /// One of the values of an enumeration, or of `names` among them.
  func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _ type: Value.Type) -> Value? where Value.RawValue == String {
    choice(key, Value.allCases.map { ($0.rawValue, $0) })
  }

  func choice<Value>(_ key: String, _ values: [(name: String, value: Value)]) -> Value? {
    guard let child = node.child(key), let word = child.word else { return nil }
    if let found = values.first(where: { $0.name == word }) { return found.value }
    let nearest = EditDistance.nearest(to: word, among: values.map(\.name)).map { ": did you mean \($0)?" }
    child.report("`\(key)` is one of \(values.map(\.name).joined(separator: ", "))\(nearest ?? "")")
    return nil
  }

  /// A text that people write in the same way on the command line.
  func setting<Value>(_ key: String, _ read: (String) throws(SettingError) -> Value) -> Value? {
    guard let child = node.child(key), let word = child.word else { return nil }
    do throws(SettingError) { return try read(word) } catch {
      child.report(error.description)
      return nil
    }
  }

  /// What a file that is named here holds; its problems are told with their places in it.
  func contents<Value>(_ key: String, _ read: (String) throws(ConfigurationError) -> Value) -> Value? {
    guard let child = node.child(key), let path = paths.path(child) else { return nil }
    do throws(ConfigurationError) { return try read(path) } catch {
      child.report(error)
      return nil
    }
  }
}

/// Resolves the paths of a manifest.
struct ManifestPaths {
  /// The manifest's file.
  let source: String

  /// The folder of the manifest.
  var folder: String {
    guard let slash = source.lastIndex(of: "/") else { return "." }
    return slash == source.startIndex ? "/" : String(source[..<slash])
  }

  /// A path as seen from where the manifest was opened, without a slash at its end.
  func path(_ node: ConfigurationNode) -> String? {
    guard let word = node.word else { return nil }
    if word == "-" {
      node.report("a manifest reads no standard input: name a file")
      return nil
    }
    if word.hasPrefix("~") {
      node.report("`~` is not expanded: write the whole path, or one from the manifest's folder")
      return nil
    }
    let path = ConfigurationFile.sibling(word, of: source)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
