internal import SurveyModel

extension Benchmarks {
  /// The figures that the customer-service texts print. They are training texts: most name no survey that could be looked up.
  public static let published = Benchmarks(repurchase + wordOfMouth + silence + costs + expectations)

  private static let survey = "customer care text; attributed there to a White House consumer survey"
  private static let care = "customer care text"

  private static let repurchase = [
    Benchmark(
      id: "repurchase_silent", value: 9, unit: .percent, source: survey,
      labels: Labels("Buy again: had a problem, stayed silent", hans: "再次购买:有问题而未投诉", hant: "再次購買:有問題而未投訴")),
    Benchmark(
      id: "repurchase_unresolved", value: 19, unit: .percent, source: survey,
      labels: Labels("Buy again: complained, not resolved", hans: "再次购买:投诉未解决", hant: "再次購買:投訴未解決")),
    Benchmark(
      id: "repurchase_resolved", value: 54, unit: .percent, source: survey,
      labels: Labels("Buy again: complained, resolved", hans: "再次购买:投诉已解决", hant: "再次購買:投訴已解決")),
    Benchmark(
      id: "repurchase_quickly_resolved", value: 82, unit: .percent, source: survey,
      labels: Labels("Buy again: complained, quickly resolved", hans: "再次购买:投诉迅速解决", hant: "再次購買:投訴迅速解決")),
  ]

  private static let wordOfMouth = [
    Benchmark(
      id: "told_by_dissatisfied", value: 16, unit: .people, source: care,
      labels: Labels("People told by one dissatisfied customer", hans: "一位不满意客户告诉的人数", hant: "一位不滿意客戶告訴的人數")),
    Benchmark(
      id: "told_by_satisfied", value: 5, unit: .people, source: care,
      labels: Labels("People told by one satisfied customer", hans: "一位满意客户告诉的人数", hant: "一位滿意客戶告訴的人數")),
  ]

  private static let silence = [
    Benchmark(
      id: "complaint_rate", value: 50, unit: .percent, bound: .below, source: care,
      labels: Labels("Tell the supplier of a problem", hans: "遇到问题会告诉供应商", hant: "遇到問題會告訴供應商")),
    Benchmark(
      id: "silent_dissatisfied", value: 90, unit: .percent, bound: .above, source: "customer service text, eighth mistake",
      labels: Labels("Dissatisfied customers who stay silent", hans: "不满意而保持沉默的客户", hant: "不滿意而保持沉默的客戶")),
  ]

  private static let costs = [
    Benchmark(
      id: "acquisition_factor_low", value: 5, unit: .times, source: "customer care text, first table",
      labels: Labels("Cost of a new customer against keeping one", hans: "获得新客户与保留老客户的成本比", hant: "獲得新客戶與保留老客戶的成本比")),
    Benchmark(
      id: "acquisition_factor_high", value: 15, unit: .times, source: "customer care text, second table",
      labels: Labels("Cost of a new customer against keeping one", hans: "获得新客户与保留老客户的成本比", hant: "獲得新客戶與保留老客戶的成本比")),
    Benchmark(
      id: "recovered_loyalty", value: 2, unit: .times, source: care,
      labels: Labels("Loyalty of a recovered customer against others", hans: "补救后客户的忠诚度倍数", hant: "補救後客戶的忠誠度倍數")),
    Benchmark(
      id: "poor_service_revenue", value: 1_800_000_000, unit: .pounds, source: care,
      labels: Labels("Loss of revenue by poor service, a mid-size firm", hans: "服务差造成的收入损失", hant: "服務差造成的收入損失")),
    Benchmark(
      id: "poor_service_profit", value: 267_000_000, unit: .pounds, source: care,
      labels: Labels("Loss of profit by poor service, a mid-size firm", hans: "服务差造成的利润损失", hant: "服務差造成的利潤損失")),
    Benchmark(
      id: "one_percent_fewer_problems", value: 16_000_000, unit: .poundsInFiveYears, source: care,
      labels: Labels("Profit of 1% fewer problems", hans: "问题减少 1% 带来的利润", hant: "問題減少 1% 帶來的利潤")),
  ]

  private static let expectations = [
    Benchmark(
      id: "service_before_price", value: 55, unit: .percent, source: care,
      labels: Labels("Rank service above price", hans: "认为服务比价格重要", hant: "認為服務比價格重要")),
    Benchmark(
      id: "want_better", value: 90, unit: .percent, source: "customer care text, United Kingdom",
      labels: Labels("Want better service than five years ago", hans: "期望比五年前更好的服务", hant: "期望比五年前更好的服務")),
    Benchmark(
      id: "would_switch", value: 60, unit: .percent, bound: .above, source: "customer care text, United Kingdom",
      labels: Labels("Would switch supplier", hans: "会更换供应商", hant: "會更換供應商")),
    Benchmark(
      id: "top_customers", value: 20, unit: .percent, source: "customer management text",
      labels: Labels("Customers who should get four fifths of the effort", hans: "应得到八成精力的客户", hant: "應得到八成精力的客戶")),
  ]
}
