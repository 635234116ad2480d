internal import SatisfactionScoring

/// The words that a partial is written in: numbers as counts are, texts with their length, lists with their number of entries.
extension TallyWriter {
  mutating func natural(_ value: Int) { size(UInt(bitPattern: value)) }

  mutating func text(_ text: String) {
    count(text.utf8.count)
    raw(Array(text.utf8))
  }

  mutating func flag(_ isSet: Bool) { byte(isSet ? 1 : 0) }

  mutating func option<Value>(_ value: Value?, _ write: (inout TallyWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<Values: Collection>(_ values: Values, _ write: (inout TallyWriter, Values.Element) -> Void) {
    count(values.count)
    for value in values { write(&self, value) }
  }

  mutating func texts(_ texts: [String]) { list(texts) { $0.text($1) } }
}

extension TallyReader {
  /// More records, lines or bytes than any source has; sums of two cannot overflow.
  static let most = 1 << 48

  mutating func natural() throws(TallyCodingError) -> Int {
    let value = try size(as: UInt.self)
    guard value <= UInt(Self.most) else { throw .malformed }
    return Int(value)
  }

  mutating func text() throws(TallyCodingError) -> String {
    let length = try count()
    guard let text = String(validating: try bytes(length), as: UTF8.self) else { throw .malformed }
    return text
  }

  mutating func flag() throws(TallyCodingError) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw .malformed
    }
  }

  mutating func option<Value>(
    _ read: (inout TallyReader) throws(TallyCodingError) -> Value
  ) throws(TallyCodingError) -> Value? {
    try flag() ? try read(&self) : nil
  }

  /// A list; an entry takes at least a byte, so that no more are read than there can be.
  mutating func list<Value>(
    _ read: (inout TallyReader) throws(TallyCodingError) -> Value
  ) throws(TallyCodingError) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count()) { values.append(try read(&self)) }
    return values
  }

  mutating func texts() throws(TallyCodingError) -> [String] { try list { (reader) throws(TallyCodingError) in try reader.text() } }

  /// One of the values that texts stand for.
  mutating func named<Value: RawRepresentable>() throws(TallyCodingError) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: try text()) else { throw .malformed }
    return value
  }
}
