import SurveyModel
import Testing

@testable import SurveyDialects

/// Numbers glued to labels, numbers that cannot be the scale's, and texts that are no answer.
@Suite struct NumberedLabelTests {
  private static let agreement = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]

  private static func read(_ texts: [String], points: Int = 5) throws -> Codebook {
    let scale = try #require(ResponseScale(minimum: 1, maximum: points))
    var codebook = Codebook(instrument: Setting(Instrument.servperf.rescaled(to: scale), .byDefault), columns: [])
    codebook.readLabels(in: Set(texts))
    return codebook
  }

  private static func answer(_ text: String, _ codebook: Codebook) -> AnswerReader.Outcome {
    answer(text, codebook.values, codebook.instrument.value.scale)
  }

  private static func answer(_ text: String, _ rules: ValueRules, _ scale: ResponseScale) -> AnswerReader.Outcome {
    let reader = AnswerReader(scale: scale, isReversed: false, rules: rules, missing: [:], absent: .skipped)
    return reader.read(Array(text.utf8).span, isAbsent: false)
  }

  private static func glued(_ numbers: [Int], _ labels: [String] = agreement) -> [String] {
    zip(numbers, labels).map { "\($0) - \($1)" }
  }

  @Test(arguments: [
    ("4 - Very good", 4, "very good"), ("(4)", 4, ""), ("4)", 4, ""), ("(4) Good", 4, "good"), ("Good (4)", 4, "good"),
    ("4. Good", 4, "good"), ("4=Good", 4, "good"), ("（4）", 4, ""), ("（４）好", 4, "好"), ("\u{FEFF}1 (None at all)", 1, "none at all"),
    ("4：好", 4, "好"), ("4、好", 4, "好"), ("Good - 4", 4, "good"), ("Good = 4", 4, "good"), ("Gut: 4", 4, "gut"),
    ("-2 – Strongly disagree", -2, "strongly disagree"), ("4 Good", 4, "good"), ("[4] Good", 4, "good"), ("(4) Good (4)", 4, "good"),
    ("<p>4 -&nbsp;Good</p>", 4, "good"),
  ])
  func numbersAreToldFromTheirLabels(_ text: String, _ number: Int, _ label: String) {
    let glued = GluedNumber(AnswerText.folded(text))
    #expect(glued?.number == number)
    #expect(glued?.label == label)
  }

  @Test(arguments: [
    "4", "4.5", "4.5 - good", "4 5", "4-5", "2 - 3", "5-", "5.", "(4", "4 -", "good 4", "good -4", "AO-4", "2 or 3 times", "1,000", "4th",
    "1/2", "(a)", "2026-03-01", "12345 - long", "4 - good (5)", "", "()", "good",
  ])
  func otherTextsAreNotTakenApart(_ text: String) { #expect(GluedNumber(AnswerText.folded(text)) == nil) }

  @Test func numbersThatAgreeNeedNoWords() throws {
    let codebook = try Self.read(Self.glued([1, 2, 3, 4, 5]), points: 7)
    #expect(codebook.instrument.value.scale.text == "1-5", "the numbers say that it is the shorter scale")
    #expect(codebook.remarks.map(\.rule) == [.scaleLabels])
    for (text, code) in [("5 - strongly agree", 4), ("Agree (4)", 3), ("neutral", 2), ("(2)", 1), ("1 - blue", 0)] as [(String, AnswerCode)]
    {
      #expect(Self.answer(text, codebook) == .code(code), "\(text)")
    }
  }

  @Test(arguments: [
    ([5, 4, 3, 2, 1], Rule.scaleReversed), ([4, 3, 2, 1, 0], .scaleReversed), ([10, 11, 12, 13, 14], .scaleOffset),
    ([0, 1, 2, 3, 4], .scaleOffset), ([-2, -1, 0, 1, 2], .scaleOffset), ([0, 25, 50, 75, 100], .scaleOffset),
    ([1, 3, 2, 4, 5], .scaleReversed),
  ])
  func labelsWinOverNumbers(_ numbers: [Int], _ rule: Rule) throws {
    let texts = Self.glued(numbers)
    let codebook = try Self.read(texts)
    #expect(texts.map { Self.answer($0, codebook) } == (0..<5).map { .code($0) })
    #expect(codebook.remarks.map(\.rule) == [.scaleLabels, rule])
    #expect(codebook.remarks.map(\.severity) == [.note, .warning])
    #expect(codebook.values.labels[texts[4].lowercased()] == 5, "a codebook written out shows it")
    // A number that means something else is not read where the label is not known.
    #expect(Self.answer("2 - blue", codebook) == .fault(.valueNotInteger))
    #expect(Self.answer("(2)", codebook) == .fault(.valueNotInteger))
  }

  @Test func endsAloneMayCarryLabels() throws {
    let codebook = try Self.read(["1 - Strongly disagree", "2", "3", "4", "5 - Strongly agree"], points: 7)
    #expect(codebook.instrument.value.scale.text == "1-5")
    #expect(Self.answer("5 - Strongly agree", codebook) == .code(4))
    #expect(Self.answer("3", codebook) == .code(2))
  }

  /// Bare numbers are never turned round or shifted, so nothing beside them is either.
  @Test(arguments: [
    (["1 - Strongly agree", "2", "3", "4", "5 - Strongly disagree"], Rule.scaleReversed),
    (["1 - Strongly agree", "2", "3"], .scaleReversed),
    (["0 - Strongly disagree", "1", "2", "3", "4 - Strongly agree"], .scaleOffset),
    (["1 - Strongly agree", "2 - Agree", "3 - So so", "4 - Disagree", "5 - Strongly disagree"], .scaleReversed),
    (["1 - Strongly agree", "5 - Strongly agree", "1 - Strongly disagree", "5 - Strongly disagree"], .scaleReversed),
  ])
  func bareNumbersAreNeverTurned(_ texts: [String], _ rule: Rule) throws {
    let codebook = try Self.read(texts)
    #expect(codebook.remarks.map(\.rule) == [rule])
    #expect(codebook.remarks.map(\.severity) == [.error])
    #expect(codebook.values.labels.isEmpty)
    for text in texts {
      let expected: AnswerReader.Outcome = AnswerCode(text).map { .code($0 - 1) } ?? .fault(.valueNotInteger)
      #expect(Self.answer(text, codebook) == expected, "\(text)")
    }
  }

  @Test func unknownLabelsLeaveTheirNumbers() throws {
    let codebook = try Self.read(["1 - red", "5 - blue", "(3)"])
    #expect(
      ["1 - red", "5 - blue", "(3)", "2 - 9 to 5"].map { Self.answer($0, codebook) } == [
        .code(0), .code(4), .code(2), .fault(.valueNotInteger),
      ])
    #expect(codebook.remarks.isEmpty)
    let offset = try Self.read(["10 - red", "11 - green", "12 - blue"])
    #expect(offset.remarks.map(\.rule) == [.scaleOffset])
    #expect(offset.remarks.map(\.severity) == [.error])
  }

  // MARK: Numbers that cannot be the scale's

  @Test(arguments: [
    (10...14, 5), (0...4, 5), (11...17, 7), (0...6, 7), (0...10, 11), (-2...2, 5), (-3...3, 7), (20...23, 4),
  ])
  func codesAreSuspected(_ codes: ClosedRange<Int>, _ points: Int) throws {
    let suspicion = try #require(ScaleSuspicion.of(Set(codes.map(String.init)), scale: .sevenPoint))
    #expect(suspicion.points == points)
    #expect(suspicion.message.contains("answers run from \(codes.lowerBound) to \(codes.upperBound)"))
    #expect(suspicion.labels["\(codes.lowerBound)"] == 1 && suspicion.labels["\(codes.upperBound)"] == points)
    #expect(suspicion.labels.count == points)
    let codebook = try Self.read(codes.map(String.init), points: 7)
    #expect(codebook.remarks == [Remark(.scaleOffset, severity: .error, message: suspicion.message)])
    #expect(codebook.values == ValueRules(), "the reading stays as it is")
  }

  @Test(arguments: [
    ["1", "2", "3", "4", "5"], ["1", "2", "3", "4", "5", "6", "7", "99"], ["0", "1", "2", "3", "4", "5", "6", "7"], ["98", "99"],
    ["0", "3", "5"],
    ["1", "2", "3", "4", "5", "6", "7", "8"], ["1", "7"], [], ["0"], ["4", "5", "6", "7", "8", "9"], ["100", "200", "300"],
    ["a", "b", "c"],
  ])
  func otherNumbersAreNot(_ texts: [String]) { #expect(ScaleSuspicion.of(Set(texts), scale: .sevenPoint) == nil, "\(texts)") }

  // MARK: No answer

  @Test(arguments: [
    (MissingReason.unknown, ["Don’t know", "No opinion", "Prefer not to say", "Refused", "I don't know"]),
    (.unknown, ["不知道", "拒绝回答", "拒絕回答", "说不清"]), (.unknown, ["Weiß nicht", "Keine Meinung", "Keine Angabe", "k. A."]),
    (.unknown, ["Ne sait pas", "Sans opinion", "Je préfère ne pas répondre", "NSP"]),
    (.unknown, ["No sabe", "NS/NC", "Sin opinión", "Prefiero no responder"]),
    (.unknown, ["Não sei", "Não tenho opinião", "Prefiro não responder"]),
    (.unknown, ["Tidak tahu", "Tidak ada pendapat", "Menolak menjawab"]),
    (.unknown, ["わからない", "意見なし", "答えたくない"]), (.unknown, ["모르겠다", "의견 없음", "의견없음", "응답 거부"]),
    (.notApplicable, ["Not applicable", "N/A", "不适用", "不適用", "Nicht zutreffend", "Non applicable", "No aplica", "Não se aplica"]),
    (.notApplicable, ["Tidak berlaku", "該当なし", "해당 없음", "해당없음", "Not applicable (8)", "9 - Not Applicable"]),
    (.skipped, ["No answer", "未回答", "Keine Antwort", "Pas de réponse", "Sin respuesta", "Sem resposta", "Tidak menjawab", "回答なし", "무응답"]),
    (.unknown, ["8 - Don't know", "<i>Don&#39;t know</i>", "weiß nicht (99)", "\u{FEFF}No opinion"]),
  ])
  func missingTextsKeepTheirReasons(_ reason: MissingReason, _ texts: [String]) throws {
    for text in texts { #expect(Self.answer(text, ValueRules(), .sevenPoint) == .code(reason.rawValue), "\(text)") }
    let codebook = try Self.read(texts + Self.agreement)
    #expect(texts.map { Self.answer($0, codebook) } == texts.map { _ in .code(reason.rawValue) })
    #expect(Self.answer("Strongly agree", codebook) == .code(4))
  }

  @Test func everyMissingTextIsFoundInItsFoldedForm() {
    for (text, reason) in ValueRules.defaultMissing {
      #expect(ValueRules.defaultMissing[AnswerText.folded(text)] == reason, "\(text)")
      #expect(Int(text) == nil)
    }
  }

  @Test func whatACodebookDeclaresIsStrongerThanTheList() {
    var rules = ValueRules()
    rules.labels = ["No opinion": 4, "Tout à fait d’accord": 7]
    rules.missing["Entf\u{E4}llt heute"] = .notAsked
    for (text, code) in [("no opinion", 3), ("tout à fait d'accord", 6), ("entfällt  HEUTE", MissingReason.notAsked.rawValue)] {
      #expect(Self.answer(text, rules, .sevenPoint) == .code(code), "\(text)")
    }
  }

  @Test(arguments: ["1 - Agree", "Agree", "(4)", "4 - Very good", "4)"])
  func labelsAreNotReadUnasked(_ text: String) { #expect(Self.answer(text, ValueRules(), .sevenPoint) == .fault(.valueNotInteger)) }

  // MARK: Numbers as they are typed

  @Test(arguments: [
    ("5,0", 5), ("5,00", 5), ("'4", 4), ("'7", 7), ("5", 5), ("4,5", nil), ("1,000", nil), ("3,", nil), (",5", nil), ("''4", nil),
    ("'", nil),
    ("'4'", nil), ("1.0,0", nil), ("4,0,0", nil),
  ])
  func commasAndApostrophes(_ text: String, _ value: Int?) {
    let expected: AnswerReader.Outcome =
      value.map { text == "5" ? .code(AnswerCode($0 - 1)) : .normalised(AnswerCode($0 - 1)) } ?? .fault(.valueNotInteger)
    #expect(Self.answer(text, ValueRules(), .sevenPoint) == expected)
  }

  @Test func guardedNumbersKeepTheirSign() throws {
    let scale = try #require(ResponseScale(minimum: -2, maximum: 2))
    #expect(Self.answer("'-1", ValueRules(), scale) == .normalised(1))
    #expect(Self.answer("'-1", ValueRules(), .sevenPoint) == .fault(.valueOutOfRange))
    let slider = try #require(ResponseScale(minimum: 0, maximum: 100, decimals: 1))
    #expect(Self.answer("4,5", ValueRules(), slider) == .normalised(45))
    #expect(Self.answer("4.5", ValueRules(), slider) == .code(45))
    #expect(Self.answer("1,000", ValueRules(), slider) == .fault(.valueNotInteger))
  }
}
