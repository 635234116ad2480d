/// Quotes: legal ones that line-based readers miss, and illegal ones that lenient readers mend.
enum QuoteCases {
  static let all = [legal, strayInside, textAfterClose, unclosed, quotedThroughout, quotesInPlainText]

  static let legal: BrokenExport = {
    var survey = CleanSurvey.standard
    survey[1].comment = "They called it \"quiet\", mostly"
    survey[3].comment = "first line\r\nsecond line"
    survey[6].comment = "x\ny\n\n\nz"
    survey[8].comment = "\""
    survey[10].comment = "\"\",,\""
    survey[14].comment = "   space on both sides "
    return .csv(
      "csv_quoted_commas_newlines_quotes", why: "legal CSV in which line-based readers lose count", .allRead(survey), of: survey)
  }()

  static let strayInside = BrokenExport.csv(
    "csv_quote_unescaped_inside", why: "a bare quote inside a quoted field: the record is lost, the next line starts clean",
    .setAside([13], as: ["bad_quote"])
  ) { $0[13, "comment"] = .verbatim("\"They called it \"quiet\" here\"") }

  static let textAfterClose = BrokenExport.csv(
    "csv_quote_text_after_close", why: "lenient readers open the quote again and swallow the rest of the file",
    .setAside([13], as: ["bad_quote"])
  ) { $0[13, "comment"] = .verbatim("\"good\"mostly") }

  static let unclosed = BrokenExport.csv(
    "csv_quote_unclosed_midfile", why: "the rest of the file would become one comment", .refused(kinds: ["unterminated_quote"])
  ) { $0[22, "comment"] = .verbatim("\"it never ends") }

  // Cases of our own.

  static let quotedThroughout = BrokenExport.csv(
    "csv_quoted_throughout", why: "numbers in quotes are numbers still", .allRead()
  ) {
    for line in $0.lines.indices { $0.quoteAll(line: line) }
  }

  /// RFC 4180 forbids it, and no reader that is sure of its records may take it.
  static let quotesInPlainText = BrokenExport.csv(
    "csv_quote_in_plain_field", why: "quotes inside a field that is not quoted", .setAside([13], as: ["bad_quote"])
  ) { $0[13, "comment"] = .verbatim("so \"quiet\" here") }
}
