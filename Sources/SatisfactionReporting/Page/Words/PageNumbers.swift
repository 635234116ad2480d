extension PageLanguage {
  /// A number with a real minus sign.
  func number(_ number: Double?, decimals: Int = 2, signed: Bool = false) -> String {
    guard let number else { return "–" }
    let text = NumberFormat.fixed(number, decimals: decimals, signed: signed)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// A number that may lie on either side of zero.
  func signed(_ number: Double?) -> String { self.number(number, signed: true) }

  /// An interval: `−1.39 to −1.21`.
  func range(_ range: ClosedRange<Double>?, signed: Bool = true) -> String {
    guard let range else { return "–" }
    return words(.range, ["low": number(range.lowerBound, signed: signed), "high": number(range.upperBound, signed: signed)])
  }

  /// A share of 1 in percent.
  func percent(_ share: Double?) -> String { share.map { NumberFormat.fixed(100 * $0, decimals: 0) + "%" } ?? "–" }

  /// A p value; what is tiny is only said to be so.
  func probability(_ p: Double?) -> String { p.map { $0 < 0.001 ? "<0.001" : number($0, decimals: 3) } ?? "–" }

  /// A count in groups of three.
  func count(_ count: Int) -> String { NumberFormat.grouped(count) }

  /// A day such as `2026-06-30` as people write it.
  func day(_ date: String) -> String {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return date }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return self == .english ? "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])" : "\(parts[0])年\(parts[1])月\(parts[2])日"
  }
}

extension PageLanguage {
  /// An answer without needless decimals.
  func short(_ answer: Double) -> String { number(answer, decimals: answer == answer.rounded() ? 0 : 1) }

  /// A period's id such as `month-2026-06` as people write it.
  func period(_ id: String) -> String {
    let parts = id.split(separator: "-").map(String.init)
    guard let unit = parts.first, parts.count > 1 else { return id }
    let rest = parts.dropFirst().joined(separator: "-")
    switch unit {
    case "weekday": return weekday(parts[1])
    case "quarter" where parts.count == 3:
      return self == .english ? "\(parts[2].uppercased()) \(parts[1])" : "\(parts[1])年第\(parts[2].dropFirst())\(words(.quarter))"
    case "week" where parts.count == 3:
      return self == .english ? "\(parts[1]) W\(parts[2].dropFirst())" : "\(parts[1])年第\(parts[2].dropFirst())\(words(.week))"
    case "month" where parts.count == 3 && self != .english: return "\(parts[1])年\(Int(parts[2]) ?? 0)月"
    case "year": return self == .english ? rest : "\(rest)年"
    default: return rest
    }
  }

  private func weekday(_ number: String) -> String {
    guard let number = Int(number), (1...7).contains(number) else { return number }
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let chinese = ["一", "二", "三", "四", "五", "六", "日"]
    return self == .english ? english[number - 1] : words(.week) + chinese[number - 1]
  }
}

extension PageLanguage {
  /// The verdict of a comparison in words.
  func verdict(_ row: TableRow) -> String {
    switch row.text("verdict") {
    case "worse": words(.verdictWorse)
    case "better": words(.verdictBetter)
    case "no_clear_difference": words(.verdictNone)
    case "few": words(.verdictFew)
    default: "–"
    }
  }
}
