import Foundation
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyDialects
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// An answer is read only if it is certain; what it was taken for is seen from outside, through the counts.
@Suite struct AnswerTests {
  private func study(_ answer: String, codebook: String? = nil, scale: String = "1-7") throws -> Study {
    let instrument = """
      instrument: one
      scale: \(scale)
      facets: [perception]
      dimensions:
        - {id: only, items: [1, 2]}
      """
    let yaml = try TemporaryFile(instrument, named: "one.yaml")
    let export = try TemporaryFile("id,P1,P2\nr1,\(answer),1\nr2,1,1\n", named: "t.csv")
    var request = StudyRequest(paths: [export.path])
    if let codebook {
      request.plan.codebook = try Codebook.decoding(
        yaml: codebook.replacingOccurrences(of: "INSTRUMENT", with: yaml.path), source: "codebook.yaml")
    } else {
      request.plan.instrument = try Instrument.named(yaml.path)
    }
    return try Study.run(request)
  }

  private func value(_ study: Study) -> Double? {
    guard let item = study.report()?.items.first?.score, study.sources[0].accounting.quarantined == 0 else { return nil }
    return item.n == 2 ? ((item.perception?.mean ?? 0) * 2 - 1).rounded() : 0
  }

  @Test(arguments: [
    ("5", 5), ("５", 5), (" 5 ", 5), ("5.0", 5), ("5.00", 5), ("\u{3000}7", 7), ("", 0), ("NA", 0), ("n/a", 0), ("-", 0), ("不适用", 0),
  ])
  func certainAnswersAreRead(_ text: String, _ expected: Double) throws { #expect(value(try study(text)) == expected) }

  @Test(arguments: [
    "3.5", "five", "0x5", "nan", "inf", "5e0", "4 5", "--5", "+5", "05", "²", "⑤", "٥", "五", "Ⅴ", "l", "5,0", "\"4,5\"", "5-", ".5", "5.",
  ])
  func uncertainAnswersSetTheRecordAside(_ text: String) throws {
    let reasons = try study(text).sources[0].accounting.reasons
    #expect(reasons == [.valueNotInteger: 1] || (text == "5,0" && reasons == [.wrongFieldCount: 1]))
  }

  @Test(arguments: ["0", "8", "-1", "99", "999999999999999999999", "８"])
  func numbersOutsideTheScaleSetTheRecordAside(_ text: String) throws {
    #expect(try study(text).sources[0].accounting.reasons == [.valueOutOfRange: 1])
  }

  @Test func aCodebookMayGiveNumbersAMeaning() throws {
    let codebook = """
      instrument: INSTRUMENT
      respondent: id
      missing: {9: not_applicable}
      labels: {Very good: 7}
      answers:
        q01: {perception: {column: P1, missing: {8: dont_know}}}
        q02: {perception: P2}
      """
    for (text, expected) in [("9", 0.0), ("8", 0), ("very GOOD", 7), ("7", 7)] {
      #expect(value(try study(text, codebook: codebook)) == expected, "\(text)")
    }
    #expect(value(try study("10", codebook: codebook)) == nil)
    #expect(value(try study("10", codebook: codebook + "\nunreadable: missing")) == 0)
  }

  @Test(arguments: [("0", 0.0), ("10", 10), ("7.5", 7.5), ("7.50", 7.5), ("10.1", .nan), ("7.55", .nan)])
  func slidersKeepTheirDecimals(_ text: String, _ expected: Double) throws {
    let study = try study(text, scale: "0.0-10.0")
    guard !expected.isNaN else {
      #expect(study.sources[0].accounting.quarantined == 1)
      return
    }
    let mean = try #require(study.report()?.items.first?.score.perception?.mean)
    #expect(abs(mean - (expected + 1) / 2) < 1e-12)
  }

  @Test(arguments: [
    ("2026-03-01", "2026-03-01T00:00:00Z"), ("2026-03-01T08:00:00Z", "2026-03-01T08:00:00Z"), ("2026/3/1 8:05", "2026-03-01T08:05:00Z"),
    ("2026-03-01 08:00:00.250+08:00", "2026-03-01T00:00:00Z"), ("2026-03-01T23:00:00-0330", "2026-03-02T02:30:00Z"),
    ("2026-03-01 12:30 AM", "2026-03-01T00:30:00Z"), ("2026-03-01 12:30:00 PM", "2026-03-01T12:30:00Z"),
  ])
  func timesAreReadAsWritten(_ text: String, _ expected: String) { #expect(Timestamp(text: text)?.rfc3339 == expected) }

  @Test(arguments: [
    "2026-02-30", "03/04/2026", "yesterday", "2026-03-01T24:61", "", "2026-3", "2026-03-01T08", "20260301", "2026-03-01 13:00 PM",
    "2026-03-01Tx",
  ])
  func timesThatAreNoneAreNotRead(_ text: String) { #expect(Timestamp(text: text) == nil) }

  @Test func dayAndMonthAreToldApartByTheirValuesOnly() throws {
    for (values, expected) in [(["13/02/2026", "01/02/2026"], 2), (["02/13/2026", "02/01/2026"], 2), (["01/02/2026", "03/04/2026"], 0)] {
      let lines = values.enumerated().map { "r\($0.offset),\($0.element),5,5" }
      let header = "id,submitted_at,P1,P2"
      let file = try TemporaryFile(([header] + lines).joined(separator: "\n") + "\n", named: "t.csv")
      var request = StudyRequest(paths: [file.path])
      let dimension = Dimension(
        id: "only", label: "Only", items: [Item(id: "a", number: 1, label: "A"), Item(id: "b", number: 2, label: "B")])
      request.plan.instrument = try Instrument(
        id: "one", label: "One", source: "", dimensions: [dimension], scales: [.perception: .sevenPoint])
      let study = try Study.run(request)
      #expect(study.responses == expected, "\(values)")
      if expected > 0 { #expect(study.period?.upperBound.date == "2026-02-13") }
    }
  }
}
