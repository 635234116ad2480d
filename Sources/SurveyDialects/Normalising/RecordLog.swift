public import SurveyModel

/// What was said about the records of one source, or of a part of it.
public struct RecordLog: Sendable, Equatable {
  /// Where every row went.
  public var accounting = RowAccounting()
  /// Findings about single records, in file order.
  public var findings: [Finding] = []
  /// Answers that were read although they were not plain numbers, by column.
  public var normalised: [Int: Int] = [:]
  /// Numbers outside the scale that set records aside, by column and number: one of them is often a code for no answer.
  public var strayNumbers: [StrayNumber: Int] = [:]

  /// Responses whose id a spreadsheet rounded, so that several respondents may share it.
  public var roundedIDs = 0
  /// The line of a header that names the same columns in other places: what follows it cannot be read by the first one.
  public var foreignHeaderLine: Int?
  /// The line of an answer label that is known, but of another scale than the labels of the first rows.
  public var foreignLabelLine: Int?
  /// Customer-care cells that could not be read, by column: they count as no answer.
  public var unreadableCare: [Int: Int] = [:]
  /// Records set aside for one reason in one column.
  public var faults: [ColumnFault: Int] = [:]

  /// A reason and the column it was found in.
  public struct ColumnFault: Hashable, Sendable {
    /// The column's place, from 0.
    public let column: Int
    /// The reason.
    public let rule: Rule

    /// A reason in a column.
    public init(column: Int, rule: Rule) { (self.column, self.rule) = (column, rule) }
  }

  /// A number outside the scale in one column.
  public struct StrayNumber: Hashable, Sendable {
    /// The column's place, from 0.
    public let column: Int
    /// The number as written; at most five characters.
    public let text: String

    /// A number in a column.
    public init(column: Int, text: String) { (self.column, self.text) = (column, text) }
  }

  /// An empty log.
  public init() {}

  /// Adds the log of the part that follows.
  public mutating func add(_ other: RecordLog) {
    accounting.add(other.accounting)
    findings += other.findings
    normalised.merge(other.normalised, uniquingKeysWith: +)
    strayNumbers.merge(other.strayNumbers, uniquingKeysWith: +)
    faults.merge(other.faults, uniquingKeysWith: +)
    unreadableCare.merge(other.unreadableCare, uniquingKeysWith: +)
    roundedIDs += other.roundedIDs
    foreignHeaderLine = foreignHeaderLine ?? other.foreignHeaderLine
    foreignLabelLine = foreignLabelLine ?? other.foreignLabelLine
  }
}
