internal import SurveyModel

/// Sums over the items of a scale, eight respondents at a time.
///
/// Unsafe: rows are read and written in whole steps of eight. Every column is `capacity` long, a multiple of eight, and each function checks
/// once that the last column it touches lies in its arrays; what is written behind the last row means nothing to anybody.
enum BlockSums {
  private typealias Codes = SIMD8<Int16>

  /// How many of `items` were answered by each respondent, and their total.
  static func facet<Total: FixedWidthInteger & SIMDScalar>(
    _ answers: [AnswerCode], _ items: Range<Int>, _ capacity: Int, _ count: Int, into first: Int, _ answered: inout [Int16],
    _ totals: inout [Int32], as: Total.Type
  ) {
    check(capacity, [answers.count / max(1, items.upperBound), answered.count - first, totals.count - first])
    answers.withUnsafeBytes { answers in
      answered.withUnsafeMutableBytes { answered in
        totals.withUnsafeMutableBytes { totals in
          for row in stride(from: 0, to: count, by: 8) {
            var (kept, total) = (Codes(repeating: 0), SIMD8<Total>(repeating: 0))
            for item in items {
              let codes = load(answers, item &* capacity &+ row)
              let isAnswered = ~(codes &>> 15)  // all ones for an answer, zero for a missing one
              kept &-= isAnswered
              total &+= SIMD8<Total>(truncatingIfNeeded: codes & isAnswered)
            }
            store(kept, answered, first &+ row)
            store(SIMD8<Int32>(truncatingIfNeeded: total), totals, first &+ row)
          }
        }
      }
    }
  }

  /// How many pairs of `items` were answered by each respondent, and the sums of both sides over them.
  static func pairs<Total: FixedWidthInteger & SIMDScalar>(
    _ expectation: [AnswerCode], _ perception: [AnswerCode], _ items: Range<Int>, _ capacity: Int, _ count: Int, into first: Int,
    _ pairs: inout [Int16], _ expectationSums: inout [Int32], _ perceptionSums: inout [Int32], as: Total.Type
  ) {
    let columns = min(expectation.count, perception.count) / max(1, items.upperBound)
    check(capacity, [columns, pairs.count - first, min(expectationSums.count, perceptionSums.count) - first])
    expectation.withUnsafeBytes { expectation in
      perception.withUnsafeBytes { perception in
        pairs.withUnsafeMutableBytes { pairs in
          expectationSums.withUnsafeMutableBytes { expectationSums in
            perceptionSums.withUnsafeMutableBytes { perceptionSums in
              for row in stride(from: 0, to: count, by: 8) {
                var (kept, expected, seen) = (Codes(repeating: 0), SIMD8<Total>(repeating: 0), SIMD8<Total>(repeating: 0))
                for item in items {
                  let (e, p) = (load(expectation, item &* capacity &+ row), load(perception, item &* capacity &+ row))
                  let isPair = ~((e | p) &>> 15)
                  kept &-= isPair
                  expected &+= SIMD8<Total>(truncatingIfNeeded: e & isPair)
                  seen &+= SIMD8<Total>(truncatingIfNeeded: p & isPair)
                }
                store(kept, pairs, first &+ row)
                store(SIMD8<Int32>(truncatingIfNeeded: expected), expectationSums, first &+ row)
                store(SIMD8<Int32>(truncatingIfNeeded: seen), perceptionSums, first &+ row)
              }
            }
          }
        }
      }
    }
  }

  private static func check(_ capacity: Int, _ columns: [Int]) {
    precondition(capacity % 8 == 0 && columns.allSatisfy { $0 >= capacity }, "a column of a block is too short")
  }

  @inline(__always)
  private static func load(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Codes {
    bytes.loadUnaligned(fromByteOffset: place &* 2, as: Codes.self)
  }

  @inline(__always)
  private static func store<Lane>(_ lanes: SIMD8<Lane>, _ bytes: UnsafeMutableRawBufferPointer, _ place: Int) {
    bytes.storeBytes(of: lanes, toByteOffset: place &* MemoryLayout<Lane>.size, as: SIMD8<Lane>.self)
  }
}
