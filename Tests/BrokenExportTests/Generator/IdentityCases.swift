/// Who answered: the same person twice, nobody, or an id that only looks like one.
enum IdentityCases {
  static let all = [
    duplicateIdentical, duplicateConflict, olderComesLast, afterUnreadable, missing, zeroWidthSpace,
  ]

  static let duplicateIdentical = BrokenExport.csv(
    "csv_id_duplicate_identical", why: "a sender's retries count once",
    .setAsideAfterAll(ids: ["V0004", "V0011"], as: ["duplicate_identical"])
  ) { $0.lines += [$0.lines[4], $0.lines[11]] }

  /// Record 41 takes the place of record 3.
  static let duplicateConflict: BrokenExport = {
    let survey = CleanSurvey.standard
    let later = rewritten(survey[3])
    let kept = survey.responses.filter { $0.id != later.id } + [later]
    let aside = Quarantined(record: 3, id: later.id, reasons: ["duplicate_conflict"])
    return .csv(
      "csv_id_duplicate_conflict", why: "the same person, the same time, other answers: the later row wins",
      .accepted(Accepted(kept, quarantined: [aside]))
    ) { $0.lines.append(CSVDraft.cells(of: later)) }
  }()

  // Cases of our own.

  /// Record 41 was submitted before record 3: the place in the file does not decide.
  static let olderComesLast: BrokenExport = {
    let survey = CleanSurvey.standard
    var older = rewritten(survey[3])
    older.submitted = "2026-03-31T08:00:00Z"
    return .csv(
      "csv_id_duplicate_older_last", why: "the latest answers are kept, wherever they stand",
      .setAsideAfterAll(ids: [older.id], as: ["duplicate_conflict"])
    ) { $0.lines.append(CSVDraft.cells(of: older)) }
  }()

  /// Record 3 cannot be read; the same person's record 41 can, and is no duplicate of anything.
  static let afterUnreadable: BrokenExport = {
    let survey = CleanSurvey.standard
    let kept = survey.responses.filter { $0.id != survey[3].id } + [survey[3]]
    let aside = Quarantined(record: 3, id: survey[3].id, reasons: ["value_out_of_range"])
    return .csv(
      "csv_id_again_after_unreadable", why: "a record that was set aside must not push out the good one",
      .accepted(Accepted(kept, quarantined: [aside]))
    ) {
      $0.lines.append($0.lines[3])
      $0[3, "E9"] = "77"
    }
  }()

  static let missing = BrokenExport.csv(
    "csv_id_missing", why: "answers of nobody: an empty id, and one of blanks",
    .setAside([16, 28], as: ["missing_id"], naming: false)
  ) { ($0[16, "respondent_id"], $0[28, "respondent_id"]) = ("", "   ") }

  static let zeroWidthSpace = BrokenExport.csv(
    "csv_id_zero_width_space", why: "two ids that look alike are two people",
    .setAside([7], as: ["invisible_character"], naming: false)
  ) { $0[7, "respondent_id"] = "V0007\u{200B}" }

  /// The same person with every perception turned round.
  private static func rewritten(_ response: SurveyResponse) -> SurveyResponse {
    var other = response
    other.perceptions = response.perceptions.map { $0.map { 8 - $0 } }
    return other
  }
}
