/// Rows that are no respondent's answers, told by what one column holds: previews, tests, unfinished responses.
public struct RowRule: Sendable, Hashable {
  /// The column.
  public let reference: ColumnReference
  /// What it holds in such rows, lower case; an empty text stands for a blank cell.
  public let values: Set<String>
  /// What such rows are counted as: `preview`, `test`, `partial` ...
  public let kind: String

  /// A rule over one column.
  public init(_ reference: ColumnReference, holds values: Set<String>, kind: String) {
    self.reference = reference
    self.values = Set(values.map { $0.lowercased() })
    self.kind = kind
  }
}
