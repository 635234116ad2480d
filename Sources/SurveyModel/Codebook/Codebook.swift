/// What each column or element of an export means.
///
/// A dialect makes one from a file's preview; a person can write or edit one as YAML.
public struct Codebook: Sendable, Hashable {
  /// What is asked, with the scale of each facet.
  public var instrument: Setting<Instrument>
  /// What each used column means, in column order.
  public var columns: [ColumnRule]
  /// How many rows name columns, from the header on.
  public var headerRows: Int = 1
  /// Rows that are counted by kind and not scored.
  public var rowRules: [RowRule] = []
  /// How rows are put together to responses; nil where each row is one.
  public var gathering: RowGathering?
  /// The element that holds one response, for XML; empty for tables.
  public var recordElement: String = ""
  /// How answers are read.
  public var values = ValueRules()
  /// How recorded times are read.
  public var times = TimeRules()
  /// The customer-care columns; nil where there are none.
  public var care: CareCodebook?
  /// What the platform calls each column of the file for people, in order; empty where its names say it all. No part of the YAML.
  public var titles: [String] = []
  /// What was decided about the answers and is worth saying; no part of the YAML.
  public var remarks: [Remark] = []

  /// A codebook.
  public init(instrument: Setting<Instrument>, columns: [ColumnRule]) {
    self.instrument = instrument
    self.columns = columns
  }

  /// The rule of the column with `role`, or nil.
  public func column(_ role: ColumnRole) -> ColumnRule? { columns.first { $0.role == role } }
}

/// What one column means.
public struct ColumnRule: Sendable, Hashable {
  /// The column.
  public let reference: ColumnReference
  /// What it holds.
  public let role: ColumnRole
  /// Where that was learnt.
  public let origin: Origin
  /// What it was read off, in words.
  public let evidence: String
  /// Codes of this column that stand for no answer, beside the codebook's own list.
  public let missing: [String: MissingReason]
  /// Labels and codes of this column and the number each stands for, beside the codebook's own; in units of the scale.
  public var labels: [String: Int] = [:]

  /// A rule for one column.
  public init(
    _ reference: ColumnReference, _ role: ColumnRole, origin: Origin = .declared, evidence: String = "",
    missing: [String: MissingReason] = [:]
  ) {
    self.reference = reference
    self.role = role
    self.origin = origin
    self.evidence = evidence
    self.missing = missing
  }
}

/// How a codebook names a column.
public enum ColumnReference: Sendable, Hashable, CustomStringConvertible {
  /// By its header, or in XML its key: `E1`, `@id`, `e[1]`, `group/E1`.
  case name(String)
  /// By its place, from 1; written `#4`.
  case position(Int)
  /// By the places of several columns, one for each answer option, of which a response fills one; written `#4|#5|#6`.
  case oneOf([Int])

  /// The places, from 0, of the columns meant among `names`; fewer than are named where some are not there.
  public func places(in names: [String]) -> [Int] {
    switch self {
    case .name(let name): names.firstIndex(of: name).map { [$0] } ?? []
    case .position(let position): names.indices.contains(position - 1) ? [position - 1] : []
    case .oneOf(let positions): positions.map { $0 - 1 }.filter(names.indices.contains)
    }
  }

  /// The reference as a codebook writes it.
  public var description: String {
    switch self {
    case .name(let name): name
    case .position(let position): "#\(position)"
    case .oneOf(let positions): positions.map { "#\($0)" }.joined(separator: "|")
    }
  }
}

/// What a column holds.
public enum ColumnRole: Sendable, Hashable {
  /// The respondent's id.
  case respondent
  /// When the response was recorded.
  case recordedAt
  /// An answer: the item's id and the facet.
  case answer(item: String, facet: Facet)
  /// The points a respondent gives a dimension, of 100.
  case points(dimension: String)

  /// The role as `inspect` prints it.
  public var name: String {
    switch self {
    case .respondent: "respondent"
    case .recordedAt: "recorded_at"
    case .answer: "answer"
    case .points: "importance_points"
    }
  }
}
