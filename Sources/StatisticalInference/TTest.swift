/// An estimate against zero by Student's t: t = estimate/SE, interval = estimate ± t(1-a/2, df)·SE.
struct TTest {
  let se: Double
  let interval: Interval?
  let t: Double?
  let p: Double?

  /// Without interval, t and p where the error is 0 or there is less than one degree of freedom.
  init(estimate: Double, se: Double, df: Double, level: Double) {
    self.se = se
    guard se > 0, df >= 1 else {
      (interval, t, p) = (nil, nil, nil)
      return
    }
    let margin = StudentT.quantile(0.5 + level / 2, df: df) * se
    interval = Interval(low: estimate - margin, high: estimate + margin)
    t = estimate / se
    p = StudentT.twoSidedP(estimate / se, df: df)
  }
}
