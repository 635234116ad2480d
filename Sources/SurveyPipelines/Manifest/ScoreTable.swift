internal import SatisfactionScoring
internal import StatisticalInference

extension ManifestTable {
  static let score = ManifestSection(
    name: "score", about: "How the numbers are made.",
    keys: [
      ManifestKey("by", .list(.text(nil)), "The columns to split by."),
      ManifestKey(
        "missing", .text("^(half|complete|any|minimum:[0-9]+)$"),
        "Pairs a dimension score needs: half, complete, any, or a number such as minimum:3.", standard: .text("half")),
      ManifestKey("instrument", .path, "Another description of the same items, with other weights or labels, to score by."),
      ManifestKey("max_segments", .whole(atLeast: 1), "The most values a column of by may have.", standard: .whole(1_000)),
      ManifestKey("detail", .flag, "Whether segments are compared two by two as well.", standard: .flag(false)),
    ] + time + comparisons + measures)

  private static let time = [
    ManifestKey("since", .date, "The first day whose responses count, in UTC."),
    ManifestKey("until", .date, "The last day whose responses count, in UTC."),
    ManifestKey("period", .choice(PeriodUnit.allCases.map(\.rawValue)), "What time is cut into, in UTC."),
    ManifestKey(
      "baseline", .either([.whole(atLeast: SatisfactionReport.minimumPeriods), .text("[.][.]")]),
      "The periods that set control limits: the first so many, or those within two days, from..to; all otherwise."),
    ManifestKey("chart", .choice(ChartMethod.allCases.map(\.rawValue)), "The control chart; chosen by the sizes of the periods otherwise."),
  ]

  private static let comparisons = [
    ManifestKey("targets", .path, "The values to reach: a YAML file."),
    ManifestKey("invited", .path, "How many people were invited, by segment and wave: a table, for the response rate."),
    ManifestKey("population", .whole(atLeast: 1), "How many people the responses came from, where that is a known and finite number."),
    ManifestKey("equivalence", .positive, "The gap that is too small to matter, in points of the scale."),
    ManifestKey(
      "zero_rule", .choice(SignedRanks.ZeroRule.allCases.map(\.rawValue)), "How Wilcoxon's test ranks gaps of zero.",
      standard: .text("drop")),
    ManifestKey("continuity", .flag, "Whether Wilcoxon's normal statistic is corrected by half a rank.", standard: .flag(false)),
  ]

  private static let measures = [
    ManifestKey(
      "importance", .choice(ImportanceSource.allCases.filter { $0 != .automatic }.map(\.rawValue)),
      "What stands for importance in the quadrants; the importance ratings, else the points otherwise."),
    ManifestKey("crosshair", .text(","), "A crosshair for the quadrants: importance, then performance, such as 5,4.5."),
    ManifestKey(
      "benchmark", .choice(BenchmarkWeights.all.map(\.id)), "Published weights of the dimensions, beside the survey's own."),
  ]
}
