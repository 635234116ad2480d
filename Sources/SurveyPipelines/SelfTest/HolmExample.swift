internal import StatisticalInference

/// Adjusted p values as R prints them.
enum HolmExample {
  static let source = SelfTestSource(
    authors: "R Core Team", work: "R 4.2.2, p.adjust, after Holm (1979) and Benjamini and Hochberg (1995)", year: 2022,
    link: "p.adjust(c(.01, .04, .03, .005, .2), \"holm\"), and with \"BH\"")

  static let values = [0.01, 0.04, 0.03, 0.005, 0.2]
  static let holm = ["0.040", "0.090", "0.090", "0.025", "0.200"]
  static let discovery = ["0.025", "0.050", "0.050", "0.025", "0.200"]

  static var table: SelfTestTable {
    let (family, rate) = (Holm.adjusted(values), BenjaminiHochberg.adjusted(values))
    let figures = values.indices.flatMap { index in
      [
        SelfTestFigure("Holm, p \(values[index])", printed: holm[index], ours: family[index]),
        SelfTestFigure("Benjamini-Hochberg, p \(values[index])", printed: discovery[index], ours: rate[index]),
      ]
    }
    return SelfTestTable(source: source, subject: "two adjustments of five p values", figures: figures)
  }
}
