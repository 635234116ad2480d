internal import SurveyModel

extension Codebook {
  /// Reads answer codes by the labels a survey's own description gives them; false where those are of no one known scale.
  ///
  /// A description says what a code means: where code 1 is the best answer, its label counts and not the number.
  mutating func readCodedLabels(_ labels: [String: String]) -> Bool {
    guard !labels.isEmpty else { return false }
    var trial = self
    trial.values.labels = [:]
    trial.readLabels(in: Set(labels.map { code, label in Int(code) == nil ? label : "\(code) - \(label)" }))
    guard !trial.values.labels.isEmpty else { return false }
    return false
  }
}
