internal import SatisfactionScoring
internal import StatisticalInference

/// The segment tests table: a row per segment column and score.
struct SegmentTestColumns {
  var columns: [Column<SegmentTest>] {
    [
      Column("segment_key") { .string($0.key) }, Column("dimension") { .string($0.subject.id) },
      Column("dimension_order") { .integer($0.subject.order) }, Column("segments") { .integer($0.segments) },
      Column("welch_f") { JSONValue($0.means?.f) }, Column("welch_df1") { JSONValue($0.means?.df1) },
      Column("welch_df2") { JSONValue($0.means?.df2) }, Column("welch_p") { JSONValue($0.means?.p) },
      Column("omega_squared") { JSONValue($0.means?.omegaSquared) },
      Column("excluded") { $0.excluded.isEmpty ? .null : .string($0.excluded.joined(separator: " ")) },
      Column("kruskal_wallis_h") { JSONValue($0.ranks?.h) }, Column("kruskal_wallis_df") { JSONValue($0.ranks?.df) },
      Column("kruskal_wallis_p") { JSONValue($0.ranks?.p) }, Column("epsilon_squared") { JSONValue($0.ranks?.epsilonSquared) },
      Column("reason") { JSONValue($0.reason?.rawValue) },
    ]
  }
}
