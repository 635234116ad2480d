import SurveyLedger
import SurveyModel

/// One response as the model sees it: everybody answers the first item and leaves the others out.
struct ModelRow: Hashable, Comparable {
  /// The respondent's id; empty for none.
  var id: String
  /// Recorded time in microseconds; nil for none.
  var time: Int64?
  /// The answer, from 0.
  var answer: Int16
  var site: String

  static func < (left: ModelRow, right: ModelRow) -> Bool {
    (left.id, left.time ?? .min, left.answer, left.site) < (right.id, right.time ?? .min, right.answer, right.site)
  }
}

/// What the ledger is held to: batches as lists of rows and nothing else; whatever is asked is worked out from all of them.
struct ModelLedger {
  struct Batch {
    let id: Int64
    let content: String
    let codebook: String
    let arrival: Int64
    var rows: [String: ModelRow]
  }

  /// Live batches only.
  private(set) var batches: [Batch] = []
  private(set) var forgotten: Set<String> = []
  private var lastBatch: Int64 = 0
  private var lastArrival: Int64 = 0

  /// What a delivery came to: added, corrected, unchanged, outdated, forgotten; nil where the same was there already.
  typealias Counts = [Int]?

  /// Rows without an id are told apart by what they say and how often.
  private static func keyed(_ rows: [ModelRow]) -> [String: ModelRow] {
    var seen: [ModelRow: Int] = [:]
    var keyed: [String: ModelRow] = [:]
    for row in rows {
      seen[row, default: 0] += 1
      keyed[row.id.isEmpty ? "\(row) \(seen[row, default: 1])" : row.id] = row
    }
    return keyed
  }

  /// The live version of every respondent: the latest recorded time, then the latest arrival.
  var live: [String: ModelRow] {
    var best: [String: (row: ModelRow, rank: (Int64, Int64, Int64))] = [:]
    for batch in batches {
      for (key, row) in batch.rows {
        let rank = (row.time ?? .min, batch.arrival, batch.id)
        if let there = best[key], there.rank > rank { continue }
        best[key] = (row, rank)
      }
    }
    return best.mapValues(\.row)
  }

  /// All different versions that some live batch brought.
  private var versions: Set<[String]> { Set(batches.flatMap { $0.rows.map { [$0.key, "\($0.value)"] } }) }

  mutating func deliver(_ rows: [ModelRow], content: String, codebook: String) -> Counts {
    let same = batches.first { $0.content == content }
    if same?.codebook == codebook { return nil }
    let before = live
    lastBatch += 1
    if same == nil { lastArrival += 1 }
    var keyed = Self.keyed(rows)
    let brought = keyed.count
    for key in forgotten { keyed[key] = nil }
    let batch = Batch(id: lastBatch, content: content, codebook: codebook, arrival: same?.arrival ?? lastArrival, rows: keyed)
    batches.removeAll { $0.id == same?.id }
    batches.append(batch)
    return count(batch, before, brought - keyed.count)
  }

  private func count(_ batch: Batch, _ before: [String: ModelRow], _ forgotten: Int) -> [Int] {
    let after = live
    var counts = [0, 0, 0, 0, forgotten]
    for (key, row) in batch.rows {
      if before[key] == nil {
        counts[0] += 1
      } else if before[key] == row {
        counts[2] += 1
      } else {
        counts[after[key] == row ? 1 : 3] += 1
      }
    }
    return counts
  }

  /// How many versions went and how many respondents have another live version or none.
  mutating func retract(_ id: Int64) -> [Int] {
    let (before, all) = (live, versions)
    batches.removeAll { $0.id == id }
    let after = live
    return [all.count - versions.count, before.filter { after[$0.key] != $0.value }.count]
  }

  /// How many versions went.
  mutating func forget(_ id: String) -> Int {
    let all = versions
    forgotten.insert(id)
    for place in batches.indices { batches[place].rows[id] = nil }
    return all.count - versions.count
  }
}
