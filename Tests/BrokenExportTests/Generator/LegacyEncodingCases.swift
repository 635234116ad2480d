/// Encodings older than Unicode, which only the operator can name; the bytes are written out by hand.
enum LegacyEncodingCases {
  static let all = [windows1252, gb18030, big5, cp932, halfCharacter]

  static let windows1252 = declared(
    "csv_cp1252_declared", "windows-1252", why: "the commonest Western Excel export: curly quotes, euro, dash",
    [
      2: ("They’ve said “yes” — twice", "They\u{92}ve said \u{93}yes\u{94} \u{97} twice"),
      5: ("€7 for a locker", "\u{80}7 for a locker"),
      6: ("Señor Šimek was kind", "Se\u{F1}or \u{8A}imek was kind"),
    ])

  static let gb18030 = declared(
    "csv_gb18030_declared", "gb18030", why: "tables of GBK reject its four-byte characters",
    [
      1: ("跟不上队伍，太慢", "\u{B8}\u{FA}\u{B2}\u{BB}\u{C9}\u{CF}\u{B6}\u{D3}\u{CE}\u{E9}\u{A3}\u{AC}\u{CC}\u{AB}\u{C2}\u{FD}"),
      3: ("𠮟𠀋两位很好", "\u{95}\u{34}\u{B0}\u{31}\u{95}\u{32}\u{83}\u{37}\u{C1}\u{BD}\u{CE}\u{BB}\u{BA}\u{DC}\u{BA}\u{C3}"),
      4: ("押金€7", "\u{D1}\u{BA}\u{BD}\u{F0}\u{A2}\u{E3}7"),
    ])

  /// 餐 and 閱 end in the byte of a backslash, 會 and 院 in that of a bar.
  static let big5 = declared(
    "csv_big5_declared", "big5", why: "trail bytes 0x5C and 0x7C: byte-wise escaping breaks them",
    [
      1: ("餐點很好", "\u{C0}\u{5C}\u{C2}\u{49}\u{AB}\u{DC}\u{A6}\u{6E}"),
      2: ("閱讀區安靜", "\u{BE}\u{5C}\u{C5}\u{AA}\u{B0}\u{CF}\u{A6}\u{77}\u{C0}\u{52}"),
      7: ("會再來，院內乾淨", "\u{B7}\u{7C}\u{A6}\u{41}\u{A8}\u{D3}\u{A1}\u{41}\u{B0}\u{7C}\u{A4}\u{BA}\u{B0}\u{AE}\u{B2}\u{62}"),
    ])

  /// 予 and 能 end in the byte of a backslash; ② and ㈱ are in Microsoft's table only.
  static let cp932 = declared(
    "csv_cp932_declared", "cp932", why: "strict Shift_JIS rejects ② and turns 0x5C into a yen sign",
    [
      1: ("予約が簡単でした", "\u{97}\u{5C}\u{96}\u{F1}\u{82}\u{AA}\u{8A}\u{C8}\u{92}\u{50}\u{82}\u{C5}\u{82}\u{B5}\u{82}\u{BD}"),
      2: ("②番窓口～㈱", "\u{87}\u{41}\u{94}\u{D4}\u{91}\u{8B}\u{8C}\u{FB}\u{81}\u{60}\u{87}\u{8A}"),
      8: ("機能が多い", "\u{8B}\u{40}\u{94}\u{5C}\u{82}\u{AA}\u{91}\u{BD}\u{82}\u{A2}"),
    ])

  // A case of our own.

  static let halfCharacter = BrokenExport.csv(
    "csv_gb18030_half_character", why: "a first byte before the line end: the record is lost, its line end must not be",
    .setAside([11], as: ["invalid_encoding"]), encoding: "gb18030"
  ) { $0[11, "comment"] = .raw([0xC1, 0xBD, 0xCE]) }

  /// Comments by record: the text, and its bytes as the characters of the same numbers.
  private static func declared(
    _ name: String, _ encoding: String, why: String, _ comments: [Int: (text: String, bytes: String)]
  ) -> BrokenExport {
    var survey = CleanSurvey.standard
    for (record, comment) in comments { survey[record].comment = comment.text }
    return .csv(name, why: why, .allRead(survey), of: survey, encoding: encoding) {
      for (record, comment) in comments {
        $0[record, "comment"] = .raw(comment.bytes.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
      }
    }
  }
}
