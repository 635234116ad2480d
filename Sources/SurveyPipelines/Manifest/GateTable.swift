extension ManifestTable {
  static let gates = ManifestSection(
    name: "gates", about: "What a run is held to before it is published; none leaves a gate open. An error gate holds the run back.",
    keys: [
      ManifestKey(
        "quarantined_share", gate("share_thresholds"), "The share of records set aside: more than so much.",
        standard: .thresholds([(.error, "5%")])),
      ManifestKey("missing_share", gate("share_thresholds"), "The share of missing answers: more than so much."),
      ManifestKey("responses", gate("count_thresholds"), "Fewer responses than so many."),
      ManifestKey("freshness", gate("age_thresholds"), "The age of the newest recorded time: older than so much."),
      ManifestKey("arrival", gate("age_thresholds"), "The age of the last file with new data: older than so much."),
      ManifestKey(
        "shift", gate("share_thresholds"), "The total variation distance of an item's answers from those before: more than so much."),
      ManifestKey("new_columns", severity, "Columns that were not there before.", standard: .text("note")),
      ManifestKey("missing_columns", severity, "Columns that are gone.", standard: .text("warn")),
      ManifestKey("renamed_columns", severity, "Columns that seem to have another name.", standard: .text("warn")),
    ])

  static let thresholds = [
    section("share_thresholds", .share, "Shares that grow with the severity."),
    section("count_thresholds", .whole(atLeast: 1), "Numbers of responses that fall as the severity grows."),
    section("age_thresholds", .duration, "Ages that grow with the severity."),
  ]

  static func thresholds(_ name: String) -> ManifestSection { thresholds.first { $0.name == name } ?? thresholds[0] }

  private static func gate(_ section: String) -> ManifestForm { .either([.section(section), .choice(["none"])]) }

  private static let severity = ManifestForm.choice(GateSeverity.allCases.map(\.rawValue) + ["none"])

  private static func section(_ name: String, _ form: ManifestForm, _ about: String) -> ManifestSection {
    let texts = ["Worth a note in the run's report.", "Worth a warning.", "The run is held back."]
    return ManifestSection(
      name: name, about: about,
      keys: zip(GateSeverity.allCases, texts).map { ManifestKey($0.rawValue, form, $1) }, isEmptyAllowed: false)
  }
}
