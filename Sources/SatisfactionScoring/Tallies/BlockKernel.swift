internal import SurveyModel

/// The inner loops of tallying. They run over plain columns through pointers, so that the compiler turns them into vector code; each
/// checks its bounds once, before its loop.
enum BlockKernel {
  static func gather(_ source: [AnswerCode], at first: Int, _ rows: ArraySlice<Int32>, into target: inout [AnswerCode], at place: Int) {
    precondition(place + rows.count <= target.count)
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        rows.withUnsafeBufferPointer { rows in
          for index in 0..<rows.count { target[place &+ index] = source[first &+ Int(rows[index])] }
        }
      }
    }
  }

  /// Adds one item's answers to the counts and totals of its scale.
  static func sum(
    _ answers: [AnswerCode], _ column: Int, _ count: Int, _ first: Int, _ answered: inout [Int16], _ totals: inout [Int32]
  ) {
    precondition(column + count <= answers.count && first + count <= answered.count && first + count <= totals.count)
    answers.withUnsafeBufferPointer { answers in
      answered.withUnsafeMutableBufferPointer { answered in
        totals.withUnsafeMutableBufferPointer { totals in
          for row in 0..<count {
            let answer = answers[column &+ row]
            let kept = ~(answer >> 15)  // all ones for an answer, zero for a missing one
            answered[first &+ row] &-= kept
            totals[first &+ row] &+= Int32(answer & kept)
          }
        }
      }
    }
  }

  /// Adds one item's answered pairs to the counts and sums of its scale.
  static func sumPairs(
    _ expectation: [AnswerCode], _ perception: [AnswerCode], _ column: Int, _ count: Int, _ first: Int, _ pairs: inout [Int16],
    _ expectationSums: inout [Int32], _ perceptionSums: inout [Int32]
  ) {
    precondition(column + count <= min(expectation.count, perception.count) && first + count <= min(pairs.count, perceptionSums.count))
    expectation.withUnsafeBufferPointer { expectation in
      perception.withUnsafeBufferPointer { perception in
        pairs.withUnsafeMutableBufferPointer { pairs in
          expectationSums.withUnsafeMutableBufferPointer { expectationSums in
            perceptionSums.withUnsafeMutableBufferPointer { perceptionSums in
              for row in 0..<count {
                let (e, p) = (expectation[column &+ row], perception[column &+ row])
                let kept = ~((e | p) >> 15)
                pairs[first &+ row] &-= kept
                expectationSums[first &+ row] &+= Int32(e & kept)
                perceptionSums[first &+ row] &+= Int32(p & kept)
              }
            }
          }
        }
      }
    }
  }

  /// Σx, Σx² and ΣxT of one item over the rows that `mask` keeps; `totals` is zero in the others.
  static func moments<Sum: FixedWidthInteger & SignedInteger>(
    _ plus: [AnswerCode], _ minus: [AnswerCode]?, _ column: Int, _ mask: [Int16], _ totals: [Int32], _ count: Int, as: Sum.Type
  ) -> (sum: Int64, squares: Int64, withTotal: Int64) {
    precondition(column + count <= plus.count && column + count <= minus?.count ?? .max && count <= min(mask.count, totals.count))
    var (sum, squares, withTotal): (Sum, Sum, Sum) = (0, 0, 0)
    plus.withUnsafeBufferPointer { plus in
      mask.withUnsafeBufferPointer { mask in
        totals.withUnsafeBufferPointer { totals in
          func add(_ value: AnswerCode, _ row: Int) {
            let kept = Sum(truncatingIfNeeded: value & mask[row])
            sum &+= kept
            squares &+= kept &* kept
            withTotal &+= kept &* Sum(truncatingIfNeeded: totals[row])
          }
          guard let minus else {
            for row in 0..<count { add(plus[column &+ row], row) }
            return
          }
          minus.withUnsafeBufferPointer { minus in
            for row in 0..<count { add(plus[column &+ row] &- minus[column &+ row], row) }
          }
        }
      }
    }
    return (Int64(sum), Int64(squares), Int64(withTotal))
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
    counts.withUnsafeMutableBufferPointer { counts in
      perception.withUnsafeBufferPointer { perception in
        guard hasGap else {
          for row in 0..<count { counts[start &+ place(perception[column &+ row], points)] &+= sign }
          return
        }
        expectation.withUnsafeBufferPointer { expectation in
          for row in 0..<count {
            let place = place(expectation[column &+ row], points) &* width &+ place(perception[column &+ row], points)
            counts[start &+ place] &+= sign
          }
        }
      }
    }
  }

  /// Answers come first, the reasons for missing ones behind them.
  @inline(__always)
  static func place(_ code: AnswerCode, _ points: Int) -> Int { code >= 0 ? Int(code) : points &- 1 &- Int(code) }
}
