internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyModel

/// How every number of a run was made, by name, as the manifest carries it.
struct ConventionList {
  let report: SatisfactionReport
  let minimumCell: Int
  private var conventions: MeasurementConventions { report.conventions }

  var json: JSONValue { .object(scores + tests + comparisons + weighing + [.init("minimum_cell", .integer(minimumCell))]) }

  private var scores: [JSONValue.Member] {
    [
      .init("gap", .string("perception - expectation, answered pairs only")),
      .init("missing_rule", .string(conventions.missingRule.rawValue)),
      .init("overall", .string("mean of the dimension gaps")),
      .init("overall_se", .string("linearised over respondents' observed dimensions")),
      .init("ci_level", .number(conventions.level)), .init("sd", .string("n-1")),
      .init("population", JSONValue(conventions.population)),
      .init("alpha", .string("Cronbach, complete responses of each side")), .init("alpha_interval", .string("Feldt")),
      .init("omega", .string("one factor by minimum residuals, on correlations")),
    ]
  }

  private var tests: [JSONValue.Member] {
    [
      .init("test", .string("paired t against zero")), .init("adjust_method", .string("holm")),
      .init("effect_dz", .string("mean / sd of the gaps")), .init("effect_g", .string("dz with Hedges' exact factor")),
      .init("wilcoxon", .string("signed ranks of exact fractions, exact up to 50 gaps that are not zero")),
      .init("wilcoxon_zeros", .string(conventions.zeroRule.rawValue)),
      .init("wilcoxon_continuity", .string(conventions.hasContinuity ? "half" : "none")),
      .init("equivalence_margin", JSONValue(conventions.equivalenceMargin)),
    ]
  }

  private var comparisons: [JSONValue.Member] {
    [
      .init("other_dimensions", .string("dimension less the mean of the others, paired; Holm over the dimensions")),
      .init("rest", .string("segment less the rest, Welch; Holm over the overall scores of a column, and over its segments' dimensions")),
      .init("verdict", .string("adjusted p at most 1 - ci_level; few: under \(Comparison.fewest) respondents on a side")),
      .init("targets", .bool(conventions.targets != nil)),
    ]
  }

  private var weighing: [JSONValue.Member] {
    [
      .init("weighted", .string(weights)),
      .init("importance_source", JSONValue(report.importancePerformance.first?.source.rawValue)),
      .init("crosshair", .string("means over the items; ties count as high")),
      .init("benchmark", JSONValue(conventions.benchmark.map { "\($0.id): \($0.source)" })),
    ]
  }

  private var weights: String {
    if report.points != nil { return "each respondent's own points, rescaled to 1" }
    if report.instrument.scales[.importance] != nil { return "each respondent's own importance ratings, divided by their sum" }
    return report.instrument.weights == nil ? "none" : "the instrument's weights, rescaled to 1"
  }
}
