/// How many people were asked to answer, as a whole and by the values of segment columns.
public struct Invitations: Hashable, Sendable {
  /// The people invited of one segment column.
  public struct Column: Hashable, Sendable {
    /// The column's name.
    public let name: String
    /// Its values in the order of the file.
    public var values: [Value]

    /// A column.
    public init(name: String, values: [Value]) {
      self.name = name
      self.values = values
    }

    /// The people of all its values.
    public var sum: Int { values.reduce(0) { $0 + $1.invited } }
  }

  /// The people invited of one segment.
  public struct Value: Hashable, Sendable {
    /// The value's label.
    public let label: String
    /// How many were invited; not negative.
    public let invited: Int

    /// A value.
    public init(label: String, invited: Int) {
      self.label = label
      self.invited = invited
    }
  }

  /// Everybody, where the file has a row for that.
  public let everybody: Int?
  /// The segment columns in the order of the file.
  public let columns: [Column]

  /// Invitations.
  public init(everybody: Int?, columns: [Column]) {
    self.everybody = everybody
    self.columns = columns
  }

  /// Whether two names or labels mean the same: upper and lower case are one, as they are for the columns of an export.
  public static func isSame(_ left: String, _ right: String) -> Bool { left == right || left.lowercased() == right.lowercased() }

  /// Everybody invited: the row for that, else the sum over one column, one of `preferred` if there is one.
  ///
  /// - Returns: the number and the column it is the sum of; nil where nothing is known.
  public func total(preferring preferred: [String]) -> (invited: Int, column: String?)? {
    if let everybody { return (everybody, nil) }
    let column = columns.first { column in preferred.contains { Self.isSame($0, column.name) } } ?? columns.first
    return column.map { ($0.sum, $0.name) }
  }
}
