internal import SurveyModel

/// What the names of a header or of an XML record say, taken together.
struct NamedColumns {
  /// Names in column order.
  let names: [String]
  private(set) var answers: [Facet: [Int: [Int]]] = [:]
  private(set) var points: [String: Int] = [:]
  private(set) var respondent: Int?
  private(set) var recordedAt: Int?
  /// A name for the respondent's id that stands twice, where the ids may differ.
  private(set) var doubledID: String?

  init(_ names: [String]) {
    self.names = names
    for (column, name) in names.enumerated() {
      switch ColumnNaming.meaning(of: name) {
      case .answer(let number, let facet): answers[facet, default: [:]][number, default: []].append(column)
      case .points(let dimension): points[dimension] = points[dimension] ?? column
      case .respondent:
        if let respondent, names[respondent] == name { doubledID = name }
        respondent = better(column, than: respondent, .respondent)
      case .recordedAt: recordedAt = better(column, than: recordedAt, .recordedAt)
      case nil: break
      }
    }
  }

  /// How many columns are answers.
  var answerCount: Int { answers.values.reduce(0) { $0 + $1.count } }

  /// The item numbers that have a column for `facet`.
  func numbers(_ facet: Facet) -> Set<Int> { Set((answers[facet] ?? [:]).keys) }

  /// An item's facet that has two columns, as their names; nil where there is none.
  var duplicate: (first: String, second: String)? {
    for facet in Facet.allCases {
      for (_, columns) in (answers[facet] ?? [:]).sorted(by: { $0.key < $1.key }) where columns.count > 1 {
        return (names[columns[0]], names[columns[1]])
      }
    }
    return nil
  }

  private func better(_ column: Int, than current: Int?, _ meaning: ColumnMeaning) -> Int {
    guard let current else { return column }
    let rank = { (column: Int) in ColumnNaming.rank(of: names[column], in: meaning) }
    return rank(column) < rank(current) ? column : current
  }
}
