/// One score over time with its control limits; periods with a signal are marked by shape.
struct TrendFigure {
  private struct Point {
    let period: String
    let n: Int
    let value: Double?
    let limits: ClosedRange<Double>?
    let centre: Double?
    let signal: String?
  }

  private let facts: PageFacts
  private let id: String
  private let points: [Point]
  /// Whether one period follows the other; weekdays do not.
  private let isSequence: Bool
  /// How many earlier periods are not shown; the tables have all.
  private let earlier: Int
  /// The most periods that are shown.
  private static let most = 60
  private static let (left, right, top, bottom) = (44.0, Drawing.width - 12, 12.0, 150.0)
  private var language: PageLanguage { facts.language }

  /// - Parameter id: a dimension's id, or `overall_dimensions`.
  init?(_ facts: PageFacts, _ segment: Segment, id: String, rows: [TableRow]) {
    (self.facts, self.id) = (facts, id)
    // Hidden rows stand last in the table; on the page they keep their place in time.
    let own = rows.filter { $0.text("dimension") == id && $0.text("period") != "no_time" }
    isSequence = !own.contains { $0.text("period")?.hasPrefix("weekday") ?? false }
    let sorted = own.sorted { $0.text("period") ?? "" < $1.text("period") ?? "" }
    earlier = max(0, sorted.count - Self.most)
    points = sorted.suffix(Self.most).map { row in
      Point(
        period: facts.language.period(row.text("period") ?? ""), n: row.integer("n") ?? 0, value: row.number("value"),
        limits: Measured.range(row, "lower", "upper"), centre: row.number("centre"), signal: row.text("signal"))
    }
    guard points.count(where: { $0.value != nil }) > 1 else { return nil }
  }

  var figure: Drawing {
    let name = facts.name(id)
    return Drawing(
      id: "trend-" + Slug.part(id), title: language.words(.trendOf, ["name": name]), finding: finding, note: note, height: Self.bottom + 34,
      table: table, draw: draw)
  }

  /// What the last period and the signals say.
  var finding: String {
    guard isSequence else { return weekdays }
    guard let last = points.last(where: { $0.value != nil }), let value = last.value else { return "" }
    let values = ["period": last.period, "value": language.number(value, signed: facts.hasGap)]
    let hidden = points.last.flatMap { $0.value == nil ? language.words(.trendHidden, ["period": $0.period]) : nil }
    guard let limits = last.limits else { return language.sentences([language.words(.trendNoLimits, values), hidden]) }
    let place: Phrase = value < limits.lowerBound ? .trendBelow : value > limits.upperBound ? .trendAbove : .trendInside
    return language.sentences([language.words(place, values), hidden, signals])
  }

  private var signals: String? {
    let signals = points.filter { $0.signal != nil }.map(\.period)
    guard !signals.isEmpty else { return nil }
    let more = signals.count > 6 ? language.words(.trendMoreSignals, ["count": "\(signals.count - 6)"]) : nil
    return language.sentences([language.words(.trendSignals, ["names": language.list(signals.suffix(6).map(\.self))]), more])
  }

  private var weekdays: String {
    let known = points.compactMap { point in point.value.map { (point.period, $0) } }
    guard let low = known.min(by: { $0.1 < $1.1 }), let high = known.max(by: { $0.1 < $1.1 }) else { return "" }
    let number = { (value: Double) in language.number(value, signed: facts.hasGap) }
    return language.words(.itemFinding, ["name": low.0, "value": number(low.1), "other": high.0, "second": number(high.1)])
  }

  private var note: String? {
    let cut = earlier > 0 ? language.words(.trendCut, ["count": "\(points.count)", "all": language.count(points.count + earlier)]) : nil
    guard points.contains(where: { $0.limits != nil }) else { return cut }
    return language.sentences([language.words(.trendNote), cut])
  }

