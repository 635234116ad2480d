internal import CTallyKernels
internal import SurveyModel

/// The inner loops of tallying. They run over plain columns through pointers, so that the compiler turns them into vector code; each
/// checks its bounds once, before its loop.
enum BlockKernel {
  /// How many rows the kernels take at a time; columns are so many times some long.
  static let step = Int(TALLY_STEP)

  /// So many rows in whole steps.
  static func padded(_ rows: Int) -> Int { (rows + step - 1) / step * step }

  static func gather<Value>(_ source: [Value], at first: Int, _ rows: ArraySlice<Int32>, into target: inout [Value], at place: Int) {
    precondition(place + rows.count <= target.count)
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        rows.withUnsafeBufferPointer { rows in
          for index in 0..<rows.count { target[place &+ index] = source[first &+ Int(rows[index])] }
        }
      }
    }
  }

  /// Counts and adds up answers and pairs of a block, a column for each scale of `sizes` items and one for all behind them; without
  /// expectations what is said of them stays as it is. Sums fit 16 bits.
  static func sum(
    _ expectation: [AnswerCode], _ perception: [AnswerCode], _ sizes: [Int], _ capacity: Int, _ count: Int,
    answered expected: inout [Int16],
    _ perceived: inout [Int16], _ pairs: inout [Int16], totals expectationTotals: inout [Int32], _ perceptionTotals: inout [Int32],
    sums expectationSums: inout [Int32], _ perceptionSums: inout [Int32], _ gaps: inout [Int32]
  ) {
    let (items, columns) = (sizes.reduce(0, +) * capacity, (sizes.count + 1) * capacity)
    precondition(items <= perception.count && (expectation.isEmpty || items <= expectation.count) && padded(count) <= capacity)
    precondition(columns <= min(expected.count, perceived.count, pairs.count, gaps.count))
    precondition(columns <= min(expectationTotals.count, perceptionTotals.count, expectationSums.count, perceptionSums.count))
    tally_sums(
      expectation.isEmpty ? nil : expectation, perception, sizes, sizes.count, capacity, count, &expected, &perceived, &pairs,
      &expectationTotals, &perceptionTotals, &expectationSums, &perceptionSums, &gaps)
  }

  /// The differences of two columns.
  static func subtract(_ plus: [Int32], _ minus: [Int32], _ first: Int, _ count: Int, into target: inout [Int32]) {
    precondition(first + count <= min(plus.count, minus.count, target.count))
    plus.withUnsafeBufferPointer { plus in
      minus.withUnsafeBufferPointer { minus in
        target.withUnsafeMutableBufferPointer { target in
          for row in first..<first &+ count { target[row] = plus[row] &- minus[row] }
        }
      }
    }
  }

  /// Puts the sum of the first columns into the one behind them.
  static func addUp<Sum: FixedWidthInteger>(_ values: inout [Sum], columns: Int, _ capacity: Int, _ count: Int) {
    precondition(columns * capacity + count <= values.count)
    values.withUnsafeMutableBufferPointer { values in
      let last = columns &* capacity
      for row in last..<last &+ count { values[row] = 0 }
      for column in 0..<columns {
        for row in 0..<count { values[last &+ row] &+= values[column &* capacity &+ row] }
      }
    }
  }

  /// The rows of a column that hold another value.
  static func others(_ values: [Int16], _ first: Int, _ count: Int, than value: Int16) -> [Int] {
    precondition(first + count <= values.count)
    return [Int](unsafeUninitializedCapacity: count + 1) { rows, found in
      values.withUnsafeBufferPointer { values in
        for row in 0..<count {
          rows[found] = row
          found &+= values[first &+ row] == value ? 0 : 1
        }
      }
    }
  }

  /// Σx, Σx² and ΣxT of one item over the rows that `mask` keeps; `totals` is zero in the others.
  static func moments(
    _ plus: [AnswerCode], _ minus: [AnswerCode]?, _ column: Int, _ mask: [Int16], _ totals: [Int32], _ count: Int
  ) -> (sum: Int64, squares: Int64, withTotal: Int64) {
    var (sum, squares, withTotal): (Int64, Int64, Int64) = (0, 0, 0)
    for row in 0..<count {
      let value = Int64((plus[column + row] &- (minus?[column + row] ?? 0)) & mask[row])
      sum += value
      squares += value * value
      withTotal += value * Int64(totals[row])
    }
    return (sum, squares, withTotal)
  }

  /// Which rows answered all of a scale: all ones for those, zero for the others; their totals, and n, ΣT and ΣT².
  static func complete(
    _ answered: [Int16], _ sums: [Int32], _ first: Int, _ count: Int, size: Int16
  ) -> (mask: [Int16], totals: [Int32], n: Int64, total: Int64, squares: Int64) {
    let mask = answered[first..<first + count].map { $0 == size ? -1 : 0 as Int16 }
    let totals = zip(sums[first..<first + count], mask).map { $0 & Int32($1) }
    let (total, squares) = totals.reduce((0, 0) as (Int64, Int64)) { ($0.0 + Int64($1), $0.1 + Int64($1) * Int64($1)) }
    return (mask, totals, -mask.reduce(0) { $0 + Int64($1) }, total, squares)
  }

  /// What the points of each row add up to, blanks and unreadable ones as 0; and how many are blank (-1), with 256 for each unreadable one.
  static func pointSums(_ points: [Int32], columns: Int, _ capacity: Int, _ count: Int) -> (sums: [Int32], blanks: [Int32]) {
    precondition(columns == 0 || (columns - 1) * capacity + count <= points.count)
    var (sums, blanks) = ([Int32](repeating: 0, count: count), [Int32](repeating: 0, count: count))
    points.withUnsafeBufferPointer { points in
      sums.withUnsafeMutableBufferPointer { sums in
        blanks.withUnsafeMutableBufferPointer { blanks in
          for column in 0..<columns {
            for row in 0..<count {
              let given = points[column &* capacity &+ row]
              sums[row] &+= given > 0 ? given : 0
              blanks[row] &+= given == -1 ? 1 : given < -1 ? 256 : 0
            }
          }
        }
      }
    }
    return (sums, blanks)
  }

  /// Adds the weighted scores of some rows to the sums at `place`: n, Σw, Σw², Σu, Σu², then five for each dimension; none may overflow.
  static func addPoints(
    _ points: [Int32], _ gaps: [Int32], _ capacity: Int, _ factors: [Int64], _ rows: ArraySlice<Int>, into sums: inout [Int64],
    at place: Int
  ) {
    let (last, most) = ((factors.count - 1) * capacity, rows.max() ?? 0)
    precondition(factors.count <= TALLY_DIMENSIONS && last + most < min(points.count, gaps.count))
    precondition(place + 5 + 5 * factors.count <= sums.count && most < capacity)
    sums.withUnsafeMutableBufferPointer { sums in
      rows.withUnsafeBufferPointer { rows in
        tally_points(points, gaps, capacity, factors.count, factors, rows.baseAddress, rows.count, sums.baseAddress.map { $0 + place })
      }
    }
  }

  /// The same of the rows that `mask` keeps.
  static func addPoints(
    _ points: [Int32], _ gaps: [Int32], _ capacity: Int, _ factors: [Int64], mask: [Int16], _ count: Int, into sums: inout [Int64],
    at place: Int
  ) {
    precondition(factors.count <= TALLY_DIMENSIONS && factors.count * capacity <= min(points.count, gaps.count))
    precondition(place + 5 + 5 * factors.count <= sums.count && padded(count) <= min(capacity, mask.count))
    sums.withUnsafeMutableBufferPointer { sums in
      tally_kept_points(points, gaps, capacity, factors.count, factors, mask, count, sums.baseAddress.map { $0 + place })
    }
  }

  /// All ones in the rows with no blank, points that add up to `sum` and all pairs; whole steps of rows, zero behind the last.
  static func usual(_ sums: [Int32], _ blanks: [Int32], _ pairs: [Int16], _ first: Int, _ count: Int, sum: Int32, size: Int16) -> [Int16] {
    precondition(count <= min(sums.count, blanks.count) && first + count <= pairs.count)
    var mask = [Int16](repeating: 0, count: padded(count))
    mask.withUnsafeMutableBufferPointer { mask in
      sums.withUnsafeBufferPointer { sums in
        blanks.withUnsafeBufferPointer { blanks in
          pairs.withUnsafeBufferPointer { pairs in
            for row in 0..<count {
              let isOff = (sums[row] ^ sum) | blanks[row] | Int32(pairs[first &+ row] ^ size)
              mask[row] = isOff == 0 ? -1 : 0
            }
          }
        }
      }
    }
    return mask
  }

  /// Σx, Σy and Σxy of three columns.
  typealias RowSums = tally_row_sums

  /// Σx, Σy and Σxy of up to three columns, each of which has x behind `first` and y behind `second`, over some rows.
  static func products(_ columns: [[Int32]], _ first: Int, _ second: Int, _ rows: ArraySlice<Int>) -> RowSums {
    let room = columns.reduce(Int.max) { min($0, $1.count) } - max(first, second)
    precondition(columns.count <= 3 && rows.allSatisfy { $0 >= 0 && $0 < room })
    return rows.withUnsafeBufferPointer { rows in
      tally_row_products(
        columns.isEmpty ? nil : columns[0], columns.count < 2 ? nil : columns[1], columns.count < 3 ? nil : columns[2], first, second,
        rows.baseAddress, rows.count)
    }
  }

  /// Σxy of two columns of one array.
  static func product<Sum: FixedWidthInteger & SignedInteger>(
    _ columns: [AnswerCode], _ first: Int, _ second: Int, _ count: Int, as: Sum.Type
  ) -> Int64 {
    precondition(max(first, second) + count <= columns.count)
    var total: Sum = 0
    columns.withUnsafeBufferPointer { columns in
      for row in 0..<count {
        total &+= Sum(truncatingIfNeeded: columns[first &+ row]) &* Sum(truncatingIfNeeded: columns[second &+ row])
      }
    }
    return Int64(total)
  }

  /// One item's answers, or differences, in the rows that `mask` keeps, and zero in the others.
  static func masked(
    _ plus: [AnswerCode], _ minus: [AnswerCode]?, _ column: Int, _ mask: [Int16], into target: inout [AnswerCode], at place: Int
  ) {
    let count = mask.count
    precondition(column + count <= plus.count && column + count <= minus?.count ?? .max && place + count <= target.count)
    plus.withUnsafeBufferPointer { plus in
      target.withUnsafeMutableBufferPointer { target in
        mask.withUnsafeBufferPointer { mask in
          guard let minus else {
            for row in 0..<count { target[place &+ row] = plus[column &+ row] & mask[row] }
            return
          }
          minus.withUnsafeBufferPointer { minus in
            for row in 0..<count { target[place &+ row] = (plus[column &+ row] &- minus[column &+ row]) & mask[row] }
          }
        }
      }
    }
  }

  /// Counts joint answers of one item.
  static func joint(
    _ expectation: [AnswerCode], _ perception: [AnswerCode], _ column: Int, _ count: Int, points: Int, width: Int, hasGap: Bool,
    into counts: inout [Int64], at start: Int, _ sign: Int64
  ) {
    precondition(start + width * (hasGap ? width : 1) <= counts.count && column + count <= perception.count)
    guard hasGap, width * width <= Int(UInt16.max), column + count <= expectation.count else {
      for row in column..<column + count {
        let e = hasGap ? place(expectation[row], points) * width : 0
        counts[start + e + place(perception[row], points)] += sign
      }
      return
    }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { places in
      expectation.withUnsafeBufferPointer { expectation in
        perception.withUnsafeBufferPointer { perception in
          guard let e = expectation.baseAddress, let p = perception.baseAddress else { return }
          tally_places(e + column, p + column, count, Int16(points), Int16(width), places.baseAddress)
        }
      }
      counts.withUnsafeMutableBufferPointer { counts in
        for row in 0..<count { counts[start &+ Int(places[row])] &+= sign }
      }
    }
  }

  /// Answers come first, the reasons for missing ones behind them.
  @inline(__always)
  static func place(_ code: AnswerCode, _ points: Int) -> Int { code >= 0 ? Int(code) : points &- 1 &- Int(code) }
}
