internal import SatisfactionScoring
internal import SurveyModel

extension TableMaking {
  /// The overall score by every convention, with the convention in words.
  var conventions: ReportTable {
    let scored = Set(report.scores.map(\.subject.id))
    // A mean over all items gives a hidden one away.
    let hides = { (row: ConventionRow) in
      suppression.hides(row.score) || !scored.contains(row.score.subject.id) && suppression.hidesPart(of: row.score.segment)
    }
    let columns: [Column<ConventionRow>] =
      run.segmentIdentity { $0.score } + [
        Column("score") { .string($0.score.subject.id) }, Column("responses") { .integer($0.score.responses) },
        Column("n") { .integer($0.score.n) }, Column("missing_rule") { _ in .string(report.conventions.missingRule.rawValue) },
        Column("value") { hides($0) ? .null : JSONValue($0.value) }, Column("convention") { .string($0.score.subject.label.text()) },
        Column("reason") { hides($0) ? .string(ReasonCode.suppressed.rawValue) : JSONValue($0.score.reason?.rawValue) },
        Column("suppressed") { .bool(hides($0)) },
      ]
    return table("conventions", columns, report.conventionRows, isHidden: hides)
  }
}
