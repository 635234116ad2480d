/// Why bytes are not read as a tally.
public enum TallyCodingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// They were written in a way that this version does not know.
  case version(UInt8)
  /// They count other things: another instrument, other columns, periods or rules.
  case otherShape
  /// Bytes are missing or changed, or stand for another cell.
  case damaged
  /// They say what no tally of the shape can say, or say it in a way it is never written.
  case malformed
  /// A cell lies where the shape has none, or is there twice.
  case misplaced
  /// The segment columns do not count the same number of responses: cells are missing.
  case incomplete

  /// The reason in words.
  public var description: String {
    switch self {
    case .version(let version): "the counts are written in version \(version), which is not known here"
    case .otherShape: "the counts are of another instrument, or of other columns, periods or rules"
    case .damaged: "the counts are damaged"
    case .malformed: "the counts cannot be those of any responses"
    case .misplaced: "a cell lies where there is none, or is there twice"
    case .incomplete: "cells are missing"
    }
  }
}
