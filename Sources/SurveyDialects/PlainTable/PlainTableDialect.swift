/// A wide table with one row per respondent and columns such as `E1`, `P1`, in any order.
public struct PlainTableDialect: ExportDialect {
  /// `plain-csv`.
  public let name = "plain-csv"

  /// The dialect.
  public init() {}
}
