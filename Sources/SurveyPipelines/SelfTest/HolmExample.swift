internal import StatisticalInference

/// Adjusted p values as R prints them.
enum HolmExample {
  static let source = SelfTestSource(
    authors: "R Core Team", work: "R 4.2.2, p.adjust, after Holm, Scandinavian Journal of Statistics 6: 65-70 (1979)", year: 2022,
    link: "p.adjust(c(.01, .04, .03, .005, .2), \"holm\")")

  static let values = [0.01, 0.04, 0.03, 0.005, 0.2]
  static let adjusted = ["0.040", "0.090", "0.090", "0.025", "0.200"]

  static var table: SelfTestTable {
    let ours = Holm.adjusted(values)
    let figures = values.indices.map { SelfTestFigure("p \(values[$0])", printed: adjusted[$0], ours: ours[$0]) }
    return SelfTestTable(source: source, subject: "Holm's adjustment of five p values", figures: figures)
  }
}
