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
    for row in 0..<batch.count {
      var (sum, blanks, isReadable): (Int64, Int, Bool) = (0, 0, true)
      for dimension in 0..<count {
        let given = batch.points[dimension * batch.capacity + row]
        blanks += given == -1 ? 1 : 0
        isReadable = isReadable && given >= -1
        sum += Int64(max(0, given))
      }
      switch Self.verdict(sum: sum, blanks: blanks, of: count, isReadable: isReadable) {
      case .rescaled: rescaled += 1
      case .refused: refused += 1
      case .blank, .usable: continue
      }
    }
  }

  /// Adds what was seen of another part.
  public mutating func add(_ other: PointsCheck) {
    rescaled += other.rescaled
    refused += other.refused
  }
}
