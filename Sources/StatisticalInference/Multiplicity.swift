/// Adjustment of p values within one family of tests.
public enum Holm {
  /// Holm's step-down adjustment (1979): p(i)·(m-i+1), running maximum, at most 1. Missing values stay missing and do not count in m.
  public static func adjusted(_ values: [Double?]) -> [Double?] {
    let tested = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
    var adjusted: [Double?] = Array(repeating: nil, count: values.count)
    var floor = 0.0
    for (rank, index) in tested.enumerated() {
      floor = min(1, max(floor, (values[index] ?? 1) * Double(tested.count - rank)))
      adjusted[index] = floor
    }
    return adjusted
  }
}
