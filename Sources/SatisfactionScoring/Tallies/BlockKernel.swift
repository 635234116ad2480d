internal import CTallyKernels
internal import SurveyModel

/// The inner loops of tallying. They run over plain columns through pointers, so that the compiler turns them into vector code; each
/// checks its bounds once, before its loop.
enum BlockKernel {
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

  /// The rows in which a column does not hold the size that is wanted of it.
  static func partialRows(_ values: [Int16], _ sizes: [Int], _ capacity: Int, _ count: Int) -> [Int] {
    var differences = [Int16](repeating: 0, count: count)
    precondition(sizes.isEmpty || (sizes.count - 1) * capacity + count <= values.count)
    values.withUnsafeBufferPointer { values in
      differences.withUnsafeMutableBufferPointer { differences in
        for (column, size) in sizes.enumerated() {
          for row in 0..<count { differences[row] |= values[column &* capacity &+ row] ^ Int16(truncatingIfNeeded: size) }
        }
      }
    }
    return others(differences, 0, count, than: 0)
  }

  /// Adds `amount` to the count at `start` plus each value of a column.
  static func histogram<Value: FixedWidthInteger & SignedInteger>(
    _ values: [Value], _ first: Int, _ count: Int, into counts: inout [Int64], at start: Int, size: Int, _ amount: Int64
  ) {
    precondition(start + size <= counts.count && first + count <= values.count)
    values.withUnsafeBufferPointer { values in
      counts.withUnsafeMutableBufferPointer { counts in
        for row in first..<first &+ count { counts[start &+ Int(values[row])] &+= amount }
      }
    }
  }

  /// The same, for the rows that `answered` has `wanted` in.
  static func histogram(
    _ values: [Int32], _ answered: [Int16], is wanted: Int16, _ first: Int, _ count: Int, into counts: inout [Int64], at start: Int,
    _ amount: Int64
  ) {
    precondition(start < counts.count && first + count <= min(values.count, answered.count))
    values.withUnsafeBufferPointer { values in
      answered.withUnsafeBufferPointer { answered in
        counts.withUnsafeMutableBufferPointer { counts in
          for row in first..<first &+ count {
            counts[start &+ Int(values[row])] &+= answered[row] == wanted ? amount : 0
          }
        }
      }
    }
  }

  /// Σx, Σx² and ΣxT of one item over the rows that `mask` keeps; `totals` is zero in the others, and all sums fit 32 bits.
  static func moments(
    _ plus: [AnswerCode], _ minus: [AnswerCode]?, _ column: Int, _ mask: [Int16], _ totals: [Int16], _ count: Int
  ) -> (sum: Int64, squares: Int64, withTotal: Int64) {
    precondition(column + count <= plus.count && column + count <= minus?.count ?? .max && count <= min(mask.count, totals.count))
    let sums = plus.withUnsafeBufferPointer { plus in
      guard let first = plus.baseAddress.map({ $0 + column }) else { return tally_sums() }
      guard let minus else { return tally_moments(first, nil, mask, totals, count) }
      return minus.withUnsafeBufferPointer { tally_moments(first, $0.baseAddress.map { $0 + column }, mask, totals, count) }
    }
    return (Int64(sums.first), Int64(sums.second), Int64(sums.third))
  }

  /// The same for sums that need 64 bits.
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
  static func complete<Value: FixedWidthInteger & SignedInteger, Sum: FixedWidthInteger & SignedInteger>(
    _ answered: [Int16], _ sums: [Int32], _ first: Int, _ count: Int, size: Int16, as: Value.Type, in: Sum.Type
  ) -> (mask: [Int16], totals: [Value], n: Int64, total: Int64, squares: Int64) {
    precondition(first + count <= min(answered.count, sums.count))
    var (mask, totals) = ([Int16](repeating: 0, count: count), [Value](repeating: 0, count: count))
    var (n, total, squares): (Sum, Sum, Sum) = (0, 0, 0)
    answered.withUnsafeBufferPointer { answered in
      sums.withUnsafeBufferPointer { sums in
        mask.withUnsafeMutableBufferPointer { mask in
          totals.withUnsafeMutableBufferPointer { totals in
            for row in 0..<count {
              let kept: Int16 = answered[first &+ row] == size ? -1 : 0
              let value = Value(truncatingIfNeeded: sums[first &+ row] & Int32(kept))
              (mask[row], totals[row]) = (kept, value)
              n &-= Sum(kept)
              total &+= Sum(value)
              squares &+= Sum(value) &* Sum(value)
            }
          }
        }
      }
    }
    return (mask, totals, Int64(n), Int64(total), Int64(squares))
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

  /// Σ factor · value over the first columns, row by row.
  static func weighted(_ values: [Int32], _ factors: [Int], _ capacity: Int, _ count: Int) -> [Int32] {
    precondition(factors.isEmpty || (factors.count - 1) * capacity + count <= values.count)
    var sums = [Int32](repeating: 0, count: count)
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        for (column, factor) in factors.enumerated() {
          for row in 0..<count { sums[row] &+= values[column &* capacity &+ row] &* Int32(truncatingIfNeeded: factor) }
        }
      }
    }
    return sums
  }

  /// One in the rows that hold `value`, zero in the others.
  static func equal(_ values: [Int16], _ first: Int, _ count: Int, to value: Int16, into target: inout [Int16], at place: Int) {
    precondition(first + count <= values.count && place + count <= target.count)
    values.withUnsafeBufferPointer { values in
      target.withUnsafeMutableBufferPointer { target in
        for row in 0..<count { target[place &+ row] = values[first &+ row] == value ? 1 : 0 }
      }
    }
  }

  /// A column in 16 bits, zero where `kept` is; `kept` lies as the target does.
  static func shorten(_ values: [Int32], _ first: Int, _ kept: [Int16], _ count: Int, into target: inout [Int16], at place: Int) {
    precondition(first + count <= values.count && place + count <= min(target.count, kept.count))
    values.withUnsafeBufferPointer { values in
      kept.withUnsafeBufferPointer { kept in
        target.withUnsafeMutableBufferPointer { target in
          for row in 0..<count { target[place &+ row] = Int16(truncatingIfNeeded: values[first &+ row]) & (0 &- kept[place &+ row]) }
        }
      }
    }
  }

  /// Σx over the rows that the second column's `mask` keeps, Σy over those of the first column's, and Σxy; all fit 32 bits.
  static func products(_ values: [Int16], _ first: Int, _ second: Int, _ count: Int, _ mask: [Int16]) -> (
    first: Int64, second: Int64, both: Int64
  ) {
    precondition(max(first, second) + count <= min(values.count, mask.count))
    let sums = values.withUnsafeBufferPointer { values in
      mask.withUnsafeBufferPointer { mask in
        guard let values = values.baseAddress, let mask = mask.baseAddress else { return tally_sums() }
        return tally_products(values + first, values + second, mask + first, mask + second, count)
      }
    }
    return (Int64(sums.first), Int64(sums.second), Int64(sums.third))
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
