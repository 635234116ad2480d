internal import SurveyModel

/// The answer texts seen in a file, taken apart into words and numbers.
struct SeenAnswers {
  /// All labels, folded, without the numbers glued to them.
  private(set) var words: Set<String> = []
  /// Labels with a number glued to them.
  private(set) var numbered: Set<Numbered> = []
  /// Whole numbers without a label, such as `4` and `(4)`.
  private(set) var loose: Set<Int> = []
  /// Whether a number was seen that only the reading of labels reads, such as `(4)`.
  private(set) var hasBracketed = false
  /// The labels of texts that are written otherwise, by the text as it is compared first.
  private(set) var spellings: [String: String] = [:]

  struct Numbered: Hashable {
    let word: String
    let number: Int
  }

  /// Blank texts and those that `rules` take for missing say nothing.
  init(_ texts: Set<String>, _ rules: ValueRules) {
    for text in texts {
      let trimmed = AnswerReader.trimmed(text)
      if trimmed.isEmpty || rules.missing[trimmed.lowercased()] != nil { continue }
      if let number = NumberText.scaled(trimmed, decimals: 4) {
        if case .value(let scaled, _) = number, scaled % 10_000 == 0 { loose.insert(scaled / 10_000) }
        continue
      }
      let folded = trimmed.utf8.count <= 1_000 ? AnswerText.folded(trimmed) : trimmed
      guard let label = add(folded, rules) else { continue }
      let text = trimmed.lowercased()
      if label != text { spellings[text] = label }
    }
  }

  /// The label that a folded text holds, if any.
  private mutating func add(_ folded: String, _ rules: ValueRules) -> String? {
    if rules.missing[folded] != nil { return nil }
    guard let glued = GluedNumber(folded), LikertLabels.table.places[folded] == nil else {
      words.insert(folded)
      return folded
    }
    if glued.label.isEmpty {
      hasBracketed = true
      loose.insert(glued.number)
    } else if glued.label.count == 1 || rules.missing[glued.label] == nil {
      words.insert(glued.label)
      numbered.insert(Numbered(word: glued.label, number: glued.number))
      return glued.label
    }
    return nil
  }

  /// The same without labels that count as missing.
  func without(_ missing: Set<String>) -> SeenAnswers {
    var rest = self
    rest.words.subtract(missing)
    rest.numbered = rest.numbered.filter { !missing.contains($0.word) }
    return rest
  }

  /// Every whole number seen, glued to a label or not.
  var numbers: Set<Int> { loose.union(numbered.map(\.number)) }
}

/// How the numbers glued to labels run beside the points of the labels.
enum NumberCourse: Equatable {
  /// No label carries a number, or each carries that of its point.
  case same
  /// They begin elsewhere.
  case shifted
  /// They fall while the labels rise, from the scale's last number to its first.
  case mirrored
  /// They rise with the labels, or fall, by steps of their own.
  case rising
  case falling
  /// Neither.
  case tangled

  /// - Parameter pairs: numbers with the number of their label's point, on a scale from `minimum` to `maximum`.
  init(_ pairs: [(number: Int, value: Int)], minimum: Int, maximum: Int) {
    let rises = pairs.allSatisfy { one in pairs.allSatisfy { (one.value < $0.value) == (one.number < $0.number) } }
    let falls = pairs.allSatisfy { one in pairs.allSatisfy { (one.value < $0.value) == (one.number > $0.number) } }
    let values = Set(pairs.map(\.value))
    // Two neighbours in the middle fit a shift as well as anything.
    let isTelling = values.count > 2 || (values.contains(minimum) && values.contains(maximum))
    if pairs.allSatisfy({ $0.number == $0.value }) {
      self = .same
    } else if falls, pairs.allSatisfy({ $0.number + $0.value == minimum + maximum }) {
      self = .mirrored
    } else if rises {
      self = isTelling && Set(pairs.map { $0.number - $0.value }).count == 1 ? .shifted : .rising
    } else {
      self = falls ? (isTelling && Set(pairs.map { $0.number + $0.value }).count == 1 ? .mirrored : .falling) : .tangled
    }
  }

  /// How well a scale explains the numbers: the lower the better.
  var rank: Int {
    switch self {
    case .same: 0
    case .shifted, .mirrored: 1
    case .rising, .falling: 2
    case .tangled: 3
    }
  }
}
