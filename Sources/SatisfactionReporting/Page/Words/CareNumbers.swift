/// Numbers of customer-care measures as people write them.
extension PageLanguage {
  /// A share with its interval: `59% (52% to 65%)`.
  func share(_ fact: CareFact) -> String {
    guard let interval = fact.interval else { return percent(fact.value) }
    return aside(percent(fact.value), shares(interval))
  }

  /// An interval of shares of 1: `52% to 65%`.
  func shares(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return "–" }
    return words(.range, ["low": percent(range.lowerBound), "high": percent(range.upperBound)])
  }

  /// An amount of money or people: large and whole ones without decimals.
  func amount(_ amount: Double?) -> String {
    guard let amount else { return "–" }
    let isWhole = abs(amount) >= 100 || amount == amount.rounded()
    // What is larger is no amount that anybody counts in ones.
    guard isWhole, abs(amount) < RunCheck.largest else { return number(amount, decimals: isWhole ? 0 : 2) }
    let grouped = count(Int(amount.rounded()))
    return grouped.hasPrefix("-") ? "−" + grouped.dropFirst() : grouped
  }

  /// Hours, or days where there are many.
  func hours(_ hours: Double?) -> String {
    guard let hours else { return "–" }
    let isLong = abs(hours) >= 48
    let value = isLong ? hours / 24 : hours
    return words(isLong ? .careDays : .careHours, ["value": number(value, decimals: value == value.rounded() ? 0 : 1)])
  }

  /// Minutes, with a sign where they are a difference.
  func minutes(_ minutes: Double?, signed: Bool = false) -> String {
    guard let minutes else { return "–" }
    return words(.careMinutes, ["value": number(minutes, decimals: 1, signed: signed)])
  }

  /// A number of 100 without decimals, with its interval.
  func points(_ fact: CareFact) -> String {
    let value = number(fact.value, decimals: 0)
    guard let range = fact.interval else { return value }
    let ends = [range.lowerBound, range.upperBound].map { number($0, decimals: 0) }
    return aside(value, words(.range, ["low": ends[0], "high": ends[1]]))
  }

  /// A cell of a table: what a row says, or that it is hidden, or that there is nothing.
  func cell(_ fact: CareFact?, _ text: (CareFact) -> String) -> String {
    guard let fact else { return "–" }
    if fact.isHidden { return words(.careHidden) }
    return fact.value == nil ? "–" : text(fact)
  }

  /// The verdict of a difference in words.
  func verdict(_ fact: CareFact?) -> String {
    guard let fact else { return "–" }
    return fact.isHidden ? words(.careHidden) : verdict(fact.row)
  }
}
