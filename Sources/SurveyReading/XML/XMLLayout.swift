/// The shape of a record document: which element is a record, and the keys of what is inside.
///
/// Keys: `@id` for an attribute of the record, `comment` for a child, `group/E1` for a nested one, `e[1]` for `<e i="1">`.
public struct XMLLayout: Sendable, Hashable {
  /// The names from the root to the record element.
  public var recordPath: [String]
  /// Every key that records may hold, in order of first appearance.
  public var keys: [String]
  /// Which keys are kept.
  public var isWanted: [Bool]
  /// How elements are named where their own names do not tell them apart.
  public var naming: XMLNaming

  /// A layout.
  public init(recordPath: [String], keys: [String], isWanted: [Bool], naming: XMLNaming = XMLNaming()) {
    self.naming = naming
    self.recordPath = recordPath
    self.keys = keys
    self.isWanted = isWanted
  }

  /// Whether records stand inside another element and are called by their elements' own names, so that they may be plain.
  var hasPlainRecords: Bool { recordPath.count > 1 && naming == XMLNaming() }
}

/// Names by which an attribute tells which of several like-named elements is meant.
enum IndexAttribute {
  static let names: Set<String> = ["i", "n", "no", "nr", "num", "number", "index", "item", "q", "question", "code", "name", "key", "ref"]
  static let values: Set<String> = ["value", "v", "answer"]

  /// Whether a value tells items apart: a number, or a short code that ends in one, such as `E12` or `q_05`.
  static func isIndex(_ value: some Collection<UInt8>) -> Bool {
    let digits = value.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    return (1...3).contains(digits) && value.count <= 24
  }
}

/// Finds which slot a key has, by its bytes, without allocating.
struct KeyTable: Sendable {
  /// What is known of a key.
  enum Entry: Sendable, Equatable {
    /// A leaf that is kept, at this slot.
    case kept(Int)
    /// A leaf that is passed over.
    case passedOver
    /// An element that holds other elements.
    case group
    /// Nothing: the preview did not show it.
    case unknown
  }

  /// Names before the bracket of indexed keys that are kept.
  private var series: Set<[UInt8]> = []
  private var keys = ByteTable()
  private var entries: [Entry] = []

  init(_ layout: XMLLayout) {
    var slot = 0
    for (key, isWanted) in zip(layout.keys, layout.isWanted) {
      insert(Array(key.utf8), isWanted ? .kept(slot) : .passedOver)
      slot += isWanted ? 1 : 0
      if isWanted, let bracket = key.utf8.firstIndex(of: 0x5B) { series.insert(Array(key.utf8[..<bracket])) }
      insertGroups(of: key)
    }
  }

  private mutating func insertGroups(of key: String) {
    var parts = key.split(separator: "/").dropLast()
    while !parts.isEmpty {
      insert(Array(parts.joined(separator: "/").utf8), .group)
      parts = parts.dropLast()
    }
  }

  /// The first entry of a key stays.
  private mutating func insert(_ key: [UInt8], _ entry: Entry) {
    if keys.add(key.span).isNew { entries.append(entry) }
  }

  /// Whether an indexed key belongs to a series of which other members are kept.
  func isSeries(_ key: [UInt8]) -> Bool { key.firstIndex(of: 0x5B).map { series.contains(Array(key[..<$0])) } ?? false }

  func entry(_ key: [UInt8]) -> Entry { keys.find(key.span).map { entries[$0] } ?? .unknown }
}
