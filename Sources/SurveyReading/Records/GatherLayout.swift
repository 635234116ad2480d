/// Which fields of which rows make one record.
public struct GatherLayout: Sendable, Hashable {
  /// One field of a gathered record.
  public struct Field: Sendable, Hashable {
    /// What happens where several rows fill it.
    public enum Choice: Sendable, Hashable {
      /// They must agree, or the record is doubtful.
      case only
      /// The first one counts.
      case first
      /// The last one counts.
      case last
      /// The first one counts, of any row that has the same first key: what holds for a whole record, such as a branch.
      case shared
    }

    /// The field of the rows it is read from, by place among those kept.
    public let slot: Int
    /// The kind of row it is read from; nil for any.
    public let kind: String?
    /// What happens where several rows fill it.
    public let choice: Choice

    /// A field.
    public init(slot: Int, kind: String?, choice: Choice) {
      self.slot = slot
      self.kind = kind
      self.choice = choice
    }
  }

  /// The fields that tell whose row it is.
  public var keys: [Int]
  /// What those fields are called: a row that holds these words is the header again.
  public var keyNames: [String] = []
  /// The fields that together name a row's kind.
  public var apart: [Int]
  /// Whether blanks are left out of the kind.
  public var isWide: Bool
  /// The fields of a gathered record.
  public var fields: [Field]
  /// How many fields of each row are kept.
  public var fieldsPerRow: Int
  /// The gathered fields of which one must be filled, or the record is none; empty where that does not matter.
  public var needed: [Int]

  /// A layout.
  public init(keys: [Int], apart: [Int], isWide: Bool, fields: [Field], fieldsPerRow: Int, needed: [Int]) {
    self.keys = keys
    self.apart = apart
    self.isWide = isWide
    self.fields = fields
    self.fieldsPerRow = fieldsPerRow
    self.needed = needed
  }

  /// Whether a field holds nothing: no bytes, or what R and other programs write for that.
  @inlinable
  public static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    switch range.count {
    case 0: return true
    case 2: return bytes[start] == 0x4E && bytes[start + 1] == 0x41  // NA
    case 3: return bytes[start] == 0x4E && bytes[start + 1] == 0x61 && bytes[start + 2] == 0x4E  // NaN
    case 4: return bytes[start] == 0x4E && bytes[range].elementsEqual("NULL".utf8)
    default: return false
    }
  }

  /// The kind of a row by what its `apart` columns hold.
  public static func kind(_ values: [String], isWide: Bool) -> String {
    let parts = values.map { value in
      let isBlank = { (character: Character) in character == " " || character == "\t" }
      return String(String(value.drop(while: isBlank).reversed().drop(while: isBlank).reversed()))
    }
    return (isWide ? parts.filter { !["", "NA", "NaN", "NULL"].contains($0) } : parts).joined(separator: "/")
  }
}
