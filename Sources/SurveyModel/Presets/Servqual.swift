/// Published instruments as data: numbers, dimensions and reversals as printed, labels our own.
extension Instrument {
  /// SERVQUAL as revised in 1991: 22 item pairs, five dimensions, none reversed.
  ///
  /// Source: Parasuraman, Berry and Zeithaml, Journal of Retailing 67 (1991) 420-450.
  public static let servqual1991 = Instrument(
    unchecked: "servqual-1991", label: "SERVQUAL 1991",
    source: "Parasuraman, Berry and Zeithaml, Journal of Retailing 67 (1991) 420-450",
    dimensions: ServqualItems.dimensions(reversed: []), scales: [.expectation: .sevenPoint, .perception: .sevenPoint])

  /// SERVQUAL of 1988: the same positions, with items 10-13 and 18-22 worded negatively in both facets.
  ///
  /// Source: Parasuraman, Zeithaml and Berry, Journal of Retailing 64 (1988) 12-40.
  public static let servqual1988 = Instrument(
    unchecked: "servqual-1988", label: "SERVQUAL 1988",
    source: "Parasuraman, Zeithaml and Berry, Journal of Retailing 64 (1988) 12-40",
    dimensions: ServqualItems.dimensions(reversed: Set(10...13).union(18...22)),
    scales: [.expectation: .sevenPoint, .perception: .sevenPoint])

  /// SERVPERF: the perception half alone.
  ///
  /// Source: Cronin and Taylor, Journal of Marketing 56 (1992) 55-68.
  public static let servperf = Instrument(
    unchecked: "servperf-1992", label: "SERVPERF 1992",
    source: "Cronin and Taylor, Journal of Marketing 56 (1992) 55-68",
    dimensions: ServqualItems.dimensions(reversed: []), scales: [.perception: .sevenPoint])

  /// The presets by id, in the order `servqual instruments` lists them.
  public static let presets: [Instrument] = [.servqual1991, .servqual1988, .servperf]

  /// The preset called `id`, or nil.
  public static func preset(_ id: String) -> Instrument? { presets.first { $0.id == id || $0.id.hasPrefix(id + "-") } }
}

/// The 22 positions shared by the versions of SERVQUAL and SERVPERF.
enum ServqualItems {
  static func dimensions(reversed: Set<Int>) -> [Dimension] {
    var number = 0
    return layout.map { id, label, items in
      Dimension(
        id: id, label: label,
        items: items.map { text in
          number += 1
          return Item(id: number < 10 ? "q0\(number)" : "q\(number)", number: number, label: text, isReversed: reversed.contains(number))
        })
    }
  }

  private static let layout: [(String, Labels, [Labels])] = [
    ("tangibles", Labels("Tangibles", hans: "有形性", hant: "有形性"), tangibles),
    ("reliability", Labels("Reliability", hans: "可靠性", hant: "可靠性"), reliability),
    ("responsiveness", Labels("Responsiveness", hans: "响应性", hant: "反應性"), responsiveness),
    ("assurance", Labels("Assurance", hans: "保证性", hant: "可信性"), assurance),
    ("empathy", Labels("Empathy", hans: "移情性", hant: "同理性"), empathy),
  ]

  private static let tangibles: [Labels] = [
    Labels("Equipment", hans: "设备", hant: "設備"),
    Labels("Premises", hans: "场所", hant: "場所"),
    Labels("Staff appearance", hans: "员工仪表", hant: "員工儀表"),
    Labels("Printed and shown material", hans: "资料外观", hant: "資料外觀"),
  ]

  private static let reliability: [Labels] = [
    Labels("Promised times", hans: "承诺时限", hant: "承諾時限"),
    Labels("Care with problems", hans: "问题关怀", hant: "問題關懷"),
    Labels("First-time quality", hans: "一次做对", hant: "一次做對"),
    Labels("Punctuality", hans: "准时", hant: "準時"),
    Labels("Records", hans: "记录", hant: "記錄"),
  ]

  private static let responsiveness: [Labels] = [
    Labels("Announced timing", hans: "告知时间", hant: "告知時間"),
    Labels("Promptness", hans: "及时服务", hant: "及時服務"),
    Labels("Willingness", hans: "乐意程度", hant: "樂意程度"),
    Labels("Time for requests", hans: "回应请求", hant: "回應請求"),
  ]

  private static let assurance: [Labels] = [
    Labels("Confidence in staff", hans: "员工可信", hant: "員工可信"),
    Labels("Safe dealings", hans: "交易安心", hant: "交易安心"),
    Labels("Courtesy", hans: "礼貌", hant: "禮貌"),
    Labels("Knowledge", hans: "专业知识", hant: "專業知識"),
  ]

  private static let empathy: [Labels] = [
    Labels("Individual attention", hans: "个别关注", hant: "個別關注"),
    Labels("Opening hours", hans: "服务时间", hant: "服務時間"),
    Labels("Personal staff care", hans: "员工关怀", hant: "員工關懷"),
    Labels("Customer's interest", hans: "顾客利益", hant: "顧客利益"),
    Labels("Grasp of needs", hans: "理解需求", hant: "理解需求"),
  ]
}