  private var table: FigureTable {
    FigureTable(
      columns: [.period, facts.hasGap ? .gap : .perception, .centre, .limits, .signal].map { language.words($0) } + ["n"],
      rows: points.map { point in
        [
          point.period, language.number(point.value, signed: facts.hasGap), language.number(point.centre, signed: facts.hasGap),
          language.range(point.limits, signed: facts.hasGap), point.signal.map { language.words(Self.phrase($0)) } ?? "",
          language.count(point.n),
        ]
      })
  }

  private static func phrase(_ signal: String) -> Phrase {
    switch signal {
    case "outside": .signalOutside
    case "run_of_8": .signalRun
    default: .signalNear
    }
  }

  // MARK: Drawing

  private func draw(_ markup: inout Markup) {
    let numbers = points.flatMap { [$0.value, $0.limits?.lowerBound, $0.limits?.upperBound].compactMap(\.self) }
    let axis = Axis(Axis.range(numbers) ?? 0...1, from: Self.bottom, to: Self.top)
    for tick in axis.ticks(4) {
      markup.line((Self.left, axis.place(tick)), (Self.right, axis.place(tick)), "grid")
      let text = language.number(tick, decimals: axis.decimals(4), signed: facts.hasGap)
      markup.label(text, x: Self.left - 5, y: axis.place(tick) + 4, "s e-end")
    }
    limits(axis, &markup)
    course(axis, &markup)
    names(&markup)
  }

  /// The line through the values, broken where one is not known, and a mark for each.
  private func course(_ axis: Axis, _ markup: inout Markup) {
    var (path, isDown) = ("", false)
    for (place, point) in points.enumerated() {
      guard let value = point.value else {
        isDown = false
        continue
      }
      path += "\(isDown ? "L" : "M")\(px(x(place))) \(px(axis.place(value)))"
      isDown = true
    }
    if isSequence { markup.shape("path", ["d": path, "class": "course"]) }
    for (place, point) in points.enumerated() {
      guard let value = point.value else { continue }
      let (x, y) = (x(place), axis.place(value))
      if point.signal != nil {
        markup.shape("path", ["d": "M\(px(x)) \(px(y - 7))l7 7l-7 7l-7-7z", "class": "below"])
      } else {
        markup.shape("circle", ["cx": px(x), "cy": px(y), "r": "3.5", "class": "dot"])
      }
    }
  }

  private func x(_ place: Int) -> Double {
    points.count < 2 ? Self.left : Self.left + 8 + Double(place) / Double(points.count - 1) * (Self.right - Self.left - 16)
  }

  /// Limits and centre as steps, since they may differ by period.
  private func limits(_ axis: Axis, _ markup: inout Markup) {
    for (place, point) in points.enumerated() {
      guard let limits = point.limits, let centre = point.centre else { continue }
      let half = (Self.right - Self.left - 16) / Double(max(1, points.count - 1)) / 2
      let (from, to) = (max(Self.left, x(place) - half), min(Self.right, x(place) + half))
      for bound in [limits.lowerBound, limits.upperBound] { markup.line((from, axis.place(bound)), (to, axis.place(bound)), "limit") }
      markup.line((from, axis.place(centre)), (to, axis.place(centre)), "zero")
    }
  }

  /// As many names of periods as fit, the first and the last among them.
  private func names(_ markup: inout Markup) {
    let widest = points.map { DisplayText.width($0.period) }.max() ?? 1
    let most = max(2, Int((Self.right - Self.left) / (Double(widest) * 7 + 26)))
    let step = max(1, Int((Double(points.count - 1) / Double(most - 1)).rounded(.up)))
    for place in stride(from: points.count - 1, through: 0, by: -step) {
      let style = place == points.count - 1 && points.count > 1 ? "s e-end" : place == 0 ? "s" : "s m"
      markup.label(points[place].period, x: place == points.count - 1 ? Self.right : x(place), y: Self.bottom + 20, style)
    }
  }
}
