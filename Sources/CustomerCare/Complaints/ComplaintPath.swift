public import SurveyModel

/// What became of a customer's problem. Everybody who is on a path is on one only.
public enum ComplaintPath: String, Sendable, CaseIterable {
  /// No problem.
  case noProblem = "no_problem"
  /// A problem, and no complaint.
  case silent
  /// A complaint that was not resolved.
  case unresolved
  /// A complaint that was resolved, but not quickly, or nobody knows how quickly.
  case resolved
  /// A complaint that was resolved within the threshold.
  case quicklyResolved = "quickly_resolved"

  /// The name for people.
  public var labels: Labels {
    switch self {
    case .noProblem: Labels("No problem", hans: "没有问题", hant: "沒有問題")
    case .silent: Labels("Problem, silent", hans: "有问题而沉默", hant: "有問題而沉默")
    case .unresolved: Labels("Complained, unresolved", hans: "投诉未解决", hant: "投訴未解決")
    case .resolved: Labels("Complained, resolved", hans: "投诉已解决", hant: "投訴已解決")
    case .quicklyResolved: Labels("Complained, quickly resolved", hans: "投诉迅速解决", hant: "投訴迅速解決")
    }
  }

  /// The benchmark of repurchase on this path, if the texts print one.
  public var benchmark: String { "repurchase_\(rawValue)" }
}

/// One respondent's complaint columns.
public struct ComplaintRecord: Sendable {
  /// Whether there was a problem. A complaint says that there was, where this was not asked.
  public var hadProblem: Bool?
  /// Whether it was told to the firm.
  public var complained: Bool?
  /// Whether the firm resolved it.
  public var resolved: Bool?
  /// Whether quickly, where a column says so.
  public var quickly: Bool?
  /// Microseconds from complaint to resolution, which the shape's threshold turns into quickly or not.
  public var resolutionTime: Int64?
  /// Whether the customer buys again, or means to.
  public var repurchase: Bool?
  /// Whether the customer is dissatisfied, by the gap or by a question.
  public var dissatisfied: Bool?
  /// Satisfaction with the firm as a whole.
  public var satisfaction: ExactScore?
  /// Satisfaction with how the complaint was handled.
  public var recovery: ExactScore?

  /// A respondent of whom nothing is known yet.
  public init() {}

  /// The path; nil where the columns do not say.
  ///
  /// - Parameter quickWithin: the threshold, in microseconds; nil where there is none.
  func path(quickWithin: Int64?) -> ComplaintPath? {
    guard let hadProblem = hadProblem ?? (complained == true ? true : nil) else { return nil }
    guard hadProblem else { return .noProblem }
    guard let complained else { return nil }
    guard complained else { return .silent }
    guard let resolved else { return nil }
    guard resolved else { return .unresolved }
    return isQuick(quickWithin) ?? false ? .quicklyResolved : .resolved
  }

  /// Whether it was resolved quickly; nil where nothing tells.
  func isQuick(_ quickWithin: Int64?) -> Bool? {
    if let quickly { return quickly }
    guard let quickWithin, let resolutionTime, resolutionTime >= 0 else { return nil }
    return resolutionTime <= quickWithin
  }

  /// Whether the columns contradict each other: no problem, yet a complaint; no complaint, yet a resolution.
  var isContradictory: Bool { (hadProblem == false && complained == true) || (complained == false && resolved == true) }
}
