/// Figures of the customer pyramid.
struct ClassFigures {
  let finding: CustomerFinding
  private let pyramid: CareTable
  private let classes: [String]
  private var facts: PageFacts { finding.customers.facts }
  private var language: PageLanguage { facts.language }

  init(_ customers: CustomerFacts) {
    finding = CustomerFinding(customers)
    let pyramid = customers.table("pyramid")
    (self.pyramid, classes) = (pyramid, CustomerFinding.classes.filter { pyramid[$0, "customers_share"] != nil })
  }

  // MARK: Customers and value

  /// Classes by their part of customers and of value.
  var shares: Drawing? {
    guard !classes.isEmpty else { return nil }
    let rows = classes.map { group in
      let (customers, value) = (pyramid[group, "customers_share"], pyramid[group, "value_share"])
      let text =
        value == nil
        ? language.words(.careOfCustomers, ["share": cell(customers)])
        : language.words(.careOfBoth, ["share": cell(customers), "value": cell(value)])
      return PyramidFigure.Row(label: finding.name(group), customers: customers?.value, value: value?.value, text: text)
    }
    let drawing = PyramidFigure(rows: rows, language: language)
    return Drawing(
      id: "care-pyramid", title: language.words(.carePyramid), finding: language.sentences(fourFifths + [basis]),
      note: language.sentences([hasValue ? language.words(.carePyramidNote) : nil, ties, money]), height: drawing.height, table: table,
      draw: drawing.draw)
  }

  private var hasValue: Bool { classes.contains { pyramid[$0, "value_share"] != nil } }

  private func cell(_ fact: CareFact?) -> String { language.cell(fact) { language.percent($0.value) } }

  /// How the value is spread: the upper classes, and how few bring four fifths.
  private var fourFifths: [String?] {
    let (top, value) = (pyramid["top", "customers_share"], pyramid["top", "value_share"])
    let shown = top?.value == nil || value?.value == nil ? nil : language.words(.careTop, ["share": cell(top), "value": cell(value)])
    let rule = shown == nil ? nil : top?.benchmark.map { language.words(.careRule, ["share": language.percent($0)]) }
    let few = pyramid["all", "bring_four_fifths"]?.value.map { language.words(.careFourFifths, ["share": language.percent($0)]) }
    return [shown, rule, few]
  }

  /// Whom the classes are of, and whether the top one is a handful.
  private var basis: String {
    let small = classes.filter { pyramid[$0, "customers"]?.reason == "handful" }.map { finding.short($0) }
    let handful = small.isEmpty ? nil : language.words(.careHandful, ["names": language.list(small)])
    return language.sentences([language.words(finding.isRanked ? .careRanked : .careClassColumn), handful])
  }

  private var money: String? {
    let isAsked = classes.contains { pyramid[$0, "value_mean"] != nil }
    return isAsked ? language.words(.careIn, ["money": facts.moneyName]) : nil
  }

  private var ties: String? {
    let tied = CustomerFinding.classes.compactMap { group in
      pyramid[group, "tied_at_cut"].flatMap { fact in
        fact.value.map { language.words(.careTied, ["count": language.amount($0), "class": finding.short(group)]) }
      }
    }
    return tied.isEmpty ? nil : language.sentences(tied)
  }

  /// Everything about the classes in one table.
  private var table: FigureTable {
    let names: [(Phrase, (String) -> String)] = [
      (.careCustomers, { group in language.cell(pyramid[group, "customers"]) { language.amount($0.value) } }),
      (.careCustomersShare, { cell(pyramid[$0, "customers_share"]) }), (.careValueShare, { cell(pyramid[$0, "value_share"]) }),
      (.careValueMean, { group in language.cell(pyramid[group, "value_mean"]) { language.amount($0.value) } }),
      (.gap, { group in language.cell(pyramid[group, "gap", "overall_dimensions"]) { language.signed($0.value) } }),
      (.careDissatisfied, { cell(pyramid[$0, "dissatisfied"]) }),
    ]
    let columns = names.filter { column in classes.contains { column.1($0) != "–" } }
    return FigureTable(
      columns: [language.words(.careClass)] + columns.map { language.words($0.0) },
      rows: classes.map { group in [finding.name(group)] + columns.map { $0.1(group) } })
  }

  // MARK: Who stays

