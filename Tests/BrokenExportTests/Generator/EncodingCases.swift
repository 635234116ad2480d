/// The Unicode encodings: marks, UTF-16, and forms that are refused.
enum EncodingCases {
  static let all = [
    markBeforeQuotedHeader, utf16Tabs, utf16Unmarked, utf16Cut, utf16BigEndian, utf32, markOnly,
  ]

  /// The comment column has another name here, so that comments are not tested.
  static let markBeforeQuotedHeader: BrokenExport = {
    var draft = CSVDraft()
    draft[0, "comment"] = "comment, free text"
    draft.quoteAll(line: 0)
    return BrokenExport(
      "csv_bom_utf8_quoted_header", why: "after a mark read as text, the quote is no quote and the header splits wrongly",
      bytes: ByteForms.utf8Mark + draft.bytes(), .allRead(comments: false))
  }()

  /// In UTF-16 不 holds the byte of a carriage return, 上 that of a line feed and 丢 that of a quote.
  private static let survey: CleanSurvey = {
    var survey = CleanSurvey.standard
    survey[4].comment = "跟不上"
    survey[9].comment = "丢了一把伞 🙂"
    return survey
  }()

  static let utf16Tabs: BrokenExport = {
    var draft = CSVDraft(survey)
    draft.delimiter = UInt8(ascii: "\t")
    return BrokenExport(
      "tsv_utf16le_bom", why: "what Excel calls Unicode text; it must be decoded before it is split",
      bytes: ByteForms.utf16LittleMark + ByteForms.utf16Little(draft.text()), .allRead(survey))
  }()

  static let utf16Unmarked = BrokenExport(
    "csv_utf16le_no_bom", why: "every other byte is NUL: as UTF-8 it is valid text full of NULs",
    bytes: ByteForms.utf16Little(CSVDraft().text()), .refused(kinds: ["encoding_undetermined", "not_text"]))

  /// The odd count of bytes taken away leaves half a unit, inside the answers of the last record.
  static let utf16Cut = BrokenExport(
    "csv_utf16le_cut_mid_unit", why: "decoders drop a lone last byte without a word, so that the cut goes unseen",
    bytes: (ByteForms.utf16LittleMark + ByteForms.utf16Little(CSVDraft().text())).dropLast(141),
    .setAside([40], as: ["wrong_field_count", "invalid_encoding"], naming: false))

  // Cases of our own.

  static let utf16BigEndian = BrokenExport(
    "csv_utf16be_bom", why: "the mark, not habit, says which byte comes first",
    bytes: ByteForms.utf16BigMark + ByteForms.utf16Big(CSVDraft(survey).text()), .allRead(survey))

  static let utf32 = BrokenExport(
    "csv_utf32le_bom", why: "its mark begins with that of UTF-16; UTF-32 is not on the list of encodings",
    bytes: ByteForms.utf32Little("\u{FEFF}" + CSVDraft().text()), .refused(kinds: ["encoding_unsupported", "not_text"]))

  static let markOnly = BrokenExport(
    "csv_bom_only", why: "a mark is no content", bytes: ByteForms.utf8Mark, .refused(kinds: ["empty_file"]))
}
