internal import SurveyModel

/// An internet provider with three regions that asks its customers, the valuable ones more often than others, and puts what it knows of
/// them beside: class, revenue, complaints with their stages, waits on the telephone, loyalty. Its gold customers are lost over
/// responsiveness, and complaints are answered late in one region.
public struct SampleTelecom {
  private let rows: Int
  private let seed: UInt64
  static let regions = ["Coast", "Hills", "Valley"]

  /// A sample of `rows` customers.
  public init(rows: Int, seed: UInt64) { (self.rows, self.seed) = (rows, seed) }

  /// The export as UTF-8.
  public var csv: [UInt8] {
    var survey = SampleSurvey(seed: seed, levels: [5_500, 5_300, 5_350, 5_600, 5_300], expectations: [5_500, 6_300, 6_200, 6_150, 5_900])
    let start = Timestamp(year: 2026, month: 9, day: 1, hour: 7) ?? Timestamp(microseconds: 0)
    let records = (0..<rows).map { index in
      let moment = survey.moment(index, of: rows, from: start, days: 28)
      return TelecomCustomer(index, at: moment, &survey).cells
    }
    return SampleTable.text([TelecomCustomer.columns] + records)
  }
}

/// One customer's answers and records.
private struct TelecomCustomer {
  static let columns =
    ["customer_id", "answered_at", "region", "tier", "revenue_2025", "monthly_bill", "bills_a_year", "years_with_us"]
    + (1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }
    + ["expected_because_of", "cancelled", "had_problem", "complained", "resolved", "days_to_resolve", "handling"]
    + ["complaint_received", "complaint_acknowledged", "complaint_answered", "complaint_closed"]
    + ["expected_wait", "felt_wait", "measured_wait", "wait_uncertain", "wait_unexplained", "wait_worth_it"]
    + ["content_1", "content_2", "delight_1", "delight_2", "trust_1", "trust_2", "would_recommend", "would_resist"]
    + ["people_told", "greeted", "listened", "confirmed", "callback_hours"]

  private static let tiers = ["Platinum", "Gold", "Silver", "Basic"]
  private let id: String
  private let moment: Timestamp
  private let tier: Int
  private let region: Int
  private let answers: (expectation: [Int?], perception: [Int?])
  /// The mean gap of responsiveness and of all items, in thousandths.
  private let responsiveness: Int
  private let gap: Int
  private var value: [String] = []
  private var complaint: [String] = []
  private var bond: [String] = []
  /// How much likelier the customer is to go after what became of a problem, in percent.
  private var push = 0

  init(_ index: Int, at moment: Timestamp, _ survey: inout SampleSurvey) {
    self.moment = moment
    id = "T\(200_000 + index)"
    let draw = survey.below(100)
    tier = draw < 8 ? 0 : draw < 26 ? 1 : draw < 52 ? 2 : 3
    region = survey.below(3)
    let shifts = [0, region == 2 ? -250 : 0, tier == 1 ? -550 : 0, 0, tier == 0 ? 350 : 0]
    answers = survey.response(shift: 0, shifts: shifts, blanksPerMille: 8)
    gap = Self.gap(answers, 0..<22)
    // Items 10 to 13 of the questionnaire.
    responsiveness = Self.gap(answers, 9..<13)
    complaint = addComplaint(&survey)
    value = addValue(&survey)
    bond = wait(&survey) + loyalty(&survey)
  }

  var cells: [String] {
    [id, moment.rfc3339, SampleTelecom.regions[region], Self.tiers[tier]] + value.prefix(4)
      + (answers.expectation + answers.perception).map { $0.map(String.init) ?? "" } + value.dropFirst(4) + complaint + bond
  }

  private static func gap(_ answers: (expectation: [Int?], perception: [Int?]), _ items: Range<Int>) -> Int {
    let gaps = items.compactMap { item in
      answers.expectation[item].flatMap { expectation in answers.perception[item].map { $0 - expectation } }
    }
    return gaps.isEmpty ? 0 : gaps.reduce(0, +) * 1_000 / gaps.count
  }

  private func addValue(_ survey: inout SampleSurvey) -> [String] {
    let revenue = [5_200, 2_100, 900, 310][tier] * (60 + survey.below(81)) / 100
    let years = 1 + survey.below(14)
    let sources = ["Past experience", "Word of mouth", "Personal needs"].filter { _ in survey.below(100) < 45 }
    // Gold customers go over responsiveness, the others over everything a little.
    let risk = 5 + push + (tier == 1 ? -responsiveness / 60 : -gap / 150)
    let hasLeft = survey.below(100) < max(2, min(92, risk))
    return ["\(revenue).\(10 + survey.below(90))", "\(revenue / 12).00", "12", "\(years)", sources.joined(separator: "; ")]
      + [hasLeft ? "yes" : "no"]
  }

  private mutating func addComplaint(_ survey: inout SampleSurvey) -> [String] {
    guard survey.below(1_000) < 260 - gap / 10 else { return ["no", "", "", "", "", "", "", "", ""] }
    guard survey.below(100) < 46 else {
      push = 30
      return ["yes", "no", "", "", "", "", "", "", ""]
    }
    let isResolved = survey.below(100) < 64
    let days = 1 + survey.below(region == 2 ? 14 : 6)
    push = isResolved ? (days <= 3 ? 0 : 14) : 42
    let handling = max(1, min(7, (isResolved ? 6 : 3) - days / 5 + survey.below(3) - 1))
    let start = moment.microseconds - Int64(30 + survey.below(60)) * 86_400_000_000
    let time = { (hours: Int) in Timestamp(microseconds: start + Int64(hours) * 3_600_000_000).rfc3339 }
    let acknowledged = 2 + survey.below(region == 2 ? 60 : 30)
    let hasAnswer = isResolved || survey.below(2) == 0
    let answered = max(acknowledged, days * 24 - survey.below(12))
    return ["yes", "yes", isResolved ? "yes" : "no", isResolved ? "\(days)" : "", "\(handling)"]
      + [time(0), time(acknowledged), hasAnswer ? time(answered) : "", isResolved ? time(max(answered, days * 24)) : ""]
  }

  private func wait(_ survey: inout SampleSurvey) -> [String] {
    guard survey.below(100) < 55 else { return ["", "", "", "", "", ""] }
    let measured = 2 + survey.below(region == 2 ? 16 : 9)
    let expected = 2 + survey.below(5)
    let felt = measured + survey.below(measured / 2 + 2)
    let levels = [3 + measured / 4, 3 + measured / 5, 5 - measured / 6]
    return ["\(expected)", "\(felt)", "\(measured)"] + levels.map { "\(max(1, min(7, $0 + survey.below(3) - 1)))" }
  }

  private func loyalty(_ survey: inout SampleSurvey) -> [String] {
    // What a customer feels for the firm beside the gap colours all these answers, and trust the most.
    let bond = survey.below(2_801) - 1_400
    var records = [200, 300, -500, -700, 100, 0, 200, -400].enumerated().map { place, shift in
      let isTrust = place == 4 || place == 5
      let thousandths = 5_200 + gap * 7 / 10 + shift + (isTrust ? bond * 2 : bond) + survey.below(1_401) - 700
      return "\(max(1, min(7, (thousandths + 500) / 1_000)))"
    }
    records.append("\(gap < 0 ? survey.below(18) : survey.below(7))")
    for share in [88, 71, 64] { records.append(survey.below(100) < share ? "yes" : "no") }
    records.append(survey.below(100) < 30 ? "\(1 + survey.below(region == 2 ? 9 : 4))" : "")
    return records
  }
}
