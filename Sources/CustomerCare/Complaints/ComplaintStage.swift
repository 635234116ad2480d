public import SurveyModel

/// A stage of handling a complaint, with its own column of times.
public struct ComplaintStage: Hashable, Sendable {
  /// The code in files.
  public let id: String
  /// The name for people.
  public let labels: Labels
  /// The longest time from the first stage that was promised, in microseconds; nil where nothing was.
  public let promise: Int64?

  /// A stage.
  public init(id: String, labels: Labels, promise: Int64? = nil) { (self.id, self.labels, self.promise) = (id, labels, promise) }

  /// The same stage with a promise, in microseconds from the first stage.
  public func promised(within promise: Int64) -> ComplaintStage { ComplaintStage(id: id, labels: labels, promise: promise) }

  /// The ten stages of the texts, in the order of ISO 10002. Communication goes with all of them and is none.
  public static let published = [
    ComplaintStage(id: "receipt", labels: Labels("Receipt", hans: "受理", hant: "受理")),
    ComplaintStage(id: "tracking", labels: Labels("Tracking", hans: "跟踪", hant: "追蹤")),
    ComplaintStage(id: "acknowledgement", labels: Labels("Acknowledgement", hans: "告知", hant: "告知")),
    ComplaintStage(id: "initial_assessment", labels: Labels("Initial assessment", hans: "初步评估", hant: "初步評估")),
    ComplaintStage(id: "investigation", labels: Labels("Investigation", hans: "调查", hant: "調查")),
    ComplaintStage(id: "response", labels: Labels("Response", hans: "响应", hant: "回應")),
    ComplaintStage(id: "decision", labels: Labels("Decision told", hans: "沟通决定", hant: "溝通決定")),
    ComplaintStage(id: "closure", labels: Labels("Closure", hans: "终止", hant: "終止")),
    ComplaintStage(id: "evaluation", labels: Labels("Evaluation", hans: "评价", hant: "評價")),
    ComplaintStage(id: "improvement", labels: Labels("Improvement", hans: "改进分析", hant: "改進分析")),
  ]
}
