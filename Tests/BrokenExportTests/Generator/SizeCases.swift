/// Cases of our own about size: what lies across a chunk's end, and what is over a limit.
enum SizeCases {
  static let all = [lineEndAcross, doubledQuoteAcross, characterAcross, fieldOverMebibyte]

  static let lineEndAcross = seam(
    "csv_quoted_crlf_across_64k", why: "a chunk ends between the CR and the LF inside a quoted field", "\r\n", after: 1)

  static let doubledQuoteAcross = seam(
    "csv_doubled_quote_across_64k", why: "a chunk ends between two quotes that stand for one", "\"", after: 1)

  static let characterAcross = seam(
    "csv_character_across_64k", why: "a chunk ends inside a character of three bytes", "“座”", after: 4)

  static let fieldOverMebibyte = BrokenExport.csv(
    "csv_field_over_1_mebibyte", why: "the field is over the limit: its record is set aside and the rest is read",
    .setAside([7], as: ["field_too_long"])
  ) { $0[7, "comment"] = .quoted(String(repeating: "on, and on, ", count: 90_000)) }

  private static let chunk = 65_536

  /// A file of over 200 kB in which every multiple of 64 KiB falls `split` bytes into `text` within a quoted comment.
  private static func seam(_ name: String, why: String, _ text: String, after split: Int) -> BrokenExport {
    var survey = CleanSurvey.standard
    let draft = CSVDraft(survey)
    var offset = draft.rendered(draft.lines[0]).count + 2
    for record in 1...survey.responses.count {
      survey[record].comment = ""
      let start = offset + draft.rendered(CSVDraft.cells(of: survey[record])).count + 1
      survey[record].comment = comment(holding: text, before: (chunk - (start + split) % chunk) % chunk)
      offset = start + survey[record].comment.utf8.reduce(0) { $0 + ($1 == 0x22 ? 2 : 1) } + 3
    }
    return .csv(name, why: why, .allRead(survey), of: survey) {
      for record in 1...survey.responses.count { $0[record, "comment"] = .quoted(survey[record].comment) }
    }
  }

  /// A comment of about 6 kB with `text` after `room` bytes if that is near enough, else in the middle.
  private static func comment(holding text: String, before room: Int) -> String {
    let left = room < 6_400 ? room : 3_000
    return String(repeating: "l", count: left) + text + String(repeating: "r", count: max(0, 6_000 - left))
  }
}
