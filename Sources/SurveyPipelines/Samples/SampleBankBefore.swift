internal import SurveyModel

extension SampleBank {
  /// The plain export of the quarter before as UTF-8: `rows` responses, half of them of customers who answer again in this quarter, most
  /// of them much as before. Calls were answered sooner then.
  public func quarterBefore(rows: Int) -> [UInt8] {
    var survey = SampleSurvey(
      seed: seed &+ 1_000, levels: [5_550, 5_100, 5_450, 5_650, 5_350], expectations: [5_600, 6_400, 6_200, 6_250, 5_900])
    let start = Timestamp(year: 2026, month: 1, day: 1, hour: 8) ?? Timestamp(microseconds: 0)
    let later = responses
    let before = (0..<rows).map { index in
      let moment = survey.moment(index, of: rows, from: start, days: 90)
      let isAgain = survey.below(2) == 0 && !later.isEmpty
      return isAgain ? again(later[index * later.count / rows], moment, &survey) : other(index, moment, &survey)
    }
    return PlainExport().render(before)
  }

  /// What a customer of this quarter answered then.
  private func again(_ now: SampleResponse, _ moment: Timestamp, _ survey: inout SampleSurvey) -> SampleResponse {
    let moved = survey.below(20) == 0
    let answers = [now.expectation, now.perception].map { answers in
      answers.map { answer in answer.map { max(1, min(7, $0 + [-1, 0, 0, 0, 1, 1][survey.below(6)])) } }
    }
    return SampleResponse(
      id: now.id, moment: moment, branch: moved ? Self.branches[survey.below(4)] : now.branch, channel: now.channel,
      expectation: answers[0], perception: answers[1], points: survey.points(isSloppy: false), comment: "")
  }

  /// Somebody who answered then only.
  private func other(_ index: Int, _ moment: Timestamp, _ survey: inout SampleSurvey) -> SampleResponse {
    let branch = survey.below(4)
    let answers = survey.response(shift: branch == 3 ? 150 : 0, blanksPerMille: 12)
    return SampleResponse(
      id: "B\(90_000 + index)", moment: moment, branch: Self.branches[branch], channel: Self.channels[survey.below(4)],
      expectation: answers.expectation, perception: answers.perception, points: survey.points(isSloppy: false), comment: "")
  }
}
