internal import SurveyModel

/// Reads what stands behind a time and says where its clock was.
enum ZoneText {
  /// Seconds east of UTC of `Z`, `+08:00`, `GMT+8`, `UTC` or `EST`; nil where it is none, or means several.
  ///
  /// - Parameter zone: the zone of the file, which lends a meaning to its own abbreviations where they have no fixed one.
  static func offset(_ cursor: inout TimeCursor, in zone: ZoneRules?) -> Int? {
    _ = cursor.skipBlank()
    guard cursor.isAtLetter else { return signed(&cursor, hours: 2...2) }
    guard let name = cursor.letters() else { return nil }
    if name == utc || name == gmt, !cursor.isAtEnd { return signed(&cursor, hours: 1...2) }
    return fixed[name] ?? zone?.offset(of: name)
  }

  /// An offset with its sign, up to 14 hours; the minus may be a true one.
  private static func signed(_ cursor: inout TimeCursor, hours: ClosedRange<Int>) -> Int? {
    let isNegative = cursor.skip(0x2D) || cursor.skipText("\u{2212}")
    guard isNegative || cursor.skip(0x2B), let hours = cursor.number(digits: hours)?.value, hours <= 14 else { return nil }
    let hasColon = cursor.skip(0x3A)
    guard !cursor.isAtEnd else { return hasColon ? nil : hours * (isNegative ? -3_600 : 3_600) }
    guard let minutes = cursor.number(digits: 2...2)?.value, minutes < 60 else { return nil }
    return (hours * 3_600 + minutes * 60) * (isNegative ? -1 : 1)
  }

  private static let utc = ZoneAbbreviation("UTC")
  private static let gmt = ZoneAbbreviation("GMT")

  /// Abbreviations with one meaning: every zone of the time zone database that uses one, or the other half of its pair, has given it
  /// this offset since 2000, and no other place of the world is known to write it for another.
  ///
  /// Left out are thus CST and CDT (America, China, Cuba), PST and PDT (America, the Philippines), IST (India, Ireland, Israel), BST
  /// (Britain, Bangladesh), AST (Canada, Arabia), MSK (moved in 2011 and 2014), KST (Pyongyang differed), GST, NST and SST.
  /// The German names are those that German software writes.
  private static let fixed: [ZoneAbbreviation: Int] = {
    let hours: [(names: String, hours: Double)] = [
      ("Z UTC GMT WET WEZ", 0), ("CET MEZ WEST WESZ WAT", 1), ("EET OEZ CEST MESZ CAT SAST", 2), ("EEST OESZ EAT", 3), ("PKT", 5),
      ("WIB", 7), ("HKT AWST WITA", 8), ("JST", 9), ("ACST", 9.5), ("AEST", 10), ("ACDT", 10.5), ("AEDT", 11), ("NZST", 12), ("NZDT", 13),
      ("EDT", -4), ("EST", -5), ("MDT", -6), ("MST", -7), ("AKDT", -8), ("AKST HDT", -9), ("HST", -10),
    ]
    var offsets: [ZoneAbbreviation: Int] = [:]
    for entry in hours {
      for name in entry.names.split(separator: " ") {
        if let name = ZoneAbbreviation(name.utf8) { offsets[name] = Int(entry.hours * 3_600) }
      }
    }
    return offsets
  }()
}
