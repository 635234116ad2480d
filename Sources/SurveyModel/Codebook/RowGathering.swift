/// How several rows of a file make one response: events and repeats of one record, or a row for every answer.
///
/// Each row has a kind: what its `apart` columns hold, blanks left out, joined by `/`. A gathered response then has columns of two sorts: `E1` is the value of
/// the column `E1` in whichever of its rows has one, and `before/E1` the same in the row of the kind `before`. In a table with a row for
/// every answer, the kind is the question, and its name alone is the column of its answer.
public struct RowGathering: Sendable, Hashable {
  /// The columns that together tell whose response a row belongs to.
  public var by: [ColumnReference]
  /// The columns that tell rows of one response apart: an event and an instance, or the question.
  public var apart: [ColumnReference]
  /// The column that holds the answer, in a table with a row for every answer.
  public var answer: ColumnReference?
  /// The columns of the gathered responses, where a dialect has looked for them; empty where they are still to be found.
  public var columns: [Column] = []
  /// The places of the file's columns that rows without a kind fill.
  public var plainColumns: Set<Int> = []

  /// A column of gathered responses.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The place of the file's column it is read from, from 0.
    public let source: Int
    /// The kind of the rows it is read from; nil where any will do.
    public let kind: String?

    /// A column.
    public init(name: String, source: Int, kind: String?) {
      self.name = name
      self.source = source
      self.kind = kind
    }
  }

  /// Rows that belong together where they agree in `by`.
  public init(by: [ColumnReference], apart: [ColumnReference], answer: ColumnReference? = nil) {
    self.by = by
    self.apart = apart
    self.answer = answer
  }
}
