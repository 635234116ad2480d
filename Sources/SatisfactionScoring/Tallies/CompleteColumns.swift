internal import CTallyKernels
internal import SurveyModel

/// Sums of respondents who answered all of a scale, in 16 bits, scale by scale: what moments and products are summed from.
///
/// Row r of scale s is at `s * capacity + r` of each plane. The first plane is a mask, all ones in the rows that are complete; the others are
/// sums, zero in the rows that are not, and behind the last row.
struct CompleteColumns {
  private let sides: Int
  private let capacity: Int
  private let plane: Int
  private var values: [Int16]
  /// How many rows of each scale are complete.
  private(set) var counts: [Int64]
  private var rows = 0

  /// Whether sums of one scale and their products can be added up in 16 and 32 bits.
  static func fits(most: Int) -> Bool { most <= Int(Int16.max) && most * most <= Int(Int32.max) / TALLY_CHUNK }

  /// Room for so many planes of sums.
  init(sides: Int, scales: Int, capacity: Int) {
    (self.sides, self.capacity, plane) = (sides, capacity, scales * capacity)
    values = Array(repeating: 0, count: (1 + sides) * plane)
    counts = Array(repeating: 0, count: scales)
  }

  /// Takes the rows of one scale that answered `size` items; fewer sums than there are planes leave the last ones zero.
  mutating func load(_ scale: Int, size: Int, answered: [Int16], _ sums: [[Int32]], rows: Int) {
    self.rows = rows
    let first = scale * capacity
    precondition(first + capacity <= min(plane, answered.count) && sums.count <= sides && BlockKernel.padded(rows) <= capacity)
    precondition(sums.allSatisfy { first + capacity <= $0.count })
    counts[scale] = values.withUnsafeMutableBufferPointer { values in
      guard let mask = values.baseAddress.map({ $0 + first }) else { return 0 }
      let count = answered.withUnsafeBufferPointer { tally_complete($0.baseAddress.map { $0 + first }, Int16(size), rows, mask) }
      for (side, column) in sums.enumerated() {
        column.withUnsafeBufferPointer { tally_shorten($0.baseAddress.map { $0 + first }, mask, rows, mask + (side + 1) * plane) }
      }
      return count
    }
  }

  /// n, Σx, Σy and Σxy over respondents who completed both of two scales; there are three planes of sums.
  func products(_ first: Int, _ second: Int) -> [Int64] {
    precondition(sides == 3 && max(first, second) < counts.count)
    var sums = [Int64](repeating: 0, count: 10)
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        tally_products(values.baseAddress, plane, first * capacity, second * capacity, rows, sums.baseAddress)
      }
    }
    return sums
  }

  /// Adds n, ΣT and ΣT² of complete rows to `moments`, then Σx, Σx² and ΣxT of each item, with T of one side and x the difference of two
  /// columns, or the one.
  func addMoments(
    _ scale: ScaleShape, at index: Int, _ side: Int, _ plus: [AnswerCode], _ minus: [AnswerCode]?, _ sign: Int64,
    into moments: inout [Int64],
    at place: Int
  ) {
    let (items, first) = (scale.items, index * capacity)
    precondition(items.upperBound * capacity <= min(plus.count, minus?.count ?? .max) && place + 3 + 3 * items.count <= moments.count)
    precondition(side < sides && first + capacity <= plane)
    plus.withUnsafeBufferPointer { plus in
      (minus ?? []).withUnsafeBufferPointer { low in
        values.withUnsafeBufferPointer { values in
          moments.withUnsafeMutableBufferPointer { moments in
            guard let high = plus.baseAddress, let mask = values.baseAddress, let into = moments.baseAddress else { return }
            let column = items.lowerBound * capacity
            tally_moments(
              high + column, minus == nil ? nil : low.baseAddress.map { $0 + column }, items.count, capacity, mask + first,
              mask + first + (side + 1) * plane, rows, sign, into + place)
          }
        }
      }
    }
  }

  /// Adds `sign` to the count of each complete respondent's sum; zero is counted at `place`.
  func count(_ scale: Int, _ side: Int, _ sign: Int64, into counts: inout [Int64], from low: Int, at place: Int, through high: Int) {
    precondition(low >= 0 && low <= place && place <= high && high < counts.count && side < sides)
    let first = (side + 1) * plane + scale * capacity
    values.withUnsafeBufferPointer { values in
      counts.withUnsafeMutableBufferPointer { counts in
        tally_histogram(values.baseAddress.map { $0 + first }, rows, sign, counts.baseAddress.map { $0 + place })
      }
    }
    // The others were counted as zero.
    counts[place] -= sign * (Int64(rows) - self.counts[scale])
  }

  /// The same for Σ factor · value over the first scales, of the rows that completed the last one.
  func countWeighted(_ sums: [Int32], _ factors: [Int], _ sign: Int64, into counts: inout [Int64], at place: Int, reach: Int) {
    let last = self.counts.count - 1
    precondition(place - reach >= 0 && place + reach < counts.count && factors.count == last && last * capacity <= sums.count)
    let factors = factors.map { Int32(truncatingIfNeeded: $0) }
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeBufferPointer { sums in
        counts.withUnsafeMutableBufferPointer { counts in
          tally_weighted(
            sums.baseAddress, factors, factors.count, capacity, values.baseAddress.map { $0 + last * capacity }, rows, sign,
            counts.baseAddress.map { $0 + place })
        }
      }
    }
    counts[place] -= sign * (Int64(rows) - self.counts[last])
  }
}
