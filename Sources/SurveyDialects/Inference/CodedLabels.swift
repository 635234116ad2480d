internal import SurveyModel

extension Codebook {
  /// Reads answer codes by the labels a survey's own description gives them; false where it says nothing of them.
  ///
  /// Where code 1 is the best answer, its label counts and not the number, and that is said. Labels of no known scale are refused: the
  /// order of codes would be a guess.
  ///
  /// - Parameter labels: for each answer rule, by its place among `columns`, the label of each code.
  mutating func readCodedLabels(_ labels: [Int: [String: String]]) -> Bool {
    let described = labels.mapValues { codes in codes.filter { !AnswerReader.trimmed($0.value).isEmpty } }.filter { $0.value.count > 1 }
    let forms = Set(described.values)
    // A description that calls 4 `4` says no more than the number, and how many there are.
    let lengths = Set(forms.filter(Self.isPlain).map(\.count))
    let labelled = forms.filter { !Self.isPlain($0) }
    guard !labelled.isEmpty else {
      if let length = lengths.first, lengths.count == 1 { take(length) }
      return false
    }
    var read: [[String: String]: CodedScale] = [:]
    for form in labelled {
      guard let scale = CodedScale(form, self) else {
        remarks.append(Self.unknownLabels)
        return true
      }
      read[form] = scale
    }
    guard let first = read.values.min(by: { $0.points < $1.points }), read.values.allSatisfy({ $0.points == first.points }),
      lengths.isSubset(of: [first.points])
    else {
      remarks.append(Self.differentScales)
      return true
    }
    values.missing.merge(read.values.reduce(into: [:]) { $0.merge($1.missing) { first, _ in first } }) { own, _ in own }
    instrument = first.instrument
    for (place, form) in described { columns[place].labels = read[form]?.codes ?? [:] }
    for remark in forms.compactMap({ read[$0]?.remarks }).joined() where !remarks.contains(remark) { remarks.append(remark) }
    return true
  }

  /// Codes from 1 on whose labels are the same numbers.
  private static func isPlain(_ form: [String: String]) -> Bool {
    form.allSatisfy { $0.key == AnswerReader.trimmed($0.value) } && Set(form.keys.compactMap { Int($0) }) == Set(1...form.count)
  }

  /// The scale that the description says, where nobody named one.
  private mutating func take(_ points: Int) {
    guard instrument.origin == .byDefault, points != instrument.value.scale.points, let scale = ResponseScale(minimum: 1, maximum: points)
    else { return }
    instrument = Setting(instrument.value.rescaled(to: scale), .inferred, evidence: "the survey's own description: \(points) points")
  }

  private static var unknownLabels: Remark {
    Remark(
      Rule(rawValue: "scale_unknown"), severity: .error,
      message: "the survey's own description gives the answer codes labels that are of no one known scale, or leave its direction open: "
        + "nothing is read of them; say in a codebook what each code stands for (`labels`)")
  }

  static var differentScales: Remark {
    Remark(
      .scalesDiffer, severity: .error,
      message: "the items were answered on scales of different length: no gap can be taken between two scales")
  }
}

/// What the codes of one question stand for, by their labels.
private struct CodedScale {
  private(set) var codes: [String: Int] = [:]
  private(set) var missing: [String: MissingReason] = [:]
  private(set) var remarks: [Remark]
  let instrument: Setting<Instrument>

  var points: Int { instrument.value.scale.points }

  /// Nil where the labels are of no one known scale.
  init?(_ form: [String: String], _ codebook: Codebook) {
    var trial = codebook
    (trial.values.labels, trial.remarks) = ([:], [])
    trial.readLabels(in: Set(form.map(Self.spelling)))
    guard !trial.remarks.contains(where: { $0.severity == .error }) else { return nil }
    (instrument, remarks) = (trial.instrument, trial.remarks)
    let scale = trial.instrument.value.scale
    for (code, label) in form {
      let folded = AnswerText.folded(label)
      let value = trial.values.labels[Self.spelling(code, label).lowercased()] ?? trial.values.labels[folded] ?? Self.number(folded, scale)
      if let value {
        codes[code.lowercased()] = value
      } else if let reason = trial.values.missing[folded] {
        missing[code.lowercased()] = reason
      } else if trial.values.labels.isEmpty {
        return nil
      }
    }
    guard Set(codes.values).count == codes.count, codes.count > 1 else { return nil }
    // A digit that means itself is read without looking it up.
    remarkCourse()
    let byLabel = form.compactMap { code, label in codes[code.lowercased()].map { (AnswerText.folded(label), $0) } }
    codes = codes.filter { Int($0.key).map { $0 * scale.unit } != $0.value }
    // An export may hold the labels in place of the codes.
    for (label, value) in byLabel where Int(label) == nil { codes[label] = value }
  }

  /// A code with its label, as a form shows them; codes of letters are no numbers of a scale.
  private static func spelling(_ code: String, _ label: String) -> String {
    let label = AnswerReader.trimmed(label)
    return Int(code) == nil || label == code ? label : "\(code) - \(label)"
  }

  /// A label that is a number of the scale: it wins over the code.
  private static func number(_ label: String, _ scale: ResponseScale) -> Int? {
    guard case .value(let value, _) = NumberText.scaled(label, decimals: scale.decimals) else { return nil }
    return (scale.minimum...scale.maximum).contains(value) ? value : nil
  }

  /// Says where codes such as `A1` to `A7` fall as their labels rise; of whole numbers it was said with the labels.
  private mutating func remarkCourse() {
    let numbered = codes.compactMap { code, value in Int(code.drop { !$0.isNumber }).map { (number: $0, value: value) } }
    let sorted = numbered.sorted { $0.number < $1.number }
    guard sorted.count > 1, zip(sorted, sorted.dropFirst()).allSatisfy({ $0.value > $1.value }) else { return }
    guard !remarks.contains(where: { $0.rule == .scaleReversed }) else { return }
    let message = "the survey's own description gives the first code the best label: labels decide, and not the codes' order"
    remarks.append(Remark(.scaleReversed, severity: .warning, message: message))
  }
}
