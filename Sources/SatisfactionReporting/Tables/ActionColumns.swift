internal import SatisfactionScoring
internal import SurveyModel

/// The actions table: what to fix first, with room for who does it and until when.
struct ActionColumns {
  let isSuppressed: (ActionRow) -> Bool
  let isHidden: (Comparison) -> Bool

  var columns: [Column<ActionRow>] {
    [
      Column("rank") { .integer($0.rank) }, Column("dimension") { .string($0.subject.id) },
      Column("dimension_label") { .string($0.subject.label.text()) }, Column("n") { .integer($0.n) },
      shown("weight") { $0.weight }, Column("weight_source") { .string($0.weightSource.rawValue) }, shown("value") { $0.value },
      shown("contribution") { $0.contribution }, shown("share_of_shortfall") { $0.share },
      Column("evidence") { isSuppressed($0) ? .null : .string($0.evidence.rawValue) },
      Column("where") { row in
        let worse = row.segments.filter { !isHidden($0) }.map { "\($0.segment.keyLabel): \($0.segment.label)" }
        return worse.isEmpty ? .null : .string(worse.joined(separator: "; "))
      },
      Column("owner") { _ in .null }, Column("due") { _ in .null },
    ]
  }

  private func shown(_ name: String, _ value: @escaping (ActionRow) -> Double?) -> Column<ActionRow> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }
}
