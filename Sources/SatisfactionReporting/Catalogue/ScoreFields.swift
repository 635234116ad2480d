extension FieldCatalogue {
  static let scores = TableDescription(
    name: "scores", about: "A row per segment and dimension, overall scores included; with periods also one per period.",
    fields: score + counts + gaps + outcomes + reliabilities + positions + comparing + [reason, suppressed, period],
    key: scoreKey + ["period"])

  static let items = TableDescription(
    name: "items", about: "A row per segment and item.",
    fields: score + item.map(\.always) + asked + counts + gaps + outcomes + consistency + positions + comparing + [reason, suppressed]
      + standing + sides + medians, key: ["segment_key", "segment_value", "basis", "item"])

  private static let asked: [Field] = [
    .text("facets", "The facets asked, joined by +").always, .boolean("reversed", "Whether the item is worded the other way round").always,
  ]

  private static let counts: [Field] = [
    responses, n, .integer("n_expectation", "Respondents with enough expectations, whatever else they answered"),
    .integer("n_perception", "Respondents with enough perceptions, whatever else they answered"),
    .integer("n_missing", "Responses that are not in n").always, missingRule,
  ]

  private static let gaps: [Field] = [
    .number("expectation_mean", "Mean expectation"), .number("expectation_sd", "Its standard deviation"),
    .number("perception_mean", "Mean perception"), .number("perception_sd", "Its standard deviation"),
    .number("gap_mean", "Mean of perception less expectation; below 0 falls short"), .number("gap_sd", "Standard deviation of the gaps"),
    .number("gap_se", "Standard error of gap_mean"), level, .number("gap_ci_low", "Lower end of the interval of gap_mean"),
    .number("gap_ci_high", "Upper end of the interval of gap_mean"), .number("t", "t of the gap against zero"),
    .number("df", "Its degrees of freedom"), .number("p", "Its two-sided p"), .number("p_adjusted", "p after Holm's adjustment"),
    .text("adjust_method", "How p values are adjusted").always, .number("effect_dz", "Mean over standard deviation of the gaps"),
    .number("effect_g", "The same corrected for small samples"),
  ]

  private static let outcomes: [Field] = [
    .integer("below_n", "How many found less than they expected"), .integer("met_n", "How many found what they expected"),
    .integer("exceeded_n", "How many found more than they expected"), .number("below_share", "Share that found less, 0 to 1"),
    .number("met_share", "Share that found what was expected, 0 to 1"), .number("exceeded_share", "Share that found more, 0 to 1"),
  ]

  private static let reliabilities: [Field] = [
    .number("alpha_expectation", "Cronbach's alpha of expectations"), .number("alpha_perception", "Cronbach's alpha of perceptions"),
    .number("alpha_gap", "Cronbach's alpha of gaps"), .number("alpha_gap_ci_low", "Lower end of its interval"),
    .number("alpha_gap_ci_high", "Upper end of its interval"), .integer("alpha_n", "Respondents in alpha_gap"),
  ]

  private static let consistency: [Field] = [
    .number("item_rest_r", "Correlation of the item's gap with the rest of its dimension"),
    .number("alpha_if_deleted", "Alpha of the dimension without the item"),
  ]

  private static let positions: [Field] = [
    .number("importance_mean", "Mean importance: points of a dimension, ratings of an item"),
    .number("gap_weighted", "The gap weighted by importance"),
    .number("gap_percent_of_range", "The gap as a percentage of the scale's range"),
    .number("perception_percent", "Perception as a percentage of the scale's range"),
    .number("minimum_mean", "Mean of the least that is acceptable"), .number("adequacy_gap", "Perception less that minimum"),
    .number("superiority_gap", "Perception less the desired level, over the same triples"),
  ]

  private static let comparing: [Field] = [
    .number("wilcoxon_w_plus", "Sum of the ranks of gaps above zero"), .number("wilcoxon_w_minus", "Sum of the ranks of gaps below zero"),
    .number("wilcoxon_z", "Normal statistic of the signed ranks"), .number("wilcoxon_p", "Two-sided p of the signed ranks"),
    .integer("wilcoxon_zeros", "Gaps of exactly zero"),
    .text("comparison", "What difference and verdict are about: other_dimensions, rest, previous, target"),
    .number("difference", "The difference that was judged"), .number("difference_ci_low", "Lower end of its interval"),
    .number("difference_ci_high", "Upper end of its interval"), .number("difference_p_adjusted", "Its adjusted p"),
    .number("previous_gap", "The same number of the wave before"), .number("change", "Change since the wave before"),
    .number("change_ci_low", "Lower end of the interval of change"), .number("change_ci_high", "Upper end of the interval of change"),
    .number("change_p_adjusted", "Adjusted p of change"), .number("expectation_change", "Change of expectation since the wave before"),
    .number("perception_change", "Change of perception since the wave before"), .number("target", "The value to reach"),
    .number("top_expectation_share", "Share of expectations at the top of the scale, where exceeding is impossible"),
    .text("verdict", "worse, no_clear_difference, better or few"),
  ]

  private static let standing: [Field] = [
    .number("importance", "What stands for the item's importance"), .text("quadrant", "Its quadrant of importance and performance"),
    .number("crosshair_importance", "Where importance is divided"), .number("crosshair_performance", "Where performance is divided"),
  ]

  private static let sides: [Field] = [
    .number("item_rest_r_expectation", "As item_rest_r, of expectations"),
    .number("alpha_if_deleted_expectation", "As alpha_if_deleted, of expectations"),
    .number("item_rest_r_perception", "As item_rest_r, of perceptions"),
    .number("alpha_if_deleted_perception", "As alpha_if_deleted, of perceptions"),
  ]

  private static let medians: [Field] = [
    .number("expectation_median", "Median expectation"), .number("perception_median", "Median perception"),
    .number("gap_median", "Median gap"),
  ]
}
