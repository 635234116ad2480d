/// Adjustment of p values within one family of tests.
public enum Holm {
  /// Holm's step-down adjustment (1979): p(i)·(m-i+1), running maximum, at most 1. Missing values stay missing and do not count in m.
  public static func adjusted(_ values: [Double?]) -> [Double?] {
    let tested = ascending(values)
    var adjusted: [Double?] = Array(repeating: nil, count: values.count)
    var floor = 0.0
    for (rank, index) in tested.enumerated() {
      floor = min(1, max(floor, (values[index] ?? 1) * Double(tested.count - rank)))
      adjusted[index] = floor
    }
    return adjusted
  }
}

/// Adjustment that holds the share of false findings among the findings.
public enum BenjaminiHochberg {
  /// Benjamini's and Hochberg's step-up adjustment (1995): p(i)·m/i, running minimum from the largest, at most 1.
  ///
  /// Missing values stay missing and do not count in m.
  public static func adjusted(_ values: [Double?]) -> [Double?] {
    let tested = ascending(values)
    var adjusted: [Double?] = Array(repeating: nil, count: values.count)
    var ceiling = 1.0
    for (rank, index) in tested.enumerated().reversed() {
      // In this order, as R does it: the last digit is then R's too.
      ceiling = min(ceiling, Double(tested.count) / Double(rank + 1) * (values[index] ?? 1))
      adjusted[index] = ceiling
    }
    return adjusted
  }
}

/// Where the values are that are not missing, from the smallest up.
private func ascending(_ values: [Double?]) -> [Int] {
  values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
}
