internal import SurveyModel

/// The record that is being read: its fields arrive in document order and are told by slot at its end.
struct XMLRecordInProgress {
  var isOpen = false
  private(set) var position = RecordPosition()
  private(set) var fault: (rule: Rule, message: String)?
  private var arrived: [UInt8] = []
  private var ranges: [Range<Int>?]
  private var levels: [Level] = []
  private var key: [UInt8] = []
  /// The children of the record before, in their order, as libxml2 keeps their names, and what each is: most records have the same.
  private var known: [(name: UnsafePointer<UInt8>, entry: KeyTable.Entry)] = []
  /// How many children of this record there were.
  private var children = 0

  private struct Level {
    let entry: KeyTable.Entry
    /// The name that is still to be put into the key, should anybody ask for it; the key was empty before.
    var pendingName: UnsafePointer<UInt8>?
    let keyLength: Int
    let textStart: Int
    /// Whether the answer stood in an attribute.
    let ignoresText: Bool
    /// Whether the element belongs to a series of indexed answers.
    let isSeries: Bool
  }

  /// The tags met so far, where they are learnt.
  private(set) var vocabulary: PlainVocabulary?

  private let naming: XMLNaming.Bytes
  private let isPlain: Bool

  init(slots: Int, naming: XMLNaming, isLearning: Bool) {
    vocabulary = isLearning ? PlainVocabulary() : nil
    ranges = Array(repeating: nil, count: slots)
    self.naming = XMLNaming.Bytes(naming)
    isPlain = naming == XMLNaming()
  }

  mutating func begin(
    at position: RecordPosition, inherited: [XMLNode.Attribute], _ attributes: XMLAttributes, table: KeyTable,
    _ unknownKeys: inout Set<String>
  ) {
    self.position = position
    isOpen = true
    fault = nil
    arrived.removeAll(keepingCapacity: true)
    for slot in ranges.indices { ranges[slot] = nil }
    levels.removeAll(keepingCapacity: true)
    children = 0
    for attribute in inherited {
      key.removeAll(keepingCapacity: true)
      key.append(0x40)
      key.append(contentsOf: attribute.name.utf8)
      guard case .kept(let slot) = table.entry(key) else { continue }
      let start = arrived.count
      arrived.append(contentsOf: attribute.value.utf8)
      ranges[slot] = start..<arrived.count
    }
    attributes.forEach { name, value in takeAttribute(name, value, table, &unknownKeys) }
    key.removeAll(keepingCapacity: true)
  }

  private mutating func takeAttribute(
    _ name: UnsafePointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, _ table: KeyTable, _ unknownKeys: inout Set<String>
  ) {
    key.removeAll(keepingCapacity: true)
    key.append(0x40)
    appendKey(name)
    let entry = table.entry(key)
    vocabulary?.add(attribute: name, entry)
    switch entry {
    case .kept(let slot):
      let start = arrived.count
      AttributeText.append(value, to: &arrived)
      ranges[slot] = start..<arrived.count
    case .unknown: if unknownKeys.count < 100 { unknownKeys.insert(text(key)) }
    case .passedOver, .group: break
    }
  }

  mutating func descend(_ name: XMLName, _ attributes: XMLAttributes, table: KeyTable) {
    if levels.isEmpty, attributes.count == 0, isPlain { return descendAgain(name, table) }
    completeKey()
    if let parent = levels.last, parent.entry != .group, parent.entry != .unknown || parent.textStart < arrived.count {
      setFault(.unexpectedElement, "an element <\(name.text)> inside an answer")
    }
    if !isPlain, descendNamed(name, attributes, table: table) { return }
    let keyLength = key.count
    if !key.isEmpty { key.append(0x2F) }
    appendKey(name.local)
    var (value, isIndexed): (UnsafeBufferPointer<UInt8>?, Bool) = (nil, false)
    attributes.forEach { attribute, text in
      let attributeName = String(cString: attribute)
      if IndexAttribute.names.contains(attributeName), IndexAttribute.isIndex(text) {
        isIndexed = true
        key.append(0x5B)
        key.append(contentsOf: text)
        key.append(0x5D)
      } else if IndexAttribute.values.contains(attributeName) {
        value = text
      }
    }
    let hasValue = isIndexed && value != nil
    let isSeries = isIndexed && table.isSeries(key)
    levels.append(
      Level(
        entry: table.entry(key), pendingName: nil, keyLength: keyLength, textStart: arrived.count, ignoresText: hasValue, isSeries: isSeries
      ))
    if isPlain, levels.count == 1, !hasValue, !isSeries || levels[0].entry != .unknown {
      vocabulary?.add(leaf: name.local, attributes, levels[0].entry)
    }
    if hasValue, let value { AttributeText.append(value, to: &arrived) }
  }

