/// One key of a manifest: what the decoder knows, what the schema says, and what both say of its default.
struct ManifestKey: Sendable {
  let name: String
  let form: ManifestForm
  let about: String
  let isRequired: Bool
  let standard: ManifestDefault?

  init(_ name: String, _ form: ManifestForm, _ about: String, isRequired: Bool = false, standard: ManifestDefault? = nil) {
    self.name = name
    self.form = form
    self.about = about
    self.isRequired = isRequired
    self.standard = standard
  }
}

/// The value of a key that is not there.
enum ManifestDefault: Sendable {
  case text(String)
  case whole(Int)
  case flag(Bool)
  case thresholds([(GateSeverity, String)])
}

/// What a value looks like.
indirect enum ManifestForm: Sendable {
  /// Any text; with a pattern, one that it matches.
  case text(String?)
  case path
  case flag
  case whole(atLeast: Int)
  case positive
  case share, duration, date
  case choice([String])
  /// One value or several.
  case list(ManifestForm)
  case either([ManifestForm])
  /// A mapping with keys of its own.
  case section(String)
}

/// A mapping of the manifest and its keys, in the order of the work.
struct ManifestSection: Sendable {
  /// The name by which the schema refers to it.
  let name: String
  let about: String
  let keys: [ManifestKey]
  /// Keys of which exactly one stands there; none where all may.
  var alternatives: [String] = []
  /// Whether it may be written without a key.
  var isEmptyAllowed = true

  var names: [String] { keys.map(\.name) }
}
