internal import SatisfactionReporting
internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyDialects

/// Every key of a manifest. The decoder refuses all others, and the schema is made of it, so that the two cannot part.
enum ManifestTable {
  static let all = [manifest, survey, read, inbox, score, ledger, key, retention, write, ownWrite, gates] + thresholds

  static let manifest = ManifestSection(
    name: "manifest", about: "What servqual run is to do: one survey, or a list of surveys, in the order of the work.",
    keys: work + [
      ManifestKey("ledger", .section("ledger"), "Where responses are kept between runs; without it nothing is kept."),
      ManifestKey("write", .section("write"), "Where results go.", isRequired: true),
      ManifestKey("gates", .section("gates"), "What a run is held to before it is published."),
      ManifestKey("surveys", .list(.section("survey")), "Several surveys, each with its own survey, wave, read, score, write and gates."),
    ], alternatives: ["survey", "surveys"])

  static let survey = ManifestSection(
    name: "survey", about: "One survey of several.",
    keys: work + [
      ManifestKey("write", .section("own_write"), "This survey's own settings, over the common ones key by key."),
      ManifestKey("gates", .section("gates"), "This survey's own gates, over the common ones gate by gate."),
    ], alternatives: ["survey"])

  /// The keys that a manifest of several surveys has in its list alone.
  static var ofOneSurvey: [String] { work.map(\.name) }

  private static let work = [
    ManifestKey("survey", .text("^[a-z][a-z0-9_-]*$"), "The survey's id: lower-case letters, digits, - and _, beginning with a letter."),
    ManifestKey("wave", .text(nil), "The name of the wave in the tables."),
    ManifestKey("read", .section("read"), "Where exports come from and how they are read."),
    ManifestKey("score", .section("score"), "How the numbers are made."),
  ]

  static let inbox = ManifestSection(
    name: "inbox", about: "A folder that is emptied by renaming; all its folders are on one file system.",
    keys: [
      ManifestKey("inbox", .path, "Where exports arrive.", isRequired: true),
      ManifestKey("work", .path, "Where a file is while it is being read; the default stands beside the inbox.", standard: .text("work")),
      ManifestKey("done", .path, "Where it goes once it is in the ledger; the default stands beside the inbox.", standard: .text("done")),
      ManifestKey(
        "refused", .path, "Where a file goes that cannot be trusted; the default stands beside the inbox.", standard: .text("refused")),
      ManifestKey(
        "poison", .path, "Where a file goes that stopped a run twice; the default stands beside the inbox.", standard: .text("poison")),
      ManifestKey(
        "settled", .duration, "How long a file must have been unchanged to be claimed.", standard: .text("2m")),
    ])

  static let ledger = ManifestSection(
    name: "ledger", about: "Where responses are kept between runs.",
    keys: [
      ManifestKey("file", .path, "The database file.", isRequired: true),
      ManifestKey("key", .section("key"), "Where the key is that respondents' ids are hashed with.", isRequired: true),
      ManifestKey("retention", .section("retention"), "How long things are kept."),
    ])

  static let key = ManifestSection(
    name: "key", about: "Where the key is: in a file or in an environment variable, never in the ledger.",
    keys: [
      ManifestKey("file", .path, "A file that holds the key."),
      ManifestKey("environment", .text("^[A-Za-z_][A-Za-z0-9_]*$"), "The environment variable that holds the key."),
    ], alternatives: ["file", "environment"])

  static let retention = ManifestSection(
    name: "retention", about: "How long things are kept.",
    keys: [
      ManifestKey("quarantine", .duration, "How long quarantined records keep their raw text.", standard: .text("90d")),
      ManifestKey("runs", .duration, "How long the log of runs is kept.", standard: .text("400d")),
    ])

  static let write = ManifestSection(
    name: "write", about: "Where results go, and what of them.",
    keys: [ManifestKey("to", .path, "The folder of runs; of several surveys each has its own folder in it.", isRequired: true)] + writing
      + [
        ManifestKey("metrics", .path, "The Prometheus text file to write; without it none is written.")
      ])

  static let ownWrite = ManifestSection(
    name: "own_write", about: "One survey's own settings over the common ones.",
    keys: [ManifestKey("to", .path, "The folder that this survey's folder stands in.")] + writing)

  private static let writing = [
    ManifestKey("keep", .whole(atLeast: 2), "How many run folders are kept.", standard: .whole(14)),
    ManifestKey("min_cell", .whole(atLeast: 0), "The smallest cell shown; 0 shows all.", standard: .whole(10)),
    ManifestKey("raw", .flag, "Whether quarantined records are written with their text, which is personal data.", standard: .flag(false)),
    ManifestKey(
      "excel", .flag, "Whether tables of comma-separated values are for Excel: byte order mark and CRLF.", standard: .flag(false)),
    ManifestKey("sqlite", .flag, "Whether the tables are written as one SQLite file as well.", standard: .flag(false)),
    ManifestKey("language", .choice(PageLanguage.allCases.map(\.rawValue)), "The language of what people read.", standard: .text("en")),
    ManifestKey("radar", .flag, "Whether the page shows a radar chart beside the others.", standard: .flag(false)),
  ]
}
