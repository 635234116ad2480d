/// Answer labels of common scales, from the lowest to the highest point, in the languages exports were seen in.
enum LikertLabels {
  /// The labels seen in a file as numbers, with how many points their scale has; nil where they are of no one known scale.
  ///
  /// A scale whose points were not all used is known by those that were; where a shorter and a longer one both fit, `points` decides.
  static func values(of seen: Set<String>, points: Int) -> (values: [String: Int], points: Int)? {
    let folded = Set(seen.map { $0.lowercased() })
    guard !folded.isEmpty else { return nil }
    let fitting = scales.filter { scale in folded.allSatisfy { label in scale.contains { $0.contains(label) } } }
    guard let scale = fitting.first(where: { $0.count == points }) ?? (fitting.count == 1 ? fitting.first : nil) else { return nil }
    var values: [String: Int] = [:]
    for (index, names) in scale.enumerated() {
      for name in names { values[name] = index + 1 }
    }
    return (values, scale.count)
  }

  private static let scales: [[[String]]] = [
    [["strongly disagree"], ["disagree"], ["neither agree nor disagree", "neutral", "undecided"], ["agree"], ["strongly agree"]],
    [
      ["strongly disagree"], ["disagree"], ["somewhat disagree", "slightly disagree"],
      ["neither agree nor disagree", "neutral", "undecided"],
      ["somewhat agree", "slightly agree"], ["agree"], ["strongly agree"],
    ],
    [["very dissatisfied"], ["dissatisfied"], ["neutral", "neither satisfied nor dissatisfied"], ["satisfied"], ["very satisfied"]],
    [["very poor"], ["poor"], ["fair", "average", "acceptable"], ["good"], ["very good", "excellent"]],
    [["very low"], ["low"], ["medium", "moderate"], ["high"], ["very high"]],
    [["非常不同意"], ["不同意"], ["一般", "中立", "普通", "不确定", "無意見"], ["同意"], ["非常同意"]],
    [["非常不同意"], ["不同意"], ["比较不同意", "有点不同意", "有點不同意"], ["一般", "中立", "普通"], ["比较同意", "有点同意", "有點同意"], ["同意"], ["非常同意"]],
    [["非常不满意", "非常不滿意"], ["不满意", "不滿意"], ["一般", "普通"], ["满意", "滿意"], ["非常满意", "非常滿意"]],
    [
      ["stimme überhaupt nicht zu", "stimme gar nicht zu"], ["stimme nicht zu", "stimme eher nicht zu"],
      ["teils/teils", "teils, teils", "neutral"],
      ["stimme zu", "stimme eher zu"], ["stimme voll und ganz zu", "stimme voll zu"],
    ],
    [["pas du tout d'accord"], ["pas d'accord"], ["neutre", "ni d'accord ni pas d'accord"], ["d'accord"], ["tout à fait d'accord"]],
    [
      ["totalmente en desacuerdo"], ["en desacuerdo"], ["neutral", "ni de acuerdo ni en desacuerdo"], ["de acuerdo"],
      ["totalmente de acuerdo"],
    ],
    [["discordo totalmente"], ["discordo"], ["neutro", "nem concordo nem discordo"], ["concordo"], ["concordo totalmente"]],
    [["sangat tidak setuju"], ["tidak setuju"], ["netral", "ragu-ragu"], ["setuju"], ["sangat setuju"]],
    [["全くそう思わない"], ["そう思わない"], ["どちらともいえない"], ["そう思う"], ["非常にそう思う", "とてもそう思う"]],
    [["전혀 그렇지 않다"], ["그렇지 않다"], ["보통이다"], ["그렇다"], ["매우 그렇다"]],
  ]
}
