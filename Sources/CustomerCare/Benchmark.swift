public import SurveyModel

/// A published figure to be shown beside one's own, with its source. It never enters a score, and every one can be replaced.
public struct Benchmark: Sendable, Equatable {
  /// How the figure is meant.
  public enum Bound: String, Sendable {
    /// The figure itself.
    case exactly
    /// Less than the figure.
    case below
    /// More than the figure.
    case above
  }

  /// What the figure counts.
  public enum Unit: String, Sendable {
    /// A share, of 100.
    case percent
    /// People told.
    case people
    /// A ratio.
    case times
    /// Pounds sterling.
    case pounds
    /// Pounds sterling over five years.
    case poundsInFiveYears = "pounds_in_5_years"
  }

  /// The code in files.
  public let id: String
  /// The figure.
  public let value: Double
  /// What it counts.
  public let unit: Unit
  /// How it is meant.
  public let bound: Bound
  /// Where it is from.
  public let source: String
  /// What it says, for people.
  public let labels: Labels

  /// A benchmark.
  public init(id: String, value: Double, unit: Unit, bound: Bound = .exactly, source: String, labels: Labels) {
    (self.id, self.value, self.unit, self.bound, self.source, self.labels) = (id, value, unit, bound, source, labels)
  }
}

/// Benchmarks by id.
public struct Benchmarks: Sendable, Equatable {
  /// In the order they are shown in.
  public private(set) var all: [Benchmark]

  /// Benchmarks; of several with one id the last holds.
  public init(_ benchmarks: [Benchmark]) {
    all = []
    for benchmark in benchmarks { set(benchmark) }
  }

  /// The benchmark of an id; nil where there is none.
  public subscript(id: String) -> Benchmark? { all.first { $0.id == id } }

  /// Replaces the benchmark of the same id, or adds a new one.
  public mutating func set(_ benchmark: Benchmark) {
    if let place = all.firstIndex(where: { $0.id == benchmark.id }) { all[place] = benchmark } else { all.append(benchmark) }
  }

  /// Takes a benchmark away.
  public mutating func remove(_ id: String) { all.removeAll { $0.id == id } }
}
