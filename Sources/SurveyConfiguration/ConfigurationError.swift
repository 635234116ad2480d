/// Everything wrong with one configuration file, each problem with its place.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One problem.
  public struct Problem: Sendable, Equatable {
    /// The line, from 1; 0 where the whole file is meant.
    public let line: Int
    /// The column, from 1.
    public let column: Int
    /// What is wrong and what to do.
    public let message: String
  }

  /// The file, as people name it.
  public let source: String
  /// The problems in file order.
  public let problems: [Problem]

  /// An error about `source`.
  public init(source: String, problems: [Problem]) {
    self.source = source
    self.problems = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// An error about a file as a whole.
  public init(source: String, message: String) {
    self.init(source: source, problems: [Problem(line: 0, column: 0, message: message)])
  }

  /// One line per problem: `file:line:column: message`.
  public var description: String {
    problems.map { $0.line == 0 ? "\(source): \($0.message)" : "\(source):\($0.line):\($0.column): \($0.message)" }
      .joined(separator: "\n")
  }
}
