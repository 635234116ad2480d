import SatisfactionScoring
import SurveyModel

/// Responses on any facets, written as digits: one for each item, `.` for a blank.
struct Facets {
  let instrument: Instrument
  /// Answers by facet, then importance points by dimension where there are any.
  var rows: [(answers: [Facet: String], points: [Int])] = []

  /// Dimensions of the given sizes, called `d1`, `d2` ...
  init(_ sizes: [Int], _ scales: [Facet: ResponseScale], weights: [String: Double]? = nil) throws {
    var number = 0
    let dimensions = sizes.enumerated().map { index, size in
      let items = (0..<size).map { _ in
        number += 1
        return Item(id: "i\(number)", number: number, label: "Item")
      }
      return Dimension(id: "d\(index + 1)", label: "Dimension", items: items)
    }
    instrument = try Instrument(id: "own", label: "Own", source: "", dimensions: dimensions, scales: scales, weights: weights)
  }

  mutating func add(_ answers: [Facet: String], points: [Int] = []) { rows.append((answers, points)) }

  func tally(holding rule: MissingRule) -> SatisfactionTally {
    let layout = SlotLayout(instrument)
    let hasPoints = rows.contains { !$0.points.isEmpty }
    var batch = ResponseBatch(capacity: max(1, rows.count), layout: layout, segmentKeys: [], hasPoints: hasPoints)
    for (row, response) in rows.enumerated() {
      for (facet, digits) in response.answers {
        for (item, digit) in digits.enumerated() {
          guard let slot = layout.slot(item: item, facet: facet), let scale = instrument.scales[facet] else { continue }
          batch.answers[slot * batch.capacity + row] = digit.wholeNumberValue.map { AnswerCode($0 - scale.minimum) } ?? -1
        }
      }
      for (dimension, points) in response.points.enumerated() { batch.points[dimension * batch.capacity + row] = Int32(100 * points) }
      batch.commit()
    }
    var tally = SatisfactionTally(shape: TallyShape(instrument: instrument, hasPoints: hasPoints, missingRule: rule))
    tally.add(batch)
    return tally
  }

  func report(_ change: (inout MeasurementConventions) -> Void = { _ in }) -> SatisfactionReport {
    var conventions = MeasurementConventions()
    change(&conventions)
    return tally(holding: conventions.missingRule).report(conventions)
  }
}

extension SatisfactionReport {
  /// The row of one convention for everybody.
  func convention(_ id: String) -> ConventionRow? { conventionRows.first { $0.score.subject.id == id && $0.score.segment == .all } }
}
