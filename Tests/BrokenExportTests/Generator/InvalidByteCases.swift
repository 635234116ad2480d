/// Bytes that are no text: one costs its record, many cost the file.
enum InvalidByteCases {
  static let all = [threeOfForty, oneByte, nulInAnswer, atTheLimit, overFifty, insideQuotedLines]

  static let threeOfForty = BrokenExport.csv(
    "csv_cp1252_undeclared", why: "three of forty records are not UTF-8, over 5 %: the file is another encoding than it seems",
    .refused(kinds: ["encoding_invalid", "encoding_undetermined"])
  ) {
    for record in [6, 17, 31] { $0[record, "comment"] = .raw(Array("Can".utf8) + [0x92] + Array("t hear ".utf8) + [0x96, 0xE9]) }
  }

  static let oneByte = BrokenExport.csv(
    "csv_utf8_one_bad_byte", why: "one bad byte costs one record, not the file and not silence",
    .setAside([14], as: ["invalid_encoding"])
  ) { $0[14, "comment"] = .raw(Array("well".utf8) + [0xFF] + Array("lit".utf8)) }

  static let nulInAnswer = BrokenExport.csv(
    "csv_nul_in_answer", why: "to C, a string ends at NUL: 4, NUL, 6 would read as 4", .setAside([8], as: ["control_character"])
  ) { $0[8, "P7"] = .raw([0x34, 0x00, 0x36]) }

  // Cases of our own.

  /// An overlong slash and a lone surrogate: sequences of the right shape that are not UTF-8.
  static let atTheLimit = BrokenExport.csv(
    "csv_bad_bytes_at_limit", why: "two of forty records are 5 %, not more: they are set aside and the file is read",
    .setAside([10, 30], as: ["invalid_encoding"])
  ) {
    $0[10, "comment"] = .raw([0x61, 0xC0, 0xAF, 0x62])
    $0[30, "comment"] = .raw([0x61, 0xED, 0xA0, 0x80, 0x62])
  }

  static let overFifty: BrokenExport = {
    let survey = CleanSurvey(seed: 51, count: 1_200)
    return .csv(
      "csv_bad_bytes_over_fifty", why: "51 bad records are too many even where they are under 5 %",
      .refused(kinds: ["encoding_invalid", "encoding_undetermined"]), of: survey
    ) {
      for record in 1...51 { $0[record * 20, "comment"] = .raw([0x6E, 0xE9]) }
    }
  }()

  static let insideQuotedLines = BrokenExport.csv(
    "csv_bad_byte_in_quoted_lines", why: "the record is three lines long: none of them may become a record of its own",
    .setAside([12], as: ["invalid_encoding"])
  ) { $0[12, "comment"] = .raw(Array("\"one,\r\ntw".utf8) + [0xFE] + Array(",\r\nthree\"".utf8)) }
}
