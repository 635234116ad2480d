internal import SatisfactionScoring
internal import StatisticalInference

/// The segment tests table: a row per segment column and score.
struct SegmentTestColumns {
  let isSuppressed: (SegmentTest) -> Bool

  var columns: [Column<SegmentTest>] {
    [
      Column("segment_key") { .string($0.key) }, Column("dimension") { .string($0.subject.id) },
      Column("dimension_order") { .integer($0.subject.order) }, Column("segments") { .integer($0.segments) },
      shown("welch_f") { $0.means?.f }, shown("welch_df1") { $0.means?.df1 },
      shown("welch_df2") { $0.means?.df2 }, shown("welch_p") { $0.means?.p },
      shown("omega_squared") { $0.means?.omegaSquared },
      Column("excluded") { $0.excluded.isEmpty ? .null : .string($0.excluded.joined(separator: " ")) },
      shown("kruskal_wallis_h") { $0.ranks?.h }, Column("kruskal_wallis_df") { JSONValue($0.ranks?.df) },
      shown("kruskal_wallis_p") { $0.ranks?.p }, shown("epsilon_squared") { $0.ranks?.epsilonSquared },
      Column("reason") { isSuppressed($0) ? .string(ReasonCode.suppressed.rawValue) : JSONValue($0.reason?.rawValue) },
      Column("suppressed") { .bool(isSuppressed($0)) },
    ]
  }

  private func shown(_ name: String, _ value: @escaping (SegmentTest) -> Double?) -> Column<SegmentTest> {
    Column(name) { isSuppressed($0) ? .null : JSONValue(value($0)) }
  }
}
