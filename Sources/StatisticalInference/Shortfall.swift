/// Why a figure cannot be computed, in the words that stand beside a missing number.
public enum Shortfall: String, Error, Sendable, CaseIterable {
  /// There is nothing to compute from.
  case noData = "no_data"
  /// Fewer than two respondents.
  case tooFew = "n<2"
  /// Nothing varies, or what would be divided by does not.
  case zeroVariance = "zero_variance"
  /// One item alone, or one item alone that varies.
  case singleItem = "single_item"
  /// Two items, where a figure needs three.
  case twoItems = "k<3"
  /// An item is a sum of the others, so that correlations cannot be inverted.
  case singular
  /// No single best solution was reached.
  case notConverged = "not_converged"
}

/// A finite number, or why there is none.
public typealias Figure = Result<Double, Shortfall>

extension Result where Success == Double, Failure == Shortfall {
  /// The number; nil where there is none.
  public var value: Double? { try? get() }

  /// Why there is no number; nil where there is one.
  public var shortfall: Shortfall? {
    guard case .failure(let shortfall) = self else { return nil }
    return shortfall
  }
}
