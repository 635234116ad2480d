/// Weights that bring a sample to known margins (iterative proportional fitting, Deming & Stephan 1940).
///
/// A respondent's final weight is the design weight times the factor of the respondent's cell.
public struct Raking: Sendable, Equatable {
  /// What is known of a population by one property.
  public struct Margin: Sendable, Equatable {
    /// The property's name.
    public let name: String
    /// The population by category: shares or counts, in any common unit, none negative.
    public let targets: [String: Double]

    /// A margin from its name and its targets.
    public init(name: String, targets: [String: Double]) {
      self.name = name
      self.targets = targets
    }
  }

  /// Respondents of the same categories.
  public struct Cell: Sendable, Equatable {
    /// One category per margin, in the margins' order.
    public let categories: [String]
    /// The sum of their design weights; their number where the design has none.
    public let designWeight: Double

    /// A cell from its categories and its design weight.
    public init(categories: [String], designWeight: Double) {
      self.categories = categories
      self.designWeight = designWeight
    }
  }

  /// Why a sample cannot be raked.
  public enum Failure: Error, Equatable {
    /// The population has people of a category whom the sample has not.
    case emptyCategory(margin: String, category: String)
    /// The sample has a category for which there is no target.
    case unknownCategory(margin: String, category: String)
    /// A cell has not one category per margin, or a weight or a target is negative or not finite.
    case malformed
    /// No target or no weight is above 0.
    case nothingToWeigh
    /// After so many rounds a category's share is still so far from its target: the margins contradict the empty cells.
    case notConverged(rounds: Int, error: Double)
  }

  /// The factor of each cell, in the order given; final weights add up to what the design weights do.
  public let factors: [Double]
  /// How many rounds over all margins it took.
  public let rounds: Int
  /// The largest distance of a category's share from its target, in shares of 1.
  public let error: Double

  /// Rakes cells to margins.
  ///
  /// - Parameters:
  ///   - cells: The sample; cells of the same categories may occur more than once.
  ///   - margins: The population, one property each.
  ///   - tolerance: The error below which it is done.
  ///   - limit: After how many rounds it is given up.
  public init(cells: [Cell], margins: [Margin], tolerance: Double = 1e-6, limit: Int = 1_000) throws(Failure) {
    var fit = try ProportionalFit(cells, margins)
    var rounds = 0
    while fit.error >= tolerance {
      guard rounds < limit else { throw .notConverged(rounds: rounds, error: fit.error) }
      fit.round()
      rounds += 1
    }
    (factors, error) = (fit.factors, fit.error)
    self.rounds = rounds
  }
}
