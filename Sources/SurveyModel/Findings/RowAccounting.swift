/// Where every row of a source went.
///
/// `rows = headerRows + otherRows + records` and `records = responses + quarantined`, always.
public struct RowAccounting: Hashable, Sendable {
  /// Rows that name columns.
  public var headerRows = 0
  /// Rows that are neither header nor record, by kind: `title`, `blank`, `repeated_header`, `preview`, `test`, `partial` ...
  public var otherRows: [String: Int] = [:]
  /// Records scored.
  public var responses = 0
  /// Records set aside, by reason.
  public var reasons: [Rule: Int] = [:]

  /// An empty account.
  public init() {}

  /// Records set aside.
  public var quarantined: Int { reasons.values.reduce(0, +) }
  /// Rows that hold a respondent's answers, or should.
  public var records: Int { responses + quarantined }
  /// All rows of the source.
  public var rows: Int { headerRows + otherRows.values.reduce(0, +) + records }

  /// Counts a row that is neither header nor record.
  public mutating func addOther(_ kind: String, count: Int = 1) { otherRows[kind, default: 0] += count }

  /// Moves one record from the responses to the quarantine.
  public mutating func setAside(_ rule: Rule) {
    responses -= 1
    reasons[rule, default: 0] += 1
  }

  /// Adds the account of another part of the same source.
  public mutating func add(_ other: RowAccounting) {
    headerRows += other.headerRows
    responses += other.responses
    otherRows.merge(other.otherRows, uniquingKeysWith: +)
    reasons.merge(other.reasons, uniquingKeysWith: +)
  }
}
