/// What a column of a table holds.
public struct Field: Sendable, Equatable {
  /// The kinds of values.
  public enum Kind: String, Sendable, CaseIterable {
    /// A text, a code or an id.
    case text
    /// A whole number.
    case integer
    /// A number.
    case number
    /// `true` or `false`.
    case boolean
    /// A day such as `2026-06-30`, in UTC.
    case date
    /// A moment such as `2026-06-30T08:00:00Z`, in UTC.
    case moment
  }

  /// The column's name.
  public let name: String
  /// What its values are.
  public let kind: Kind
  /// Whether a value may be null.
  public let isNullable: Bool
  /// What it says, in a sentence without its end.
  public let about: String

  static func text(_ name: String, _ about: String) -> Field { Field(name: name, kind: .text, isNullable: true, about: about) }

  static func integer(_ name: String, _ about: String) -> Field { Field(name: name, kind: .integer, isNullable: true, about: about) }

  static func number(_ name: String, _ about: String) -> Field { Field(name: name, kind: .number, isNullable: true, about: about) }

  static func boolean(_ name: String, _ about: String) -> Field { Field(name: name, kind: .boolean, isNullable: true, about: about) }

  static func date(_ name: String, _ about: String) -> Field { Field(name: name, kind: .date, isNullable: true, about: about) }

  static func moment(_ name: String, _ about: String) -> Field { Field(name: name, kind: .moment, isNullable: true, about: about) }

  /// The same, never null.
  var always: Field { Field(name: name, kind: kind, isNullable: false, about: about) }
}

extension ReportTable {
  /// What the columns hold: as the catalogue says; of columns that it does not know, as their first value shows.
  package var fields: [Field] {
    let known = FieldCatalogue[name]?.fields ?? []
    return columns.enumerated().map { place, column in
      if known.indices.contains(place), known[place].name == column { return known[place] }
      let first = rows.lazy.map { $0.members[place].value }.first { $0 != .null } ?? .null
      return Field(name: column, kind: Self.kind(of: first), isNullable: true, about: "Not known to this version")
    }
  }

  private static func kind(of value: JSONValue) -> Field.Kind {
    switch value {
    case .integer: .integer
    case .number: .number
    case .bool: .boolean
    default: .text
    }
  }
}

/// What a table holds.
public struct TableDescription: Sendable, Equatable {
  /// Its name, as in `scores.json`.
  public let name: String
  /// What its rows are.
  public let about: String
  /// Its columns in order.
  public let fields: [Field]
  /// The columns that tell its rows apart.
  public let key: [String]
  /// Whether only some runs have it.
  public var isOptional: Bool { ReportTables.optional.contains(name) }
}
