/// Reads a spreadsheet's day number: days since the end of 1899 by the 1900 date system, with the time as a fraction.
enum SerialDay {
  /// Seconds since 1970 on the clock that was meant, to the nearest second; nil where the text is no such number.
  ///
  /// Days before March 1900 are not read: the system counts a 29 February there that never was.
  static func read(_ cursor: TimeCursor) -> Int64? {
    var cursor = cursor
    guard let day = cursor.number(digits: 2...7)?.value, day >= 61, day <= 2_958_465 else { return nil }
    var seconds = 0
    if cursor.skip(0x2E) || cursor.skip(0x2C) {
      guard let fraction = cursor.number(digits: 1...12) else { return nil }
      // More digits than a spreadsheet's numbers are exact to.
      _ = cursor.number(digits: 0...8)
      var unit = 1
      for _ in 0..<fraction.digits { unit *= 10 }
      seconds = (fraction.value * 86_400 + unit / 2) / unit
    }
    guard cursor.isAtEnd else { return nil }
    return Int64((day - 25_569) * 86_400 + seconds)
  }

  /// Whether the text is a day number of 1954 to 2119: one that is likely to be a date where nobody said so.
  static func isLikely(_ text: String) -> Bool {
    guard let cursor = TimeCursor(Array(text.utf8).span), let seconds = read(cursor) else { return false }
    return (20_000...80_000).contains(seconds / 86_400 + 25_569)
  }
}
