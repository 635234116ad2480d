/// A sign that a process changed, told at the value that completes it, so that later values do not move it.
public enum ControlSignal: String, CaseIterable, Sendable {
  /// Beyond a limit (Shewhart).
  case outside
  /// The eighth value or a later one in a row on one side of the centre (Western Electric, rule 4).
  case runOfEight = "run_of_8"
  /// One of at least three among the last four that are nearer to the same limit than to the centre (Wheeler).
  case threeOfFour = "3_of_4"

  /// The signal of each value, the first of the rules that applies; nil for none.
  ///
  /// - Parameter values: in the order of time, each with its own limits. A value on the centre line, give or take the rounding of
  ///   arithmetic, is on neither side.
  public static func signals(_ values: [(value: Double, limits: ControlLimits)]) -> [ControlSignal?] {
    let places = values.map { place($0.value, $0.limits) }
    var (run, side) = (0, 0.0)
    return places.enumerated().map { index, place in
      let own = place == 0 ? 0 : place.sign == .minus ? -1.0 : 1.0
      run = own != 0 && own == side ? run + 1 : 1
      side = own
      if abs(place) > 1 { return .outside }
      if own != 0, run >= 8 { return .runOfEight }
      let near = places[max(0, index - 3)...index].count { $0 * own > 0.5 }
      return place * own > 0.5 && near >= 3 ? .threeOfFour : nil
    }
  }

  /// Where a value is between the centre (0) and the limits (-1 and 1); what differs from a line by rounding is on it.
  private static func place(_ value: Double, _ limits: ControlLimits) -> Double {
    let reach = limits.upper - limits.centre
    let place = (value - limits.centre) / reach
    let lines = [-1, -0.5, 0, 0.5, 1]
    return lines.first { abs(place - $0) < 1e-9 } ?? place
  }
}
