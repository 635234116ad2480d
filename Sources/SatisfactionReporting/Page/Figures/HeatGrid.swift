/// A heatmap, ready to be drawn or set as a table: numbers on fills, with marks where something is beyond chance.
struct HeatGrid {
  /// What is said of a cell beside its number.
  enum Mark {
    case worse, better
    /// Customers are lost over it.
    case lost

    /// Stands behind the number.
    var symbol: String { self == .better ? " ▲" : " ▼" }

    /// For those who do not see the mark.
    var words: Phrase {
      switch self {
      case .worse: .worseMark
      case .better: .betterMark
      case .lost: .careLostMark
      }
    }
  }

  /// One cell.
  struct Cell {
    /// The number; nil where it is hidden or there is none.
    let text: String?
    /// The name of its fill.
    let style: String
    let isHidden: Bool
    let mark: Mark?

    /// `−0.85 ▼`.
    var shown: String { text.map { $0 + (mark?.symbol ?? "") } ?? "–" }
  }

  /// One row.
  struct Row {
    let name: String
    /// Whose page the name leads to, where there is one.
    var segment: Segment?
    let n: Int
    let cells: [Cell]
  }

  /// What the rows are.
  let corner: String
  let columns: [String]
  let rows: [Row]
  /// What the cells say, as a sentence.
  let finding: String
  /// How to read it.
  let note: String
}

/// Fills by the size of a number.
struct HeatScale {
  let scale: ClosedRange<Double>
  let hasGap: Bool
  /// The number that is farthest from zero, of those shown.
  let largest: Double

  /// The fill of a cell: of a gap by its part of the largest one, of a perception by its place on the scale.
  func style(_ value: Double?, isHidden: Bool) -> String {
    guard let value else { return isHidden ? "hidden" : "none" }
    let half = (scale.upperBound - scale.lowerBound) / 2
    // Gaps below a tenth of the scale are small, however the others are.
    let away = hasGap ? value / max(largest, half / 5) : (value - scale.lowerBound - half) / half
    let step = min(3, Int((min(abs(away), 1) * 3).rounded()))
    return step == 0 ? "even" : (away < 0 ? "low" : "high") + "\(step)"
  }
}
