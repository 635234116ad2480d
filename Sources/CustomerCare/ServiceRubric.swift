internal import SatisfactionScoring
public import SurveyModel

/// Steps that a service should take, each seen to be done or not: by a mystery shopper, an audit, or the customer.
public struct ServiceRubric: Equatable, Sendable {
  /// The code in files.
  public let id: String
  /// The steps, in their order.
  public let steps: [Labels]

  /// A rubric of one's own.
  public init(id: String, steps: [Labels]) { (self.id, self.steps) = (id, steps) }

  /// Seven steps of solving a customer's problem, as the texts order them.
  public static let problemSolving = ServiceRubric(
    id: "problem_solving",
    steps: [
      Labels("Open with respect", hans: "开场白", hant: "開場白"), Labels("Ask for facts", hans: "提出问题", hant: "提出問題"),
      Labels("Listen and respond", hans: "聆听回应", hant: "聆聽回應"), Labels("Offer choices", hans: "提议其他选择", hant: "提議其他選擇"),
      Labels("Agree and act", hans: "达成一致", hant: "達成一致"), Labels("Confirm the details", hans: "最后确定", hant: "最後確定"),
      Labels("Thank", hans: "致谢", hant: "致謝"),
    ])

  /// Four questions on the capability of a service: standard, personal, adding value, fully perceived.
  public static let capability = ServiceRubric(
    id: "capability",
    steps: [
      Labels("Standard service", hans: "规范的服务", hant: "規範的服務"), Labels("Personal service", hans: "个性化的服务", hant: "個性化的服務"),
      Labels("Service that adds value", hans: "增值服务", hant: "增值服務"), Labels("Fully perceived", hans: "全面感知", hant: "全面感知"),
    ])

  /// Five points of following up a complaint.
  public static let followUp = ServiceRubric(
    id: "follow_up",
    steps: [
      Labels("Apology", hans: "致歉", hant: "致歉"), Labels("Measures explained", hans: "说明措施", hant: "說明措施"),
      Labels("Asked about staying", hans: "挽留测试", hant: "挽留測試"), Labels("Confirmed", hans: "确认", hant: "確認"),
      Labels("Learnt from", hans: "学习改进", hant: "學習改進"),
    ])
}

/// Observations of a rubric.
public struct RubricTally: CareTally {
  private struct Step: Hashable {
    let place: Int
    let isDone: Bool
  }

  /// The rubric.
  public let shape: ServiceRubric
  private var steps = Sparse<Step, Int64>()
  private var scores = ScoreSums()

  /// No observations.
  public init(shape: ServiceRubric) { self.shape = shape }

  /// Joins the counts of `other`, which has the same shape.
  public mutating func merge(_ other: Self) {
    steps.merge(other.steps)
    scores.merge(other.scores)
  }

  /// Takes the counts of `other` out again.
  public mutating func retract(_ other: Self) {
    steps.retract(other.steps)
    scores.retract(other.scores)
  }

  /// Counts one observation: each step done or not, nil where it was not asked about.
  public mutating func count(_ record: [Bool?], times: Int64) {
    let asked = record.prefix(shape.steps.count).enumerated().compactMap { place, isDone in isDone.map { Step(place: place, isDone: $0) } }
    for step in asked { steps.count(step, times) }
    let score = ExactScore(sum: Int64(asked.count { $0.isDone }), over: Int64(asked.count))
    if let score { scores.count(score, times: times) }
  }

  /// The rubric at a confidence level such as 0.95.
  public func measure(level: Double) -> RubricMeasure {
    let shares = shape.steps.indices.map { place in
      let done = Int(steps[Step(place: place, isDone: true)])
      return CareShare(count: done, of: done + Int(steps[Step(place: place, isDone: false)]), level: level, reason: .notAsked)
    }
    return RubricMeasure(rubric: shape, score: scores.mean(level: level, factor: 100), steps: shares)
  }
}

/// A rubric's scores.
public struct RubricMeasure: Sendable, Equatable {
  /// Which.
  public let rubric: ServiceRubric
  /// The mean over observations of the steps done, in percent of those asked.
  public let score: CareMean
  /// Each step: done, of those asked.
  public let steps: [CareShare]
}
