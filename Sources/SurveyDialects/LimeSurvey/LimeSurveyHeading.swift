/// One heading, taken apart: `Q1[SQ001][2]`, `Q1[SQ001]. What should it be? [Opening hours]`, `What should it be? [Opening hours]`,
/// `Q1_SQ001_0`.
struct LimeSurveyHeading {
  let name: String
  /// The question's code; empty where the heading has text alone.
  private(set) var code = ""
  /// What follows the code, the row and the scale: the question's text.
  private(set) var text = ""
  /// The row of an array and, for a dual scale, the scale, as codes where there are codes.
  private(set) var members: [String] = []
  /// The same as texts, where the heading has text.
  private(set) var labels: [String] = []

  /// The forms of headings, made once a file: making them costs more than matching.
  struct Forms {
    let codeAndText = #/([A-Za-z][A-Za-z0-9_]*)((?:\[[^\]]*\]){0,2})(?:\.\s|\._\.)((?s:.*))/#
    let code = #/([A-Za-z][A-Za-z0-9_]*)((?:\[[^\]]*\]){0,2})/#
    let expression = #/([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)(?:_([01]))?/#
  }

  init(_ name: String, _ forms: Forms) {
    self.name = name
    if Self.isWord(name) {
      code = name
    } else if let match = name.wholeMatch(of: forms.codeAndText) {
      code = String(match.1)
      members = Self.brackets(match.2).members
      (text, labels) = Self.brackets(match.3)
    } else if let match = name.wholeMatch(of: forms.code), !match.2.isEmpty || !name.contains("_") {
      code = String(match.1)
      members = Self.brackets(match.2).members
    } else if let match = name.wholeMatch(of: forms.expression) {
      code = String(match.1)
      // Expression codes count scales from 0, headings of codes from 1.
      members = [String(match.2)] + (match.3.map { [$0 == "0" ? "1" : "2"] } ?? [])
    } else {
      (text, members) = Self.brackets(name[...])
      labels = members
    }
  }

  /// A letter, and letters and digits alone behind it: most headings are no more, and need no form.
  private static func isWord(_ name: String) -> Bool {
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    return name.utf8.first.map(isLetter) == true && name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }

  /// The name as its author would have written it: `E[SQ001]` as `E[001]`, `E1. What ...` as `E1`.
  var plain: String {
    guard !code.isEmpty, members.count < 2, let member = members.first else { return code.isEmpty || members.count > 1 ? name : code }
    return member.wholeMatch(of: #/SQ\d+/#) == nil && text.isEmpty ? name : "\(code)[\(member.trimmingPrefix("SQ"))]"
  }

  /// Whether it is the code of an array's row, in brackets, as no other platform writes it.
  var isRowCode: Bool { !code.isEmpty && name.dropFirst(code.count).first == "[" && !members.contains { $0.contains(" ") } }

  /// The one or two bracketed parts a text ends with, without a blank between them, and the text before.
  private static func brackets(_ text: Substring) -> (text: String, members: [String]) {
    var rest = Substring(PlainHeader.trimmed(String(text)))
    var members: [String] = []
    while members.count < 2, rest.last == "]", let open = opening(of: rest) {
      members.insert(PlainHeader.trimmed(String(rest[rest.index(after: open)...].dropLast())), at: 0)
      rest = rest[..<open]
    }
    return (PlainHeader.trimmed(String(rest)), members)
  }

  /// Where the bracket opens that the text's last character closes.
  private static func opening(of text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices.reversed() {
      if text[index] == "]" { depth += 1 }
      if text[index] == "[" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}

extension LimeSurveyHeading {
  /// The rows of arrays among `headings`, with the words that may say what they ask for.
  static func described(_ headings: [LimeSurveyHeading], _ structure: LimeSurveyStructure? = nil) -> [DescribedColumn] {
    var places: [String: Int] = [:]
    return headings.enumerated().compactMap { column, heading in
      let question = heading.code.isEmpty ? heading.text : heading.code
      let place = places[question] ?? column
      places[question] = place
      guard let member = heading.members.first, !["other", "comment"].contains(member) else { return nil }
      return DescribedColumn(
        column: column, name: heading.name, group: heading.group(place), member: member,
        text: structure?.texts(of: heading).map(heading.words) ?? heading.words)
    }
  }

  /// What the column shares with the other rows; the words of a dual scale's question speak of both scales, so its place stands for them.
  private func group(_ place: Int) -> String {
    guard members.count == 2 else { return code.isEmpty ? text : code }
    return (code.isEmpty ? "array at column \(place + 1)" : code) + "/" + members[1]
  }

  /// The same from the survey's structure.
  private func words(_ texts: (question: String, row: String?, scale: String?)) -> String {
    texts.scale ?? [texts.question, texts.row].compactMap { $0 }.joined(separator: " ")
  }

  /// The scale's words where they say the facet, else the question's, else all there are.
  private var words: String {
    if labels.count == 2, FacetEvidence.facet(of: labels[1]) != nil { return labels[1] }
    return FacetEvidence.facet(of: text) != nil ? text : ([text] + labels).joined(separator: " ")
  }
}
