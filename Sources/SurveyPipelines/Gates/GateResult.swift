/// One gate's judgement.
public struct GateResult: Sendable, Equatable {
  /// The gate, as in manifests: `quarantined_share`.
  public let gate: String
  /// How much its failure matters; nil where it passed.
  public let severity: GateSeverity?
  /// What was measured: a share, a count, seconds or a number of columns; nil where there was nothing to judge.
  public let value: Double?
  /// The threshold that was crossed; where the gate passed, the nearest one. Nil for gates without a number.
  public let threshold: Double?
  /// One sentence: what was found and, where it failed, what to look at.
  public let message: String

  /// A judgement.
  public init(gate: String, severity: GateSeverity? = nil, value: Double? = nil, threshold: Double? = nil, message: String) {
    self.gate = gate
    self.severity = severity
    self.value = value
    self.threshold = threshold
    self.message = message
  }
}

extension [GateResult] {
  /// The most serious failure; nil where every gate passed.
  public var worst: GateSeverity? { compactMap(\.severity).max() }
}

extension GateThresholds {
  /// What a value means: the most serious threshold that is crossed.
  ///
  /// A value equal to a threshold passes. Shares are quotients rounded once, as the decimal text of a threshold is, so that 5 of 100 is equal
  /// to 0.05.
  func crossed(by value: Double, isFloor: Bool = false) -> (severity: GateSeverity?, threshold: Double?) {
    let levels: [(severity: GateSeverity, threshold: Double?)] = [(.error, error), (.warn, warn), (.note, note)]
    for level in levels {
      guard let threshold = level.threshold, isFloor ? value < threshold : value > threshold else { continue }
      return (level.severity, threshold)
    }
    let set = levels.compactMap(\.threshold)
    return (nil, isFloor ? set.max() : set.min())
  }
}
