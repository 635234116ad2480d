extension FieldCatalogue {
  static let actions = TableDescription(
    name: "actions", about: "What to fix first: a row per dimension.",
    fields: run + [
      .integer("rank", "Place, the greatest shortfall first").always, .text("dimension", "Id of the dimension").always,
      .text("dimension_label", "Its name in English").always, .integer("n", "Respondents behind the numbers").always,
      .number("weight", "Weight of the dimension"), .text("weight_source", "Where weights come from").always,
      .number("value", "Its gap; its perception where no expectations were asked"),
      .number("contribution", "What it takes from the overall score"),
      .number("share_of_shortfall", "Share of all that falls short, 0 to 1"), .text("evidence", "firm or tied"),
      .text("where", "Segments that are worse than the rest"), .text("owner", "For the team: who does it"),
      .date("due", "For the team: until when"),
    ], key: ["dimension"])

  static let conventions = TableDescription(
    name: "conventions", about: "The overall score by every convention: a row per segment and score.",
    fields: run + segment + [
      basis, .text("score", "Code of the convention").always, responses, n, missingRule, .number("value", "The score"),
      .text("convention", "The convention in a sentence").always, reason, suppressed,
    ], key: ["segment_key", "segment_value", "basis", "score"])

  static let distributions = TableDescription(
    name: "distributions", about: "The answers point by point: a row per segment, item, facet and point, and per reason for having none.",
    fields: score + item.map(\.always) + [
      .text("facet", "expectation, perception or gap").always, .number("point", "The answer; null in rows of missing answers"),
      .text("label", "Why there is no answer"), .integer("count", "How many answered so"), .number("share", "count over n, 0 to 1"),
      .integer("n", "What the share is of").always, reason, suppressed,
    ], key: ["segment_key", "segment_value", "basis", "item", "facet", "point", "label"])

  static let trend = TableDescription(
    name: "trend", about: "A row per segment, period and dimension, with control limits.",
    fields: score + [
      .integer("n", "Respondents in the numbers of the row").always, .number("value", "The period's gap, or perception"),
      .number("centre", "Centre line"), .number("lower", "Lower limit"), .number("upper", "Upper limit"),
      .text("limit_method", "xmr or xbar_s"), .text("signal", "outside, run_of_8 or 3_of_4"),
      .date("baseline_start", "First day of the periods that set the limits"), .date("baseline_end", "Last day of those periods"),
      .number("se", "Standard error of value"), .number("ci_low", "Lower end of its interval"),
      .number("ci_high", "Upper end of its interval"), .number("moving_range", "Distance from the value before"),
      .number("moving_range_upper", "Limit of that distance"), reason, suppressed, .text("period", "Id of the period").always,
    ], key: scoreKey + ["period"])

  static let responseRate = TableDescription(
    name: "response_rate", about: "Who answered of those invited: a row for everybody and per segment.",
    fields: run + segment + [
      .integer("invited", "People invited"), .integer("responses", "Responses that count").always,
      .number("response_rate", "responses over invited"), level, .text("ci_method", "How the interval is made").always,
      .number("ci_low", "Lower end of its interval"), .number("ci_high", "Upper end of its interval"),
      .boolean("not_invited", "Whether the invitations say nothing of them").always, reason,
    ], key: ["segment_key", "segment_value"])

  static let zone = TableDescription(
    name: "zone", about: "Zones of tolerance: a row per segment and dimension, and per segment and item.",
    fields: score + item + [
      responses, .integer("n_triples", "Triples of minimum, desired level and perception").always, missingRule,
      .number("minimum_mean", "Mean of the least that is acceptable"), .number("desired_mean", "Mean of the desired level"),
      .number("perceived_mean", "Mean of perception"), level, .number("adequacy_gap", "Perception less the minimum"),
      .number("adequacy_ci_low", "Lower end of its interval"), .number("adequacy_ci_high", "Upper end of its interval"),
      .number("superiority_gap", "Perception less the desired level"), .number("superiority_ci_low", "Lower end of its interval"),
      .number("superiority_ci_high", "Upper end of its interval"), .number("zone_width", "Desired level less the minimum"),
      .number("position", "Place in the zone: 0 at the minimum, 1 at the desired level"),
      .number("below_share", "Share below the zone, 0 to 1"), .number("inside_share", "Share inside the zone, 0 to 1"),
      .number("above_share", "Share above the zone, 0 to 1"), .integer("inversions", "Those whose minimum is above the desired level"),
      .integer("zero_width", "Those whose minimum is the desired level"), reason, suppressed,
    ], key: scoreKey + ["item"])

  static let importancePerformance = TableDescription(
    name: "importance_performance", about: "Importance against performance: a row per segment, item or dimension, and crosshair.",
    fields: score + item + [
      responses, .integer("n", "Answers behind the numbers, the smaller of two").always,
      .text("importance_source", "What stands for importance").always, .text("crosshair", "Which lines divide the chart").always,
      .number("importance", "Importance"), .number("performance", "Performance"),
      .number("crosshair_importance", "Where importance is divided"), .number("crosshair_performance", "Where performance is divided"),
      .text("quadrant", "concentrate_here, keep_up, low_priority or possible_overkill"),
      .number("distance_importance", "Importance less its line"), .number("distance_performance", "Performance less its line"),
      .boolean("above_gap_line", "Whether performance falls short of importance"),
      .number("gap_line_distance", "By how much, in percent of the scales"), reason, suppressed,
    ], key: scoreKey + ["item", "crosshair"])

  static let quality = TableDescription(
    name: "quality", about: "What was wrong with the data: a row per file, rule and severity.",
    fields: run + [
      .text("source", "Name of the file").always, .text("rule", "What was found").always,
      .text("severity", "error, warning or note").always, .integer("count", "Records, rows or messages").always,
      .number("share", "Share of the file's records or rows, 0 to 1"), .integer("first_line", "First line it is about"),
    ], key: ["source", "rule", "severity"])

  static let sources = TableDescription(
    name: "sources", about: "Where every row of every file went: a row per file.",
    fields: run + [
      .text("source", "Name of the file").always, .text("sha256", "SHA-256 of its bytes"), .integer("bytes", "Its size").always,
      .text("encoding", "Its encoding"), .text("encoding_origin", "How that was learnt"), .text("dialect", "Which platform's it is"),
      .text("dialect_evidence", "What shows it"), .integer("rows", "header_rows + other_rows + records").always,
      .integer("header_rows", "Rows that name columns").always, .integer("other_rows", "Rows that are neither").always,
      .integer("records", "responses + quarantined").always, .integer("responses", "Records that count").always,
      .integer("quarantined", "Records set aside").always, .integer("added", "Respondents seen for the first time"),
      .integer("corrected", "Responses that replaced others"), .integer("unchanged", "Responses that were there already"),
      .integer("outdated", "Responses older than those there"),
    ], key: ["source", "sha256"])
}
