public import SurveyModel

/// How many respondents gave importance points that need a word: those rescaled by more than rounding, and those that cannot be used.
public struct PointsCheck: Sendable, Equatable {
  /// Respondents whose points are off 100 by more than 2 and at most 10.
  public private(set) var rescaled = 0
  /// Respondents whose points are no points.
  public private(set) var refused = 0

  /// Nobody so far.
  public init() {}

  /// What was seen elsewhere.
  package init(rescaled: Int, refused: Int) { (self.rescaled, self.refused) = (rescaled, refused) }

  enum Verdict {
    case blank, usable, rescaled, refused
  }

  /// What becomes of points that add up to `sum` hundredths, with `blanks` of `count` left empty.
  static func verdict(sum: Int64, blanks: Int, of count: Int, isReadable: Bool) -> Verdict {
    guard blanks < count else { return .blank }
    let off = abs(sum - 10_000)
    guard isReadable, off <= (blanks > 0 ? 200 : 1_000) else { return .refused }
    return off > 200 ? .rescaled : .usable
  }

  /// Looks at all responses of a batch.
  public mutating func add(_ batch: ResponseBatch) {
    guard batch.hasPoints else { return }
    let count = batch.layout.dimensionCount
    let (sums, blanks) = BlockKernel.pointSums(batch.points, columns: count, batch.capacity, batch.count)
    for row in 0..<batch.count where blanks[row] != 0 || abs(sums[row] - PointsSums.whole) > 200 {
      switch Self.verdict(sum: sums[row], blanks: blanks[row], of: count) {
      case .rescaled: rescaled += 1
      case .refused: refused += 1
      case .blank, .usable: continue
      }
    }
  }

  /// What becomes of points by what `BlockKernel.pointSums` says of them.
  static func verdict(sum: Int32, blanks: Int32, of count: Int) -> Verdict {
    verdict(sum: Int64(sum), blanks: Int(blanks & 0xFF), of: count, isReadable: blanks >> 8 == 0)
  }

  /// Adds what was seen of another part.
  public mutating func add(_ other: PointsCheck) {
    rescaled += other.rescaled
    refused += other.refused
  }
}
