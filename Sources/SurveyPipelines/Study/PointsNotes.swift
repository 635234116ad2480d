internal import SatisfactionScoring
internal import SurveyModel

/// What is said about the importance points of a source.
struct PointsNotes {
  private let check: PointsCheck

  init(_ check: PointsCheck) { self.check = check }

  var all: [Finding] {
    var notes: [Finding] = []
    if check.rescaled > 0 {
      let message = "\(check.rescaled) respondents gave points that add up to 100 give or take 3 to 10: rescaled to 100"
      notes.append(Finding(.weightsRescaled, severity: .note, message: message))
    }
    if check.refused > 0 {
      let message = "\(check.refused) respondents gave points that do not add up to 100: left out of the weighted rows"
      notes.append(Finding(.weightsSum, severity: .note, message: message))
    }
    return notes
  }
}
