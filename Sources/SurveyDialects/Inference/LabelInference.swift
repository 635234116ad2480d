internal import SurveyModel

extension Codebook {
  /// Reads the labels of a known answer scale in the texts of the answer columns, and asks for a scale of as many points.
  ///
  /// Labels win over numbers glued to them. What was taken for what, and what could not be, is added to `remarks`.
  mutating func readLabels(in texts: Set<String>) {
    let seen = SeenAnswers(texts, values)
    guard !seen.words.isEmpty else {
      values.readsNumberInLabel = seen.hasBracketed
      return suspect(seen.numbers)
    }
    switch LabelJudge(seen: seen, scale: instrument.value.scale, isAssumed: instrument.origin == .byDefault).verdict() {
    case .known(let match):
      take(match, seen)
    case .unsure(let remark, let readsNumbers):
      values.readsNumberInLabel = readsNumbers
      remarks.append(remark)
    case .unknown:
      values.readsNumberInLabel = true
      suspect(seen.numbers)
    }
  }

  /// Says where bare numbers cannot be the scale's own.
  mutating func suspectNumbers(in texts: Set<String>) { suspect(SeenAnswers(texts, values).numbers) }

  private mutating func suspect(_ numbers: Set<Int>) {
    guard let suspicion = ScaleSuspicion(numbers, instrument.value.scale) else { return }
    remarks.append(Remark(.scaleOffset, severity: .error, message: suspicion.message))
  }

  private mutating func take(_ match: LabelMatch, _ seen: SeenAnswers) {
    values.labels = match.values
    // As they stand in the file too: found at once there, and a person sees in the codebook what is read as what.
    for (text, label) in seen.spellings { values.labels[text] = match.values[label] }
    for word in match.notKnown { values.missing[word] = .unknown }
    // A label nobody knows must not be read by a number that means something else.
    values.readsNumberInLabel = match.course == .same && (seen.hasBracketed || !seen.numbered.isEmpty)
    remarks += match.remarks(seen.numbered.map(\.number))
    let points = match.scale.count
    guard points != instrument.value.scale.points || instrument.value.scale.decimals != 0 else { return }
    guard let scale = ResponseScale(minimum: 1, maximum: points) else { return }
    instrument = Setting(instrument.value.rescaled(to: scale), .inferred, evidence: "\(points) answer labels")
  }
}

extension LabelMatch {
  /// What is said of the match: the scale always, the numbers where they were not followed.
  func remarks(_ numbers: [Int]) -> [Remark] {
    let top = minimum + scale.count - 1
    let ends = "\(scale.names[0]) = \(minimum) to \(scale.names[scale.count - 1]) = \(top)"
    var message = "answer labels are read as \(scale.count) points of \(scale.kind), from \(ends)"
    if !notKnown.isEmpty { message += "; \(notKnown.joined(separator: ", ")) counts as not known" }
    if let shorter {
      message +=
        "; those seen are also all of a scale of \(shorter) points, and the instrument's \(scale.count) decided: if it is the shorter one, "
        + "give --scale 1-\(shorter)"
    }
    if let longer {
      message +=
        "; a scale of \(longer) points has those seen as well, if nobody chose its others: if it is that one, give --scale 1-\(longer)"
    }
    let isSure = shorter == nil && longer == nil
    return [Remark(.scaleLabels, severity: isSure ? .note : .warning, message: message)] + numberRemarks(numbers, ends)
  }

  private func numberRemarks(_ numbers: [Int], _ ends: String) -> [Remark] {
    guard let low = numbers.min(), let high = numbers.max() else { return [] }
    switch course {
    case .same: return []
    case .shifted, .rising:
      let message = "the numbers in answer labels run from \(low) to \(high) and rise with the labels, which decide: \(ends)"
      return [Remark(.scaleOffset, severity: .warning, message: message)]
    case .mirrored, .falling:
      let message = "the numbers in answer labels fall as the labels rise, and the labels decide: \(ends)"
      return [Remark(.scaleReversed, severity: .warning, message: message)]
    case .tangled:
      let message = "the numbers in answer labels run both ways or neither, and the labels decide: \(ends)"
      return [Remark(.scaleReversed, severity: .warning, message: message)]
    }
  }
}
