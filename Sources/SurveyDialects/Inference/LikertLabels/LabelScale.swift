internal import SurveyModel

/// One known answer scale: its labels from the lowest to the highest point.
struct LabelScale: Sendable {
  /// What it asks for: agreement, satisfaction ...
  let kind: String
  /// How people write each point first.
  let names: [String]

  /// How many points it has.
  var count: Int { names.count }
}

/// Where a word stands: its scale, its point from 1, and which of the point's labels it is.
struct LabelPlace: Sendable {
  let scale: Int
  let point: Int
  let label: Int
  /// Words for the middle mean the same whichever of them is written; other labels of one point are never used beside each other.
  let isNeutral: Bool
}

/// The scales of all languages by their words. A table is text, one line a scale or a definition:
///
/// `~ := neutral; ?undecided` are the language's words for the middle; with a question mark those that may also mean that nothing was
/// answered. `@no := strongly disagree; disagree strongly` names labels of one point for the scales below it, `kind: @no | ~ | agree` is a
/// scale of three points. Labels of one point are parted by `;`, spellings of one label by `=`.
struct LabelTable: Sendable {
  private(set) var scales: [LabelScale] = []
  private(set) var places: [String: [LabelPlace]] = [:]
  /// Folded words for the middle.
  private(set) var neutral: Set<String> = []
  /// Those that may also stand for no answer.
  private(set) var doubtful: Set<String> = []

  init(_ tables: [String]) {
    for table in tables { add(table) }
  }

  private mutating func add(_ table: String) {
    var middle: [Label] = []
    var defined: [Substring: [Label]] = [:]
    var isBehindScale = false
    for line in table.split(separator: "\n") {
      if let (name, text) = Self.halves(line, " := ") {
        if isBehindScale, name != "~" { defined = [:] }
        isBehindScale = false
        let labels = Self.labels(text, isNeutral: name == "~").flatMap { $0.text == "~" ? middle : [$0] }
        if name == "~" { middle += labels } else { defined[name, default: []] += labels }
      } else if let (kind, text) = Self.halves(line, ": ") {
        isBehindScale = true
        let points = text.split(separator: "|").map { point in
          Self.labels(point).flatMap { label in
            label.text == "~" ? middle : label.text.hasPrefix("@") ? defined[label.text] ?? [label] : [label]
          }
        }
        add(String(kind), points)
      }
    }
    for label in middle {
      neutral.formUnion(label.spellings)
      if label.isDoubtful { doubtful.formUnion(label.spellings) }
    }
  }

  private mutating func add(_ kind: String, _ points: [[Label]]) {
    for (point, labels) in points.enumerated() {
      for (index, label) in labels.enumerated() {
        let place = LabelPlace(scale: scales.count, point: point + 1, label: index, isNeutral: label.isNeutral)
        for spelling in label.spellings { places[spelling, default: []].append(place) }
      }
    }
    scales.append(LabelScale(kind: kind, names: points.map { $0.first?.spellings.first ?? "" }))
  }

  private struct Label {
    let text: Substring
    let spellings: [String]
    let isNeutral: Bool
    let isDoubtful: Bool
  }

  private static func labels(_ text: Substring, isNeutral: Bool = false) -> [Label] {
    text.split(separator: ";").map { part in
      let isDoubtful = part.contains("?")
      let label = part.drop { $0 == " " || $0 == "?" }
      let name = label.prefix { $0 != " " }
      let spellings = label.split(separator: "=").map { AnswerText.folded(String($0)) }
      return Label(text: name, spellings: spellings, isNeutral: isNeutral, isDoubtful: isDoubtful)
    }
  }

  private static func halves(_ line: Substring, _ mark: String) -> (Substring, Substring)? {
    line.firstRange(of: mark).map { (line[..<$0.lowerBound], line[$0.upperBound...]) }
  }
}
