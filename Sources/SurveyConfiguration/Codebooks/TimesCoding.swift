internal import SurveyModel

extension CodebookDecoder {
  func times() -> TimeRules {
    var rules = TimeRules()
    guard let node = root.child("times") else { return rules }
    node.refuseKeys(otherThan: ["order", "zone"])
    if let order = node.child("order") {
      if let value = order.text.flatMap({ TimeRules.Order(rawValue: $0) }) {
        rules.order = value
      } else {
        order.report("`order` is iso, dmy or mdy, or serial for a spreadsheet's day numbers")
      }
    }
    if let zone = node.child("zone") { setZone(zone, &rules) }
    return rules
  }

  /// A zone is looked up here, where its place in the file can be told, and once for all records.
  private func setZone(_ node: ConfigurationNode, _ rules: inout TimeRules) {
    guard let text = node.text, !text.isEmpty else {
      return node.report("`zone` is a zone such as Europe/Berlin, or an offset such as +08:00")
    }
    if let offset = Self.offset(text) {
      rules.offset = offset
      return
    }
    do throws(ZoneError) {
      rules.zone = try ZoneDatabase.system.zone(text)
    } catch {
      node.report(error.description)
    }
  }

  /// Seconds east of UTC of `+08:00`, `-0330` or `UTC`.
  private static func offset(_ text: String) -> Int? {
    if text.uppercased() == "UTC" || text == "Z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let number = Int(digits), number / 100 <= 14, number % 100 < 60 else { return nil }
    return (number / 100 * 3_600 + number % 100 * 60) * (sign == "-" ? -1 : 1)
  }
}

extension TimeRules {
  /// The rules as the value of `times`.
  var yaml: String { "{order: \(order.rawValue), zone: \(YAMLScalar.quoted(zone?.name ?? offsetText))}" }

  /// The offset as `+08:00`.
  private var offsetText: String {
    let minutes = abs(offset) / 60
    let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(offset < 0 ? "-" : "+")\(pad(minutes / 60)):\(pad(minutes % 60))"
  }
}
