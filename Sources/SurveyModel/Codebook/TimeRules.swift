/// How recorded times are read.
public struct TimeRules: Sendable, Hashable {
  /// The order of day, month and year where the year does not come first.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// Only `2026-03-01` and its relatives; `03/04/2026` is refused as ambiguous.
    case iso
    /// Day first: `04/03/2026` is 4 March.
    case dayFirst = "dmy"
    /// Month first: `04/03/2026` is 3 April.
    case monthFirst = "mdy"
    /// A spreadsheet's day numbers, by the 1900 date system: `43290.5` is noon of 9 July 2018.
    case serial
  }

  /// The order of day and month.
  public var order: Order = .iso
  /// Whether a response without a recorded time counts: unfinished ones that were asked for have none.
  public var allowsBlank = false
  /// What stands in place of a time then, lower case, beside nothing at all.
  public var blankTexts: Set<String> = []
  /// The offset of times that carry none, in seconds east of UTC, where no zone is named.
  public var offset: Int = 0
  /// The zone of times that carry no offset; nil where they are at `offset`.
  public var zone: ZoneRules?

  /// ISO dates, UTC.
  public init() {}
}
