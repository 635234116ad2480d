internal import SurveyConfiguration
internal import SurveyModel

/// Reads `read`.
struct ReadDecoder {
  private let paths: ManifestPaths

  init(_ paths: ManifestPaths) { self.paths = paths }

  func settings(_ node: ConfigurationNode?) -> ReadSettings {
    var settings = ReadSettings()
    guard let node, let keys = ManifestNode(node, ManifestTable.read, paths) else { return settings }
    settings.inputs = keys.list("from", input)
    settings.codebook = keys.contents("codebook", Codebook.contents)
    settings.instrument = instrument(keys)
    settings.encoding = keys.setting("encoding", SettingText.encoding)
    settings.delimiter = keys.setting("delimiter", SettingText.delimiter)
    settings.dialect = keys.setting("dialect", SettingText.dialect)
    settings.includedKinds = Set(keys.list("include", \.word))
    settings.companions = keys.list("companion", paths.path)
    settings.segments = keys.list("segments", \.word)
    return settings
  }

  /// A text is a folder with a slash at its end, a pattern with `*`, `?` or `[` in it, and a file otherwise.
  private func input(_ node: ConfigurationNode) -> PipelineInput? {
    if node.entries != nil { return inbox(node).map { .inbox($0) } }
    guard let path = paths.path(node), let text = node.text else { return nil }
    if text.contains(where: { "*?[".contains($0) }) { return .pattern(path) }
    return text.hasSuffix("/") ? .folder(path) : .file(path)
  }

  private func inbox(_ node: ConfigurationNode) -> InboxSettings? {
    guard let keys = ManifestNode(node, ManifestTable.inbox, paths) else { return nil }
    let places = ["work", "done", "refused", "poison"].map(keys.path)
    let settled = keys["settled"].flatMap(\.duration).map { Int($0) }
    guard let inbox = node.required("inbox").flatMap(paths.path) else { return nil }
    var settings = InboxSettings(inbox: inbox)
    settings.work = places[0] ?? settings.work
    settings.done = places[1] ?? settings.done
    settings.refused = places[2] ?? settings.refused
    settings.poison = places[3] ?? settings.poison
    settings.settled = settled ?? settings.settled
    let folders = [settings.inbox, settings.work, settings.done, settings.refused, settings.poison]
    if Set(folders).count < folders.count { node.report("the five folders of an inbox are five different ones") }
    return settings
  }

  private func instrument(_ keys: ManifestNode) -> Instrument? {
    let named = keys["instrument"].flatMap { InstrumentDecoding.instrument($0, paths) }
    let scale = keys.setting("scale", SettingText.scale)
    if keys["codebook"] != nil {
      keys["instrument"]?.report("the codebook names the instrument itself: leave `instrument` out")
      keys["scale"]?.report("put `scale:` into the codebook instead of giving it here")
    }
    return scale.map { (named ?? .servqual1991).rescaled(to: $0) } ?? named
  }
}

/// Reads the name of an instrument: a preset, or a file beside the manifest.
enum InstrumentDecoding {
  static func instrument(_ node: ConfigurationNode, _ paths: ManifestPaths) -> Instrument? {
    guard let word = node.word else { return nil }
    if let preset = Instrument.preset(word) { return preset }
    let isFile = word.contains("/") || word.hasSuffix(".yaml") || word.hasSuffix(".yml")
    guard let name = isFile ? paths.path(node) : word else { return nil }
    do throws(ConfigurationError) { return try Instrument.named(name) } catch {
      node.report(error)
      return nil
    }
  }
}

/// Holds the inboxes of a manifest apart: a file must be in one place for one reason.
enum InboxOverlap {
  static func reportShared(_ surveys: [(node: ManifestNode, inputs: [PipelineInput])]) {
    var owners: [String: String] = [:]
    for survey in surveys {
      for case .inbox(let inbox) in survey.inputs {
        for (name, folder) in [("inbox", inbox.inbox), ("work", inbox.work)] {
          guard let owner = owners.updateValue(name, forKey: folder) else { continue }
          survey.node["read"]?.child("from")?.report(
            "`\(name)` is \(folder), which is `\(owner)` of an inbox before: name another `\(name)`")
        }
      }
    }
  }
}
