internal import SurveyModel

/// Makes the importance-performance rows of one segment from its scores and items.
struct ImportancePerformance {
  private struct Subject {
    let row: ScoreRow
    var item: Item?
    var order: Int?
    let importanceN: Int
    let importance: Double?
    var performance: Double? { row.perception?.mean }
  }

  private let instrument: Instrument
  private let source: ImportanceSource
  private let own: Crosshair?
  private let subjects: [Subject]

  init(_ scores: [ScoreRow], _ items: [ItemRow], source: ImportanceSource, instrument: Instrument, own: Crosshair?) {
    self.instrument = instrument
    self.source = source
    self.own = own
    guard source == .points else {
      subjects = items.map { row in
        let isRated = source == .importance
        return Subject(
          row: row.score, item: row.item, order: row.order, importanceN: isRated ? row.score.pointsN ?? 0 : row.score.n,
          importance: isRated ? row.score.importance : row.score.expectation?.mean)
      }
      return
    }
    let dimensions = Set(instrument.dimensions.map(\.id))
    subjects = scores.filter { dimensions.contains($0.subject.id) }.map {
      Subject(row: $0, importanceN: $0.pointsN ?? 0, importance: $0.importance)
    }
  }

  /// What stands for importance where `wanted` is asked for; nil where the survey does not have it.
  static func source(_ wanted: ImportanceSource, _ instrument: Instrument, hasRatings: Bool, hasPoints: Bool) -> ImportanceSource? {
    switch wanted {
    case .automatic: hasRatings ? .importance : hasPoints ? .points : nil
    case .importance: hasRatings ? wanted : nil
    case .expectation: instrument.hasGap ? wanted : nil
    case .points: hasPoints ? wanted : nil
    }
  }

  /// Every subject under every crosshair.
  var rows: [ImportancePerformanceRow] {
    let crosshairs = CrosshairKind.allCases.filter { $0 != .user || own != nil }.map { (kind: $0, crosshair: crosshair($0)) }
    return subjects.flatMap { subject in
      crosshairs.map { entry in
        ImportancePerformanceRow(
          score: carrier(subject), item: subject.item, itemOrder: subject.order, source: source, importance: subject.importance,
          performance: subject.performance, kind: entry.kind, crosshair: entry.crosshair, gapLineDistance: gapLineDistance(subject))
      }
    }
  }

  private func carrier(_ subject: Subject) -> ScoreRow {
    ScoreRow(
      subject: subject.row.subject, segment: subject.row.segment, responses: subject.row.responses,
      n: min(subject.row.n, subject.importanceN))
  }

  private var importanceScale: ResponseScale? {
    source == .points ? nil : instrument.scales[source == .importance ? .importance : .expectation]
  }

  private func crosshair(_ kind: CrosshairKind) -> Crosshair? {
    let known = subjects.compactMap { subject in
      subject.importance.flatMap { importance in subject.performance.map { (importance: importance, performance: $0) } }
    }
    guard !known.isEmpty else { return nil }
    switch kind {
    case .means: return Crosshair(importance: Self.mean(known.map(\.importance)), performance: Self.mean(known.map(\.performance)))
    case .medians: return Crosshair(importance: Self.median(known.map(\.importance)), performance: Self.median(known.map(\.performance)))
    case .midpoint:
      let share = 100 / Double(instrument.dimensions.count)
      return Crosshair(importance: importanceScale.map(Self.middle) ?? share, performance: Self.middle(instrument.scale))
    case .user: return own
    }
  }

  private func gapLineDistance(_ subject: Subject) -> Double? {
    guard let scale = importanceScale, let importance = subject.importance, let performance = subject.performance else { return nil }
    let distance = Self.percent(importance, scale) - Self.percent(performance, instrument.scale)
    return abs(distance) < 1e-10 ? 0 : distance  // equal shares of two scales differ in their last digits
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private static func middle(_ scale: ResponseScale) -> Double { scale.value(at: Double(scale.points - 1) / 2) }

  private static func percent(_ value: Double, _ scale: ResponseScale) -> Double { 100 * (value - scale.value(at: 0)) / scale.range }
}

extension SatisfactionReport {
  /// Lays out importance against performance, segment by segment, and gives the items their place under the default crosshair.
  mutating func placeImportance(hasRatings: Bool) {
    let wanted = conventions.importanceSource
    guard let source = ImportancePerformance.source(wanted, instrument, hasRatings: hasRatings, hasPoints: points != nil) else {
      if wanted != .automatic { cautions.append(.noImportance(wanted)) }
      return
    }
    var places: [SegmentIdentity: [ItemRow]] = [:]
    for row in items { places[row.score.segment, default: []].append(row) }
    let scores = Dictionary(grouping: scores, by: \.segment)
    importancePerformance = segments.flatMap { segment in
      ImportancePerformance(
        scores[segment] ?? [], places[segment] ?? [], source: source, instrument: instrument, own: conventions.crosshair
      ).rows
    }
    let standings = importancePerformance.filter { $0.kind == .means && $0.item != nil }
    guard standings.count == items.count else { return }
    for index in items.indices { items[index].standing = standings[index] }
  }
}

extension Caution {
  static func noImportance(_ source: ImportanceSource) -> Caution {
    Caution(
      code: "no_importance", message: "--importance \(source.rawValue) was asked for, but the survey has none: there are no quadrants")
  }
}
