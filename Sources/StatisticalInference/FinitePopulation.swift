/// What is known when a large part of a population answered.
public enum FinitePopulation {
  /// The factor √(1 - n/N) of a standard error whose variance has n-1 (Cochran 1977, section 2.6).
  ///
  /// - Parameters:
  ///   - sample: How many were measured, n.
  ///   - population: How many there are, N.
  /// - Returns: A factor from 0 (everybody answered) to 1; nil where N < 1 or n is not within 0...N.
  public static func factor(sample: Int, population: Int) -> Double? {
    guard population >= 1, (0...population).contains(sample) else { return nil }
    return (Double(population - sample) / Double(population)).squareRoot()
  }
}
