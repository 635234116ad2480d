internal import SatisfactionScoring
internal import StatisticalInference

/// Eight pairs with ties and two zeros, ranked by each of the three rules for zeros.
enum SignedRankExample {
  static let source = SelfTestSource(
    authors: "SciPy developers", work: "scipy 1.17.1, stats.wilcoxon, after Wilcoxon, Biometrics Bulletin 1: 80-83 (1945)", year: 2026,
    link: "wilcoxon(x, y, zero_method=..., correction=False, method=\"approx\")")

  static let perceptions = [12, 9, 15, 11, 8, 14, 10, 13]
  static let expectations = [9, 6, 16, 11, 4, 15, 10, 17]
  static let printed: [(rule: SignedRanks.ZeroRule, smaller: String, z: String)] = [
    (.drop, "8.5", "0.42281"), (.pratt, "14.5", "0.28463"), (.zsplit, "16.0", "0.28144"),
  ]

  static var table: SelfTestTable {
    var survey = PrintedSurvey([("only", ["i1"])], scale: 1...17)
    (survey.expectations, survey.perceptions) = ([expectations], [perceptions])
    let tests = survey.report?.items.first?.score.tests?.signedRanks ?? []
    let figures = printed.flatMap { printed in
      let ours = tests.first { $0.rule == printed.rule }
      return [
        SelfTestFigure("W, \(printed.rule.rawValue)", printed: printed.smaller, ours: ours.map { min($0.wPlus, $0.wMinus) }),
        SelfTestFigure("z, \(printed.rule.rawValue)", printed: printed.z, ours: ours?.z.map { abs($0) }),
      ]
    }
    return SelfTestTable(source: source, subject: "Wilcoxon's signed ranks of eight pairs, two of them equal", figures: figures)
  }
}
