extension FieldCatalogue {
  static let comparisons = TableDescription(
    name: "comparisons", about: "A row per comparison made.",
    fields: run + segment + [
      .text("dimension", "Id of a dimension or of an overall score").always, .integer("dimension_order", "Its place").always,
      .text("item", "Id of the item; null for scores"), .text("comparison", "What kind of comparison").always,
      .text("against", "The segment, wave or column compared with"), .integer("n", "Respondents on this side").always,
      .integer("n_against", "Respondents on the other side"), .integer("n_matched", "Respondents on both sides"),
      .number("difference", "This side less the other"), .number("difference_se", "Its standard error"),
      .number("df", "Its degrees of freedom"), level, .number("difference_ci_low", "Lower end of its interval"),
      .number("difference_ci_high", "Upper end of its interval"), .number("p", "Its two-sided p"),
      .number("p_adjusted", "p after Holm's adjustment in its family"), .text("adjust_method", "How p values are adjusted").always,
      .text("verdict", "worse, no_clear_difference, better or few"), reason, suppressed,
    ], key: ["segment_key", "segment_value", "dimension", "item", "comparison", "against"])

  static let segmentTests = TableDescription(
    name: "segment_tests", about: "A row per segment column and score: whether the segments differ at all.",
    fields: run + [
      .text("segment_key", "Code of the column that responses are split by").always,
      .text("dimension", "Id of a dimension or of an overall score").always, .integer("dimension_order", "Its place").always,
      .integer("segments", "How many values the column has").always, .number("welch_f", "F of Welch's analysis of variance"),
      .number("welch_df1", "Its first degrees of freedom"), .number("welch_df2", "Its second degrees of freedom"),
      .number("welch_p", "Its p"), .number("omega_squared", "Share of the variance that the segments explain"),
      .text("excluded", "Segments left out of these"), .number("kruskal_wallis_h", "H of Kruskal and Wallis"),
      .integer("kruskal_wallis_df", "Its degrees of freedom"), .number("kruskal_wallis_p", "Its p"),
      .number("epsilon_squared", "H over n - 1"), reason, suppressed,
    ], key: ["segment_key", "dimension"])

  static let tests = TableDescription(
    name: "tests", about: "A row per score and item: tests and effects of the gap by every convention.",
    fields: score + [
      .text("item", "Id of the item; null for scores"), n, .number("t", "t of the gap against zero"),
      .number("df", "Its degrees of freedom"), .number("p", "Its two-sided p"), .number("p_holm", "p by Holm"),
      .number("p_benjamini_hochberg", "p by Benjamini and Hochberg"), .integer("zeros", "Gaps of exactly zero"),
      .text("continuity", "Whether z is corrected by half a rank: half or none").always,
    ] + ranks("drop", "zeros left out") + ranks("pratt", "zeros ranked and left out") + ranks("zsplit", "zeros split") + effects,
    key: scoreKey + ["item"])

  private static func ranks(_ rule: String, _ words: String) -> [Field] {
    [
      .number("w_plus_\(rule)", "Sum of positive ranks, \(words)"), .number("w_minus_\(rule)", "Sum of negative ranks, \(words)"),
      .number("z_\(rule)", "Normal statistic, \(words)"), .number("p_\(rule)", "Two-sided p, \(words)"),
      .text("method_\(rule)", "Whether that p is exact or normal"),
    ]
  }

  private static let effects: [Field] = [
    .number("rank_biserial", "Difference of the rank sums over their sum"),
    .number("effect_dz", "Mean over standard deviation of the gaps"),
    .number("effect_g", "The same corrected for small samples"),
    .number("effect_d_av", "Mean gap over the average standard deviation of both sides"),
    .number("expectation_perception_r", "Correlation of expectation and perception"),
    .number("equivalence_margin", "The gap that is too small to matter"), .number("equivalence_p", "The larger p of two one-sided tests"),
    .boolean("equivalent", "Whether the gap lies within the margin"), reason, suppressed,
  ]

  static let reliability = TableDescription(
    name: "reliability", about: "A row per segment, scale and side.",
    fields: run + segment + subject + [
      .text("side", "expectation, perception or gap").always, .integer("k", "Items of the scale").always,
      .integer("n", "Respondents who answered all of them").always, .number("alpha", "Cronbach's alpha"), level,
      .number("alpha_ci_low", "Lower end of its interval"), .number("alpha_ci_high", "Upper end of its interval"),
      .number("alpha_se", "Its standard error"), .number("alpha_standardised", "Alpha of standardised items"),
      .number("alpha_without_constant", "Alpha without items that do not vary"), .number("lambda6", "Guttman's lambda-6"),
      .number("omega", "McDonald's omega of one factor"), .text("omega_reason", "Why omega is null"),
      .boolean("heywood", "Whether a unique variance is below 0"), .number("mean_inter_item_r", "Mean correlation of two items"),
      .number("median_inter_item_r", "Median correlation of two items"), .number("spearman_brown", "Of two items: 2r / (1 + r)"),
      .text("figures_reason", "Why lambda6 is null"), .number("difference_reliability", "Reliability of the gaps as differences"),
      .text("constant_items", "Items that do not vary"), .text("items_to_check", "Items that run against the rest"), reason, suppressed,
    ], key: ["segment_key", "segment_value", "dimension", "side"])
}