  /// A child of the record without attributes. libxml2 keeps every name once: the same place is the same name.
  private mutating func descendAgain(_ name: XMLName, _ table: KeyTable) {
    defer { children += 1 }
    if children >= known.count || known[children].name != name.local {
      key.removeAll(keepingCapacity: true)
      appendKey(name.local)
      let child = (name: name.local, entry: table.entry(key))
      vocabulary?.add(leaf: name.local, nil, child.entry)
      key.removeAll(keepingCapacity: true)
      if children < known.count { known[children] = child } else if children < 4_096 { known.append(child) }
      levels.append(
        Level(entry: child.entry, pendingName: name.local, keyLength: 0, textStart: arrived.count, ignoresText: false, isSeries: false))
      return
    }
    levels.append(
      Level(
        entry: known[children].entry, pendingName: name.local, keyLength: 0, textStart: arrived.count, ignoresText: false, isSeries: false))
  }

  /// Puts a name into the key that was left out of it.
  private mutating func completeKey() {
    guard let last = levels.indices.last, let name = levels[last].pendingName else { return }
    levels[last].pendingName = nil
    appendKey(name)
  }

  /// An element that is called by an attribute, or that is no part of a key; false where it is called by its own name.
  private mutating func descendNamed(_ name: XMLName, _ attributes: XMLAttributes, table: KeyTable) -> Bool {
    let (keyLength, own) = (key.count, name.utf8)
    if naming.transparent.contains(where: own.elementsEqual) {
      levels.append(
        Level(entry: .group, pendingName: nil, keyLength: keyLength, textStart: arrived.count, ignoresText: false, isSeries: false))
      return true
    }
    guard naming.named.contains(where: own.elementsEqual), let called = attributes[naming.nameAttribute] else { return false }
    if !key.isEmpty { key.append(0x2F) }
    key.append(contentsOf: called)
    let value = attributes[naming.valueAttribute]
    levels.append(
      Level(
        entry: table.entry(key), pendingName: nil, keyLength: keyLength, textStart: arrived.count, ignoresText: value != nil,
        isSeries: false))
    if let value { AttributeText.append(value, to: &arrived) }
    return true
  }

  mutating func ascend(_ unknownKeys: inout Set<String>) {
    if case .unknown? = levels.last?.entry { completeKey() }
    guard let level = levels.popLast() else { return }
    switch level.entry {
    case .kept(let slot):
      if ranges[slot] != nil { setFault(.duplicateItem, "an item stands twice in one response") }
      ranges[slot] = level.textStart..<arrived.count
    case .unknown where level.isSeries:
      setFault(.unknownItem, "an item the codebook does not have")
    case .unknown:
      if unknownKeys.count < 100 { unknownKeys.insert(text(key)) }
      arrived.removeLast(arrived.count - level.textStart)
    case .passedOver:
      arrived.removeLast(arrived.count - level.textStart)
    case .group: break  // holds no text of its own, and its children's must stay
    }
    key.removeLast(key.count - level.keyLength)
  }

  /// Adds text to the open element; true when it is over the limit.
  mutating func add(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let last = levels.indices.last, levels[last].entry != .group, !levels[last].ignoresText else { return false }
    if bytes.count == 1 { arrived.append(bytes[0]) } else { arrived.append(contentsOf: bytes) }
    return arrived.count - levels[last].textStart > ReadingLimits.fieldBytes
  }

  /// Hands the fields over in slot order.
  func close(into batch: inout RecordBatch, _ mark: RecordMark) {
    let base = batch.bytes.count
    batch.bytes.append(contentsOf: arrived)
    batch.appendRow(mark)
    for range in ranges {
      let (start, end) = (base + (range?.lowerBound ?? 0), base + (range?.upperBound ?? 0))
      batch.bounds.append(
        FieldBounds(
          start: UInt32(truncatingIfNeeded: start), markedEnd: UInt32(truncatingIfNeeded: end) | (range == nil ? FieldBounds.absent : 0)))
    }
  }

  private mutating func setFault(_ rule: Rule, _ message: String) {
    if fault == nil { fault = (rule, message) }
  }

  private mutating func appendKey(_ name: UnsafePointer<UInt8>) {
    var index = 0
    while name[index] != 0 {
      key.append(name[index])
      index += 1
    }
  }

  private func text(_ key: [UInt8]) -> String { String(decoding: key, as: UTF8.self) }
}

/// Attribute values as libxml2 hands them over: references resolved, but an ampersand written as `&#38;`.
enum AttributeText {
  static func append(_ value: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var index = 0
    while index < value.count {
      bytes.append(value[index])
      index += value[index] == 0x26 && value[index...].starts(with: Array("&#38;".utf8)) ? 5 : 1
    }
  }
}
