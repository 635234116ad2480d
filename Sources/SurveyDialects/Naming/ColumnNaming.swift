internal import SurveyModel

/// What a column's name says it holds, where it says so with certainty.
enum ColumnMeaning: Hashable {
  case answer(number: Int, facet: Facet)
  case points(dimension: String)
  case respondent
  case recordedAt
}

/// Reads column names such as `E1`, `exp_01`, `Q1_E`, `perception-1`, `感知1`, `e[1]`, `W_reliability`, `respondent_id`.
enum ColumnNaming {
  static func meaning(of name: String) -> ColumnMeaning? {
    let folded = name.lowercased()
    let plain = String(folded.filter { $0.isLetter || $0.isNumber })
    if respondentNames.contains(plain) { return .respondent }
    if recordedNames.contains(plain) { return .recordedAt }
    let (words, numbers) = tokens(folded)
    switch numbers.count {
    case 0: return points(words)
    case 1: return answer(words, number: numbers[0])
    default: return nil
    }
  }

  /// How good a name is for the respondent's id or the recorded time: the lower the better.
  static func rank(of name: String, in meaning: ColumnMeaning) -> Int {
    let plain = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    return (meaning == .respondent ? respondentNames : recordedNames).firstIndex(of: plain) ?? .max
  }

  private static func answer(_ words: [String], number: Int) -> ColumnMeaning? {
    guard number > 0 else { return nil }
    let facets = words.compactMap(FacetWords.facet)
    guard Set(facets).count == 1, words.count - facets.count <= 3 else { return nil }
    let others = words.filter { FacetWords.facet($0) == nil }
    return others.allSatisfy(FacetWords.isItemWord) ? .answer(number: number, facet: facets[0]) : nil
  }

  private static func points(_ words: [String]) -> ColumnMeaning? {
    guard words.count == 2, words.contains(where: FacetWords.isWeightWord) else { return nil }
    let dimensions = words.compactMap(DimensionWords.dimension)
    return dimensions.count == 1 ? .points(dimension: dimensions[0]) : nil
  }

  /// The runs of letters and the runs of digits of a name.
  private static func tokens(_ name: String) -> (words: [String], numbers: [Int]) {
    var words: [String] = []
    var numbers: [Int] = []
    var rest = Substring(name)
    while let first = rest.first {
      let isDigit = { (character: Character) in character.isASCII && character.isNumber }
      if isDigit(first) {
        let digits = rest.prefix(while: isDigit)
        numbers.append(Int(digits) ?? 0)
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let letters = rest.prefix { $0.isLetter }
        words.append(String(letters))
        rest = rest.dropFirst(letters.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return (words, numbers)
  }

  /// In the order of preference where several are there.
  private static let respondentNames = [
    "respondentid", "respondent", "responseid", "responsekey", "participantid", "caseid", "recordid", "uuid", "id", "受访者编号", "受訪者編號",
    "答卷编号", "答卷編號", "编号", "編號",
  ]
  private static let recordedNames = [
    "recordedat", "recordeddate", "submittedat", "submitted", "submitdate", "submissiondate", "completedat", "completiontime", "enddate",
    "timestamp", "提交时间", "提交時間", "填答时间", "填答時間", "date",
  ]
}
