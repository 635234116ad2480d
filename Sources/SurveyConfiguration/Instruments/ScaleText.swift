public import SurveyModel

extension ResponseScale {
  /// A scale as people write it: `1-7`, `0-10`, `-3..3`, `0.0-10.0` for answers with one decimal.
  public init?(text: String) {
    let bounds = text.contains("..") ? text.split(separator: "..", maxSplits: 1) : text.split(separator: "-", maxSplits: 1)
    guard bounds.count == 2, let low = Self.scaled(String(bounds[0])), let high = Self.scaled(String(bounds[1])) else { return nil }
    let decimals = max(low.decimals, high.decimals)
    let raise = { (bound: (digits: Int, decimals: Int)) in (bound.decimals..<decimals).reduce(bound.digits) { value, _ in value * 10 } }
    self.init(minimum: raise(low), maximum: raise(high), decimals: decimals)
  }

  private static func scaled(_ text: String) -> (digits: Int, decimals: Int)? {
    let trimmed = text.filter { $0 != " " }
    guard trimmed.count <= 9 else { return nil }
    guard let point = trimmed.firstIndex(of: ".") else { return Int(trimmed).map { ($0, 0) } }
    let fraction = trimmed[trimmed.index(after: point)...]
    return Int(trimmed[..<point] + fraction).map { ($0, fraction.count) }
  }
}
