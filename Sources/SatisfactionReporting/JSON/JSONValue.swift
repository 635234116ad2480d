/// A JSON value whose objects keep the order of their keys.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written with at most 12 significant digits, the shortest text that reads back; never NaN, infinity or -0.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One entry of an object.
  public struct Member: Sendable, Equatable {
    /// Its name.
    public let key: String
    /// Its value.
    public let value: JSONValue

    /// An entry.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number, or null where there is none.
  public init(_ number: Double?) { self = number.map { $0.isFinite ? .number($0) : .null } ?? .null }

  /// A whole number, or null where there is none.
  public init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .null }

  /// A text, or null where there is none.
  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// Whole numbers by name, in the order of the names.
  public static func counts(_ counts: [String: Int]) -> JSONValue {
    .object(counts.sorted { $0.key < $1.key }.map { Member($0.key, .integer($0.value)) })
  }
}

extension JSONValue {
  /// The member called `key` of an object; nil for everything else.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string.
  package var text: String? { if case .string(let text) = self { text } else { nil } }

  /// A whole number.
  package var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }

  /// A number, whole or not.
  package var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// A truth value.
  package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The elements of an array; none for everything else.
  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// The members of an object; none for everything else.
  package var members: [Member] { if case .object(let members) = self { members } else { [] } }
}

extension JSONValue {
  /// The same with its numbers as they are written, so that what is made of a value in memory is also made of the file.
  var asWritten: JSONValue {
    switch self {
    case .number(let number): .number(NumberFormat.rounded(number))
    case .array(let elements): .array(elements.map(\.asWritten))
    case .object(let members): .object(members.map { Member($0.key, $0.value.asWritten) })
    default: self
    }
  }
}
