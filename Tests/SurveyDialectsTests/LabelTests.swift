import SurveyModel
import Testing

@testable import SurveyDialects

/// Labels become points only where they are certainly of one scale; what was decided is said.
@Suite struct LabelTests {
  private static func codebook(_ points: Int, from minimum: Int = 1) throws -> Codebook {
    let scale = try #require(ResponseScale(minimum: minimum, maximum: minimum + points - 1))
    return Codebook(instrument: Setting(Instrument.servperf.rescaled(to: scale), .byDefault), columns: [])
  }

  private static func read(_ texts: Set<String>, points: Int, from minimum: Int = 1) throws -> Codebook {
    var codebook = try codebook(points, from: minimum)
    codebook.readLabels(in: texts)
    return codebook
  }

  private static func answer(_ text: String, _ codebook: Codebook) -> AnswerReader.Outcome {
    let reader = AnswerReader(
      scale: codebook.instrument.value.scale, isReversed: false, rules: codebook.values, missing: [:], absent: .skipped)
    return reader.read(Array(text.utf8).span, isAbsent: false)
  }

  private static func answers(_ texts: [String], _ codebook: Codebook) -> [AnswerReader.Outcome] { texts.map { answer($0, codebook) } }

  /// The outcomes of reading a scale's labels from the lowest to the highest.
  private static func rising(_ count: Int) -> [AnswerReader.Outcome] { (0..<count).map { .code(AnswerCode($0)) } }

  private static let unreadable = AnswerReader.Outcome.fault(.valueNotInteger)

  // MARK: The table

  @Test func theTableSaysOneThingOfEachWord() {
    let table = LikertLabels.table
    #expect(table.scales.count > 200)
    #expect(table.scales.allSatisfy { (4...7).contains($0.count) && !$0.names.contains("") })
    for (word, places) in table.places {
      #expect(Set(places.map(\.scale)).count == places.count, "\(word) stands twice on one scale")
      #expect(AnswerText.folded(word) == word && !word.isEmpty)
      #expect(word.allSatisfy { !"@~|?;:=".contains($0) }, "\(word)")
      #expect(ValueRules.defaultMissing[word] == nil, "\(word) is a point and no answer")
    }
    #expect(table.doubtful.isSuperset(of: ["undecided", "無意見"]))
  }

  /// Every scale of the table, whole, is read as itself where the instrument has as many points.
  @Test func everyScaleOfTheTableReadsItself() throws {
    for scale in LikertLabels.table.scales {
      let codebook = try Self.read(Set(scale.names), points: scale.count)
      #expect(Self.answers(scale.names, codebook) == Self.rising(scale.count), "\(scale.kind): \(scale.names)")
    }
  }

  // MARK: Languages

