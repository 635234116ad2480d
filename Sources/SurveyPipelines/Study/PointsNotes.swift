internal import SatisfactionScoring
internal import SurveyModel

/// What is said about the importance points of a source.
struct PointsNotes {
  private let use: PointsUse?

  init(_ use: PointsUse?) { self.use = use }

  var all: [Finding] {
    guard let use else { return [] }
    var notes: [Finding] = []
    if use.rescaled > 0 {
      let message = "\(use.rescaled) respondents gave points that add up to 100 give or take 3 to 10: rescaled to 100"
      notes.append(Finding(.weightsRescaled, severity: .note, message: message))
    }
    if use.refused > 0 {
      let message = "\(use.refused) respondents gave points that do not add up to 100: left out of the weighted rows"
      notes.append(Finding(.weightsSum, severity: .note, message: message))
    }
    return notes
  }
}
