/// What stands in an answer's cell, and whether it is certainly a number from 1 to 7.
enum AnswerCases {
  static let all = [
    outOfRange, notInteger, fullWidth, confusable, blankItems, noAnswers, missingTokens, normalised, labels, signed, huge,
  ]

  static let outOfRange = cells(
    "csv_answer_out_of_range", why: "a 0 or a 99, often a code for missing, moves a mean a long way", as: ["value_out_of_range"],
    [(4, "P2", "0"), (11, "E6", "8"), (17, "P20", "-2"), (33, "E1", "99")])

  static let notInteger = cells(
    "csv_answer_not_integer", why: "Double() takes nan, inf, 0x3 and 3e0", as: ["value_not_integer"],
    [
      (2, "P1", "4.5"), (6, "P2", "three"), (10, "P3", "0x3"), (14, "P5", "nan"), (18, "P6", "inf"), (22, "P8", "3e0"),
      (26, "P9", "2 6"), (30, "P11", "--4"),
    ])

  static let fullWidth = BrokenExport.csv(
    "csv_answer_fullwidth_digits", why: "what input methods of Chinese and Japanese write; read as the number", .allRead()
  ) {
    let digits = Array("０１２３４５６７")
    for record in stride(from: 3, through: 33, by: 6) {
      for item in CleanSurvey.items {
        $0[record, "P\(item)"] = .text(String(digits[CleanSurvey.standard[record].perceptions[item - 1] ?? 0]))
      }
    }
  }

  static let confusable = cells(
    "csv_answer_confusable_digits", why: "wholeNumberValue calls ³, ④, ٤ and 四 numbers; NFKC turns ³ into 3",
    as: ["value_not_integer"],
    [(2, "E2", "I"), (7, "E4", "o"), (12, "E5", "³"), (17, "E6", "④"), (22, "E7", "٤"), (27, "E8", "四"), (32, "E9", "Ⅳ")])

  static let blankItems: BrokenExport = {
    var survey = CleanSurvey.standard
    let blanks = [2: ["P3", "P6"], 13: ["E4", "P22"], 25: ["P10", "P11", "P12", "P13"]]
    for (record, columns) in blanks {
      for column in columns { survey[record][column] = nil }
    }
    return .csv("csv_answer_blank_items", why: "a blank answer is counted as missing, the rest is kept", .allRead(survey), of: survey)
  }()

  // Cases of our own.

  static let noAnswers: BrokenExport = {
    var survey = CleanSurvey.standard
    survey[19].expectations = Array(repeating: nil, count: 22)
    survey[19].perceptions = Array(repeating: nil, count: 22)
    survey[19].comment = ""
    return .csv(
      "csv_answer_none", why: "a person who opened the form and left", .setAside([19], as: ["no_answers"], of: survey), of: survey)
  }()

  static let missingTokens: BrokenExport = {
    var survey = CleanSurvey.standard
    let tokens = ["NA", "N/A", "n/a", "-", ".", "NULL", "#N/A", "不适用"]
    let records = tokens.indices.map { $0 * 4 + 1 }
    for record in records { survey[record]["P5"] = nil }
    return .csv("csv_answer_missing_tokens", why: "texts that stand for no answer", .allRead(survey), of: survey) {
      for (record, token) in zip(records, tokens) { $0[record, "P5"] = .text(token) }
    }
  }()

  static let normalised: BrokenExport = {
    var survey = CleanSurvey.standard
    for column in ["E3", "E4", "E5"] { survey[10][column] = 4 }
    return .csv("csv_answer_normalised", why: "5.0 and blanks round a number are the number", .allRead(survey), of: survey) {
      ($0[10, "E3"], $0[10, "E4"], $0[10, "E5"]) = ("4.0", .verbatim(" 4"), .quoted("4  "))
    }
  }()

  static let labels = cells(
    "csv_answer_labels", why: "labels are read only where a codebook says so", as: ["value_not_integer"],
    [(5, "E1", "4 - Very good"), (15, "E2", "(4)"), (25, "E3", "4)"), (35, "E4", "Agree")])

  static let signed = cells(
    "csv_answer_signed", why: "Int() takes +4; a decimal comma hides a digit", as: ["value_not_integer"],
    [(5, "P1", "+4"), (15, "P2", "4-"), (25, "P3", "4,5")])

  static let huge = cells(
    "csv_answer_huge", why: "more digits than an integer holds must not trap", as: ["value_out_of_range", "value_not_integer"],
    [(21, "E11", "99999999999999999999999999")])

  private static func cells(
    _ name: String, why: String, as reasons: Set<String>, _ cells: [(record: Int, column: String, text: String)]
  ) -> BrokenExport {
    .csv(name, why: why, .setAside(cells.map(\.record), as: reasons)) {
      for cell in cells { $0[cell.record, cell.column] = .text(cell.text) }
    }
  }
}