  static let languages: [(kind: String, labels: [String])] = [
    ("agreement", ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]),
    (
      "agreement",
      [
        "Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Agree", "Strongly agree",
      ]
    ),
    ("agreement", ["Disagree strongly", "Tend to disagree", "Tend to agree", "Agree strongly"]),
    ("agreement", ["Strongly disagree", "Disagree", "Slightly disagree", "Slightly agree", "Agree", "Strongly agree"]),
    ("quality", ["Poor", "Fair", "Good", "Very good", "Excellent"]),
    ("quality", ["Very poor", "Poor", "Fair", "Good", "Very good", "Excellent"]),
    ("satisfaction", ["Extremely dissatisfied", "Somewhat dissatisfied", "Neutral", "Somewhat satisfied", "Extremely satisfied"]),
    ("likelihood", ["Extremely unlikely", "Unlikely", "Neutral", "Likely", "Extremely likely"]),
    ("frequency", ["Never", "Rarely", "Sometimes", "Often", "Always"]),
    ("importance", ["Not at all important", "Slightly important", "Moderately important", "Very important", "Extremely important"]),
    ("agreement", ["非常不同意", "不同意", "比较不同意", "一般", "比较同意", "同意", "非常同意"]),
    ("agreement", ["非常不同意", "不同意", "有點不同意", "普通", "比較同意", "同意", "非常同意"]),
    ("satisfaction", ["非常不滿意", "不滿意", "普通", "滿意", "非常滿意"]),
    ("importance", ["非常不重要", "不重要", "一般", "重要", "非常重要"]),
    ("agreement", ["Trifft überhaupt nicht zu", "Trifft eher nicht zu", "Teils/teils", "Trifft eher zu", "Trifft voll und ganz zu"]),
    ("agreement", ["Stimme gar nicht zu", "Stimme eher nicht zu", "Stimme eher zu", "Stimme voll und ganz zu"]),
    ("satisfaction", ["Sehr unzufrieden", "Eher unzufrieden", "Teils, teils", "Eher zufrieden", "Sehr zufrieden"]),
    (
      "agreement",
      ["Pas du tout d'accord", "Plutôt pas d'accord", "Ni d'accord ni pas d'accord", "Plutôt d'accord", "Tout à fait d'accord"]
    ),
    ("satisfaction", ["Pas du tout satisfait", "Plutôt pas satisfait", "Plutôt satisfait", "Très satisfait"]),
    ("agreement", ["Muy en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Muy de acuerdo"]),
    ("quality", ["Muy malo", "Malo", "Regular", "Bueno", "Muy bueno"]),
    ("agreement", ["Discordo totalmente", "Discordo parcialmente", "Neutro", "Concordo parcialmente", "Concordo totalmente"]),
    ("satisfaction", ["Muito insatisfeito", "Insatisfeito", "Neutro", "Satisfeito", "Muito satisfeito"]),
    ("agreement", ["Sangat tidak setuju", "Tidak setuju", "Kurang setuju", "Netral", "Cukup setuju", "Setuju", "Sangat setuju"]),
    ("agreement", ["Sangat Tidak Setuju", "Tidak Setuju", "Kurang Setuju", "Setuju", "Sangat Setuju"]),
    ("satisfaction", ["Tidak puas", "Kurang puas", "Cukup puas", "Puas", "Sangat puas"]),
    ("agreement", ["全くそう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "とてもそう思う"]),
    ("satisfaction", ["非常に不満", "やや不満", "どちらともいえない", "やや満足", "非常に満足"]),
    ("agreement", ["전혀 그렇지 않다", "약간 그렇지 않다", "보통이다", "약간 그렇다", "매우 그렇다"]),
    ("satisfaction", ["매우 불만족", "불만족", "보통", "만족", "매우 만족"]),
  ]

  @Test(arguments: languages)
  func scalesAreReadInEveryLanguage(_ kind: String, _ labels: [String]) throws {
    let codebook = try Self.read(Set(labels), points: labels.count)
    #expect(Self.answers(labels, codebook) == Self.rising(labels.count))
    #expect(codebook.remarks.map(\.rule) == [.scaleLabels])
    #expect(codebook.remarks.first?.message.contains("\(labels.count) points of \(kind)") == true)
  }

  /// What platforms, spreadsheets and keyboards do to a text changes nothing, in the file as in the preview.
  @Test(arguments: languages)
  func spellingDoesNotMatter(_ kind: String, _ labels: [String]) throws {
    let spoilt: [@Sendable (String) -> String] = [
      { $0.uppercased() }, { "\u{FEFF}\($0)\u{A0}" }, { $0.split(separator: " ").joined(separator: " \u{A0} ") }, { "<b>\($0)</b><br/>" },
      { $0.split(separator: "'").joined(separator: "\u{2019}") }, { $0.split(separator: " ").joined(separator: "&nbsp;") }, { "“\($0).”" },
      { "<div><span style=\"color: red\">\($0)</span></div>" }, { "\u{200B}\($0)\u{3000}" },
    ]
    let plain = try Self.read(Set(labels), points: labels.count)
    for spoil in spoilt {
      let texts = labels.map(spoil)
      #expect(Self.answers(texts, plain) == Self.rising(labels.count), "\(texts)")
      #expect(Self.answers(labels, try Self.read(Set(texts), points: labels.count)) == Self.rising(labels.count), "\(texts)")
    }
  }

  // MARK: One scale or none

  @Test func theInstrumentDecidesBetweenShorterAndLonger() throws {
    let seen: Set<String> = ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"]
    for (points, expected) in [(5, [0, 1, 2, 3, 4] as [AnswerCode]), (7, [0, 1, 3, 5, 6])] {
      var codebook = try Self.codebook(points, from: 1)
      codebook.instrument = Setting(codebook.instrument.value, .declared)
      codebook.readLabels(in: seen)
      let texts = ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"]
      #expect(Self.answers(texts, codebook) == expected.map { .code($0) })
      #expect(codebook.remarks.map(\.severity) == [points == 5 ? .note : .warning])
    }
    // Nobody named seven points: five labels that are all of a scale are five points.
    let assumed = try Self.read(seen, points: 7)
    #expect(assumed.instrument.value.scale.text == "1-5" && assumed.values.labels["neutral"] == 3)
    // One point of it nobody chose: still five points, with a warning, and not five of seven.
    let less = try Self.read(seen.subtracting(["strongly disagree"]), points: 7)
    #expect(less.instrument.value.scale.text == "1-5" && less.values.labels["neutral"] == 3)
    #expect(less.remarks.map(\.severity) == [.warning])
    let known = try Self.read(["extremely bad", "slightly good", "slightly bad"], points: 5)
    #expect(known.values.labels.isEmpty, "three labels of seven points are no reason to leave the instrument's five")
    #expect(try Self.read(Set(Self.languages[1].labels), points: 5).instrument.value.scale.text == "1-7")
    #expect(try Self.read(Set(Self.languages[0].labels), points: 5, from: 0).values.labels["strongly agree"] == 4)
  }

  @Test(arguments: [
    (["strongly agree", "blue"], 5), (["agree", "disagree"], 5), (["agree", "disagree"], 7), (["good", "fair", "poor"], 5),
    (["strongly agree", "completely agree", "disagree"], 5), (["strongly agree", "very satisfied"], 5),
    (["strongly disagree", "agree"], 9),
    (["neutral"], 5), (["stimme zu", "stimme nicht zu", "neutral"], 5), (["strongly disagree", "2", "3", "4", "strongly agree"], 7),
    (["not important", "important", "very important"], 5), (["agree", "stimme zu", "de acuerdo"], 5), (["yes", "no"], 7),
  ])
  func uncertainLabelsAreOfNoScale(_ seen: [String], _ points: Int) throws {
    let codebook = try Self.read(Set(seen), points: points)
    #expect(codebook.values.labels.isEmpty)
    #expect(codebook.instrument.value.scale.points == points)
    #expect(Self.answers(seen.filter { Int($0) == nil }, codebook).allSatisfy { $0 == Self.unreadable })
  }

  @Test func numbersBetweenLabelledEndsSettleTheLength() throws {
    for (numbers, points, expected) in [(2...4, 5, 5), (2...6, 7, 7), (2...6, 5, 7), (2...5, 6, 6)] {
      let seen = Set(numbers.map(String.init) + ["strongly disagree", "strongly agree"])
      let codebook = try Self.read(seen, points: points)
      #expect(codebook.instrument.value.scale.points == expected, "\(numbers)")
      #expect(Self.answer("Strongly agree", codebook) == .code(AnswerCode(expected - 1)))
      #expect(Self.answer("3", codebook) == .code(2))
    }
  }

  @Test func aWordForTheMiddleMayAlsoMeanNoAnswer() throws {
    let four: Set<String> = ["非常不同意", "不同意", "同意", "非常同意"]
    #expect(Self.answer("無意見", try Self.read(four.union(["無意見"]), points: 5)) == .code(2))
    #expect(Self.answer("無意見", try Self.read(four.union(["無意見", "普通"]), points: 5)) == .code(MissingReason.unknown.rawValue))
    #expect(Self.answer("無意見", try Self.read(four.union(["普通"]), points: 5)) == Self.unreadable)
    #expect(Self.answer("普通", try Self.read(four.union(["無意見", "普通"]), points: 5)) == .code(2))
  }

  @Test func anotherLabelOfAPointIsNotGuessed() throws {
    let codebook = try Self.read(["strongly disagree", "disagree", "neutral", "agree", "strongly agree"], points: 5)
    #expect(Self.answer("completely agree", codebook) == Self.unreadable)
    #expect(Self.answer("somewhat agree", codebook) == Self.unreadable)
    #expect(Self.answer("neither agree nor disagree", codebook) == .code(2))
  }
}
