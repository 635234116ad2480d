/// Where one record ends and the next begins.
enum LineEndCases {
  static let all = [carriageReturns, missingAtEnd, blankLines, markAndCarriageReturns, mixed, doubledReturns, controlZ]

  static let carriageReturns = BrokenExport.csv(
    "csv_eol_cr_only", why: "a reader that splits on line feeds sees one line", .allRead()
  ) { $0.lineEnd = "\r" }

  static let missingAtEnd = BrokenExport.csv(
    "csv_eol_missing_at_end", why: "legal, and what a cut-off upload looks like: read it and say so",
    .allRead(warnings: ["missing_final_newline"])
  ) { $0.endsLastLine = false }

  static let blankLines = BrokenExport.csv(
    "csv_blank_lines", why: "a blank line is no response full of missing answers", .allRead()
  ) {
    $0.lines += [[.verbatim("")], [.verbatim("")], [.verbatim("")]]
    for line in [35, 27, 16, 3] { $0.insert("", at: line) }
    $0.insert("    ", at: 22)
  }

  // Cases of our own.

  static let markAndCarriageReturns: BrokenExport = {
    var draft = CSVDraft()
    draft.lineEnd = "\r"
    return BrokenExport(
      "csv_bom_and_cr_only", why: "a byte order mark must not hide the line ends from whoever looks for them",
      bytes: ByteForms.utf8Mark + draft.bytes(), .allRead())
  }()

  static let mixed = BrokenExport.csv(
    "csv_eol_mixed", why: "three systems appended to one file, each with its own line end", .allRead()
  ) { endLines(of: &$0) }

  /// Some lines end in CRLF, some in a line feed, every fifth in a carriage return alone.
  private static func endLines(of draft: inout CSVDraft) {
    let ends = ["\r\n", "\n", "\r\n", "\n", "\r"]
    let bytes = draft.lines.enumerated().flatMap { draft.rendered($0.element) + Array(ends[$0.offset % ends.count].utf8) }
    draft.lines = [[.raw(bytes)]]
    draft.endsLastLine = false
  }

  static let doubledReturns = BrokenExport.csv(
    "csv_eol_doubled_cr", why: "a text-mode writer turned CRLF into CR CRLF: each record is followed by a blank line, no more",
    .allRead()
  ) { $0.lineEnd = "\r\r\n" }

  static let controlZ: BrokenExport = .init(
    "csv_ctrl_z_at_end", why: "the end-of-file mark of DOS is no record", bytes: CSVDraft().bytes() + [0x1A], .allRead())
}
