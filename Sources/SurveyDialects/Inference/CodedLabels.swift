internal import SurveyModel

extension Codebook {
  /// Reads answer codes by the labels a survey's own description gives them; false where those are of no one known scale.
  ///
  /// Where code 1 is the best answer, its label counts and not the number, and that is said.
  mutating func readCodedLabels(_ labels: [String: String]) -> Bool {
    let described = labels.filter { AnswerReader.trimmed($0.value) != "" }
    guard described.count > 1 else { return false }
    var trial = self
    trial.readLabels(in: Set(described.map(Self.spelling)))
    guard !trial.values.labels.isEmpty else { return false }
    let unit = trial.instrument.value.scale.unit
    var points: [(code: String, value: Int)] = []
    for (code, label) in described {
      let (spelling, folded) = (Self.spelling(code, label).lowercased(), AnswerText.folded(label))
      if let value = trial.values.labels[spelling] ?? trial.values.labels[folded] {
        points.append((code, value))
        // A digit that means itself is read without looking it up.
        if Int(code).map({ $0 * unit }) != value { trial.values.labels[code.lowercased()] = value }
      } else if let reason = trial.values.missing[folded] {
        trial.values.missing[code.lowercased()] = reason
      }
    }
    trial.remarkCourse(points)
    self = trial
    return true
  }

  /// A code with its label, as a form shows them; codes of letters are no numbers of a scale.
  private static func spelling(_ code: String, _ label: String) -> String { Int(code) == nil ? label : "\(code) - \(label)" }

  /// Says where codes such as `A1` to `A7` fall as their labels rise; for whole numbers that was said with the labels.
  private mutating func remarkCourse(_ points: [(code: String, value: Int)]) {
    let numbered = points.compactMap { code, value in
      Int(code) == nil ? Int(code.drop { !$0.isNumber }).map { (number: $0, value: value) } : nil
    }
    let sorted = numbered.sorted { $0.number < $1.number }
    guard sorted.count > 1, zip(sorted, sorted.dropFirst()).allSatisfy({ $0.value > $1.value }) else { return }
    let message = "the survey's own description gives the first code the best label: labels decide, and not the codes' order"
    remarks.append(Remark(.scaleReversed, severity: .warning, message: message))
  }
}
