extension GateSettings {
  /// The gates of a manifest that says nothing of them.
  public static let standard: GateSettings = {
    var settings = GateSettings()
    settings.quarantinedShare = GateThresholds(error: 0.05)
    settings.newColumns = .note
    settings.missingColumns = .warn
    settings.renamedColumns = .warn
    return settings
  }()
}
