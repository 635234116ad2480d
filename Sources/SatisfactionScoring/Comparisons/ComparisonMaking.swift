internal import StatisticalInference
internal import SurveyModel

/// Makes every comparison that a tally, its conventions and a wave before it allow.
struct ComparisonMaking {
  let shape: TallyShape
  let conventions: MeasurementConventions
  /// Everybody first, then the segments column by column.
  let cells: [MeasuredCell]
  let wave: PreviousWave?
  private var instrument: Instrument { shape.instrument }

  /// More segments than this are not compared two by two: nobody reads 1,225 pairs.
  static let mostPaired = 50

  func set() -> ComparisonSet {
    var set = ComparisonSet()
    addTargets(&set)
    guard let total = cells.first else { return set }
    let structural = StructuralComparisons(instrument: instrument, conventions: conventions, total: total.counts)
    set.add(structural.dimensions())
    set.add(structural.contributions())
    for column in shape.segmentKeys.indices {
      let segments = cells.filter { $0.column == column }.map { ($0.identity, $0.counts) }
      set.add(structural.rests(segments))
      if conventions.isDetailed, segments.count <= Self.mostPaired { set.add(structural.pairs(segments)) }
    }
    if let wave { addChanges(&set, wave) }
    return set
  }

  private func addTargets(_ set: inout ComparisonSet) {
    guard conventions.targets != nil else { return }
    let targets = TargetComparisons(instrument: instrument, conventions: conventions)
    let places = CellValues.Place.scores(instrument) + instrument.items.indices.map { .item($0) }
    for column in -1..<shape.segmentKeys.count {
      set.add(targets.comparisons(cells.filter { $0.column == column }.map { ($0.identity, $0.counts) }))
    }
    for cell in cells {
      for place in places {
        guard let target = targets.target(place, cell.identity) else { continue }
        set.add(target: target, Self.key(place, cell.identity, instrument))
      }
    }
  }

  static func key(_ place: CellValues.Place, _ segment: SegmentIdentity, _ instrument: Instrument) -> ComparisonSet.RowKey {
    ComparisonSet.RowKey(segment: segment, subject: place.subject(instrument).id, item: place.item(instrument)?.id)
  }

  // MARK: The wave before

  /// Families: the overall scores, the dimensions and the items of everybody, and of all segments of a column together.
  private func addChanges(_ set: inout ComparisonSet, _ wave: PreviousWave) {
    let waves = WaveComparisons(instrument: instrument, conventions: conventions, wave: wave)
    let earlier = wave.tally.measuredCells
    for column in -1..<shape.segmentKeys.count {
      let before = Dictionary(earlier.filter { $0.column == column }.map { ($0.label, $0) }, uniquingKeysWith: { $1 })
      let pairs = cells.filter { $0.column == column }.compactMap { cell in
        before[cell.label].map { (cell, waves.pairs(cell.identity, cell.counts, $0.counts)) }
      }
      let places = pairs.first?.1.map(\.place) ?? []
      let found = pairs.flatMap { cell, rows in
        let matched = MatchedCell(wave.matches, column: column, label: cell.label, rule: conventions.missingRule)
        return zip(rows, waves.comparisons(rows, matched)).compactMap { row, comparison in comparison.map { (row, $0) } }
      }
      for family in Self.families(places) {
        let members = found.filter { family.contains($0.0.place) }
        add(Array(zip(members.map(\.0), members.map(\.1).judged(level: conventions.level))), &set)
      }
      guard column >= 0 else { continue }
      let overall = found.filter { $0.0.place == .overall }.map(\.1)
      if let mix = waves.fixedMix(shape.segmentKeys[column], overall) { set.add([mix].judged(level: conventions.level)) }
    }
  }

  private static func families(_ places: [CellValues.Place]) -> [Set<CellValues.Place>] {
    var (dimensions, items) = (Set<CellValues.Place>(), Set<CellValues.Place>())
    for place in places {
      switch place {
      case .dimension: dimensions.insert(place)
      case .item: items.insert(place)
      case .overall: break
      }
    }
    return [[.overall], dimensions, items]
  }

  private func add(_ members: [(WaveComparisons.Pair, Comparison)], _ set: inout ComparisonSet) {
    set.add(members.map(\.1))
    for (pair, comparison) in members {
      if let change = WaveChange(comparison, pair) { set.add(change, ComparisonSet.RowKey(comparison)) }
    }
  }
}

/// One cell of a tally and whose it is.
struct MeasuredCell {
  let identity: SegmentIdentity
  /// The segment column; -1 for everybody.
  let column: Int
  /// The value as the tally has it.
  let label: String
  /// What was counted.
  let counts: CellCounts
}
