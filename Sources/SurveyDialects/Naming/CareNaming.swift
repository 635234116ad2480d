internal import SurveyModel

/// Columns whose names look like those of customers and complaints: offered to whoever writes a codebook, and never read unasked.
public enum CareNaming {
  /// By role, in the form `AnswerText` folds to.
  private static let words: [(role: String, names: Set<String>)] = [
    ("customer_class", ["customer class", "customer tier", "tier", "loyalty tier", "membership level", "客户等级", "客戶等級", "会员等级", "會員等級"]),
    (
      "customer_value",
      ["customer value", "revenue", "annual revenue", "turnover", "annual spend", "total spend", "umsatz", "客户价值", "客戶價值", "消费金额"]
    ),
    ("has_left", ["has left", "cancelled", "canceled", "churned", "churn", "gekündigt", "已流失", "是否流失"]),
    ("returns", ["returns", "will return", "means to return", "intends to return", "return intention", "would come back", "是否再来"]),
    ("order_value", ["order value", "average order value", "basket value", "客单价", "客單價"]),
    ("orders_per_year", ["orders per year", "orders a year", "purchases per year", "年购买次数"]),
    ("years_as_customer", ["years as customer", "years as a customer", "customer years", "tenure years", "成为客户年数"]),
    ("had_problem", ["had problem", "had a problem", "problem", "experienced a problem", "是否遇到问题", "有问题"]),
    ("complained", ["complained", "complaint", "made a complaint", "beschwerde", "投诉", "投訴", "是否投诉"]),
    ("resolved", ["resolved", "complaint resolved", "problem resolved", "gelöst", "已解决", "是否解决"]),
    ("repurchase", ["repurchase", "would buy again", "buy again", "bought again", "再次购买", "再次購買"]),
    ("people_told", ["people told", "number of people told", "told others"]),
  ]

  /// The role of a codebook's `care` that a column's name suggests; nil for any other name.
  public static func role(of name: String) -> String? {
    let folded = AnswerText.folded(name)
    return words.first { $0.names.contains(folded) }?.role
  }
}
