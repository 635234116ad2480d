internal import SurveyDialects

extension ManifestTable {
  static let read = ManifestSection(
    name: "read", about: "Where exports come from and how they are read.",
    keys: [
      ManifestKey(
        "from", .list(.either([.path, .section("inbox")])),
        "Files, patterns with *, ? and [...], folders that end in /, or an inbox; may be left out only where there is a ledger."),
      ManifestKey("codebook", .path, "What each column means: a YAML file made with servqual inspect --codebook."),
      ManifestKey("instrument", .path, "A preset such as servqual-1991, or a YAML file.", standard: .text("servqual-1991")),
      ManifestKey(
        "scale", .text("^-?[0-9.]+ ?(-|[.][.]) ?-?[0-9.]+$"), "The answer scale, such as 1-5, where it differs from the instrument's."),
      ManifestKey("encoding", .text(nil), "The text encoding, such as utf-8, gb18030 or windows-1252, where the file does not say it."),
      ManifestKey("delimiter", .text(nil), "comma, semicolon, tab, pipe, or the character; found by structure otherwise."),
      ManifestKey("dialect", .choice(Dialects.all.map(\.name)), "The platform's layout, where recognition is to be overruled."),
      ManifestKey("include", .list(.text(nil)), "Kinds of other rows that count as responses, such as partial."),
      ManifestKey("companion", .list(.path), "Files that describe the survey, such as LimeSurvey's .lss."),
      ManifestKey("segments", .list(.text(nil)), "Columns that the ledger keeps beside score.by, to split by later."),
    ])
}