  /// Who stays, class by class.
  var staying: Drawing? {
    guard let stay = finding.stay else { return nil }
    let facts = classes.compactMap { group in pyramid[group, stay].map { (group, $0) } }
    guard !facts.isEmpty else { return nil }
    let drawing = ShareFigure(rows: facts.map { .init($1, finding.name($0), language) }, language: language)
    let judged = facts.filter { !$0.1.isFew && $0.1.value != nil }
    let least = judged.min { ($0.1.value ?? 1) < ($1.1.value ?? 1) }
    let said = least.map { group, fact in
      language.words(.careLeastStay, ["class": finding.short(group), "share": language.share(fact)])
    }
    let title = language.words(stay == "stayed" ? .careWhoStays : .careWhoMeansToStay)
    return Drawing(
      id: "care-staying", title: title, finding: said ?? language.words(.fewFinding, ["few": "\(PageFacts.fewest)"]),
      note: drawing.note(self.facts), height: drawing.height, table: drawing.table(language.words(.careClass), title, facts.map(\.1)),
      draw: drawing.draw)
  }

  // MARK: Classes by dimensions

  /// Gaps by class and dimension, with the dimensions over which customers are lost; nil without gaps.
  var grid: HeatGrid? {
    let subjects = ["overall_dimensions"] + facts.dimensions
    let rows = classes.filter { group in subjects.contains { pyramid[group, "gap", $0] != nil } }
    guard !rows.isEmpty else { return nil }
    let gaps = rows.map { group in subjects.map { pyramid[group, "gap", $0] } }
    let largest = gaps.flatMap { $0 }.compactMap { $0?.value.map(abs) }.max() ?? 0
    let fills = HeatScale(scale: facts.scale, hasGap: true, largest: largest)
    let shown = zip(rows, gaps).map { group, gaps in
      HeatGrid.Row(
        name: rowName(group), n: pyramid[group, "customers"]?.n ?? 0,
        cells: zip(subjects, gaps).map { subject, fact in
          let isHidden = fact?.isHidden ?? false
          return HeatGrid.Cell(
            text: fact?.value.map { language.signed($0) }, style: fills.style(fact?.value, isHidden: isHidden), isHidden: isHidden,
            mark: fact?.value != nil && finding.isLost(group, over: subject) ? .lost : nil)
        })
    }
    let isHidden = gaps.joined().contains { $0?.isHidden ?? false }
    let note = language.sentences([language.words(.careGridNote), isHidden ? language.words(.hatchNote) : nil])
    let marks = shown.flatMap(\.cells).count { $0.mark != nil }
    let lost = marks == 0 ? language.words(.careGridNone) : language.words(.careGridMarks, ["count": "\(marks)"])
    let said = finding.stay == nil ? finding.against ?? language.words(.fewFinding, ["few": "\(PageFacts.fewest)"]) : lost
    return HeatGrid(
      corner: language.words(.careClass), columns: subjects.map { facts.name($0) }, rows: shown, finding: said, note: note)
  }

  private func rowName(_ group: String) -> String {
    let isFew = pyramid[group, "gap", "overall_dimensions"]?.isFew ?? false
    return isFew ? language.aside(finding.name(group), language.words(.verdictFew)) : finding.name(group)
  }

  /// The differences behind the marks: from the other classes, and of those who left from those who stayed.
  var differences: FigureTable? {
    let statistics = ["gap_against_others", "lost_over"].filter { statistic in
      classes.contains { group in facts.dimensions.contains { pyramid[group, statistic, $0] != nil } }
    }
    guard !statistics.isEmpty else { return nil }
    let titles: [Phrase] = statistics.flatMap { $0 == "lost_over" ? [.careLeftLess, .verdict] : [.careAgainstOthers, .verdict] }
    let rows = classes.flatMap { group in
      (["overall_dimensions"] + facts.dimensions).map { subject in
        ["\(finding.short(group)) · \(facts.name(subject))"]
          + statistics.flatMap { statistic in
            let fact = pyramid[group, statistic, subject]
            let text = language.cell(fact) { language.aside(language.signed($0.value), language.range($0.interval)) }
            return [text, fact?.isHidden ?? true ? "–" : language.verdict(fact)]
          }
      }
    }
    return FigureTable(
      columns: [language.words(.careClass)] + titles.map { language.words($0) }, rows: rows,
      words: Set(titles.indices.filter { titles[$0] == .verdict }.map { $0 + 1 }))
  }
}

extension ShareFigure {
  /// How to read it: intervals, and who is too few.
  func note(_ facts: PageFacts, _ more: String? = nil) -> String {
    let few = rows.contains { $0.label.hasSuffix("°") } ? facts.language.words(.careFewMark, ["few": "\(PageFacts.fewest)"]) : nil
    return facts.language.sentences([more, facts.language.words(.intervalNote, ["level": facts.level]), few])
  }

  /// The numbers, with how many stand behind each.
  func table(_ first: String, _ value: String, _ facts: [CareFact]) -> FigureTable {
    FigureTable(columns: [first, value, "n"], rows: zip(rows, facts).map { [$0.label, $0.text, language.count($1.n)] })
  }
}
