internal import SurveyModel

/// The periods of the responses of a batch: for each row the place of its period in `keys`.
struct PeriodColumn {
  private(set) var keys: [Int] = []
  private(set) var ids: [Int32]

  init(_ unit: PeriodUnit, _ batch: ResponseBatch, rows: [Int32]) {
    ids = Array(repeating: 0, count: batch.count)
    var places: [Int: Int32] = [:]
    var last: (key: Int, id: Int32)?
    for row in rows {
      let key = unit.key(batch.times[Int(row)])
      // Exports are mostly in the order of time: the period is nearly always the one before.
      if last?.key != key {
        let id = places[key] ?? Int32(keys.count)
        if Int(id) == keys.count {
          keys.append(key)
          places[key] = id
        }
        last = (key, id)
      }
      ids[Int(row)] = last?.id ?? 0
    }
  }

  /// Rows that are ordered by period, period by period.
  func runs(_ rows: ArraySlice<Int32>) -> [(period: Int, rows: ArraySlice<Int32>)] {
    var runs: [(Int, ArraySlice<Int32>)] = []
    var first = rows.startIndex
    while first < rows.endIndex {
      let id = ids[Int(rows[first])]
      let end = rows[first...].firstIndex { ids[Int($0)] != id } ?? rows.endIndex
      runs.append((keys[Int(id)], rows[first..<end]))
      first = end
    }
    return runs
  }
}
