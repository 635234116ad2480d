internal import SurveyConfiguration
internal import SurveyModel

/// Columns whose names look like those of customers and complaints: offered to whoever writes a codebook, and never read unasked.
public enum CareNaming {
  /// By role, in the form `levelled` gives.
  private static let words: [(role: String, names: Set<String>)] = [
    (
      "customer_class",
      [
        "customer class", "customer tier", "tier", "loyalty tier", "membership level", "kundenart", "kundenklasse", "kundengruppe", "客户等级",
        "客戶等級", "会员等级", "會員等級",
      ]
    ),
    (
      "customer_value",
      [
        "customer value", "revenue", "annual revenue", "turnover", "annual spend", "total spend", "umsatz", "jahresumsatz", "客户价值",
        "客戶價值", "消费金额",
      ]
    ),
    ("has_left", ["has left", "cancelled", "canceled", "churned", "churn", "gekündigt", "已流失", "是否流失"]),
    (
      "returns",
      [
        "returns", "will return", "means to return", "intends to return", "return intention", "would come back", "kommt wieder",
        "würde wiederkommen", "是否再来",
      ]
    ),
    ("order_value", ["order value", "average order value", "basket value", "bestellwert", "客单价", "客單價"]),
    ("orders_per_year", ["orders per year", "orders a year", "purchases per year", "年购买次数"]),
    ("years_as_customer", ["years as customer", "years as a customer", "customer years", "tenure years", "成为客户年数"]),
    (
      "had_problem",
      ["had problem", "had a problem", "problem", "experienced a problem", "gab es ein problem", "problem gehabt", "是否遇到问题", "有问题"]
    ),
    ("complained", ["complained", "complaint", "made a complaint", "beschwerde", "beschwert", "投诉", "投訴", "是否投诉"]),
    ("resolved", ["resolved", "complaint resolved", "problem resolved", "gelöst", "beschwerde gelöst", "已解决", "是否解决"]),
    ("repurchase", ["repurchase", "would buy again", "buy again", "bought again", "kauft wieder", "再次购买", "再次購買"]),
    ("people_told", ["people told", "number of people told", "told others"]),
  ]

  /// The role of a codebook's `care` that a column's name suggests; nil for any other name.
  public static func role(of name: String) -> String? {
    let levelled = levelled(name)
    return words.first { $0.names.contains(levelled) }?.role
  }

  /// Without what stands in brackets, years and question marks: `Umsatz 2025 (EUR)` is `umsatz`.
  private static func levelled(_ name: String) -> String {
    let plain = AnswerText.folded(name).prefix { $0 != "(" }
    return plain.split { $0 == " " || $0 == "?" || $0 == ":" }.filter { !$0.allSatisfy(\.isNumber) }.joined(separator: " ")
  }

  /// The columns among `names` that look like it, as lines of a codebook to take or to leave; none where nothing does.
  public static func lines(_ names: [String]) -> [String] {
    var taken = Set<String>()
    let found = names.compactMap { name in role(of: name).flatMap { taken.insert($0).inserted ? ($0, name) : nil } }
    guard !found.isEmpty else { return [] }
    return ["Some columns look like those of customers and complaints. To measure them too, take the # away from these lines:", "care:"]
      + found.map { role, name in
        // What the classes are called only people know.
        let spec = role == "customer_class" ? "{column: \(YAMLScalar.quoted(name)), classes: {NAME: a}}" : YAMLScalar.quoted(name)
        return "  \(role): \(spec)"
      }
  }
}
