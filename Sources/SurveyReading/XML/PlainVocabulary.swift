/// The tags that records are made of, as far as libxml2 has read them: what a quicker way may take without asking whether it is well-formed.
struct PlainVocabulary {
  /// An attribute of records, or a leaf's start tag between `<` and `>`.
  struct Tag {
    /// Where it lies in `bytes`.
    let range: Range<Int>
    /// How many bytes of it are the element's name.
    let nameLength: Int
    /// The field it fills; nil where it is passed over.
    let slot: Int?
  }

  /// More are not learnt: every one may have to be looked at.
  static let most = 1_024

  private(set) var bytes: [UInt8] = []
  private(set) var leaves: [Tag] = []
  private(set) var attributes: [Tag] = []
  private var knownLeaves = ByteTable()
  private var knownAttributes = ByteTable()
  private var run: [UInt8] = []

  /// A name of a record's attribute.
  mutating func add(attribute name: UnsafePointer<UInt8>, _ entry: KeyTable.Entry) {
    guard attributes.count < Self.most else { return }
    run.removeAll(keepingCapacity: true)
    append(name)
    let name = run
    if knownAttributes.add(name.span).isNew { attributes.append(tag(nameLength: name.count, entry)) }
  }

  /// A leaf's start tag, as it would be written most plainly; attributes that would need more than quotes are not learnt.
  mutating func add(leaf name: UnsafePointer<UInt8>, _ attributes: XMLAttributes?, _ entry: KeyTable.Entry) {
    guard leaves.count < Self.most else { return }
    run.removeAll(keepingCapacity: true)
    append(name)
    let nameLength = run.count
    var isPlain = true
    attributes?.forEach { attribute, value in
      isPlain = isPlain && value.count <= 64 && value.allSatisfy { $0 >= 0x20 && $0 < 0x7F && ![0x22, 0x26, 0x3C, 0x3E].contains($0) }
      run.append(0x20)
      append(attribute)
      run += [0x3D, 0x22] + value + [0x22]
    }
    guard isPlain else { return }
    let tag = run
    if knownLeaves.add(tag.span).isNew { leaves.append(self.tag(nameLength: nameLength, entry)) }
  }

  private mutating func tag(nameLength: Int, _ entry: KeyTable.Entry) -> Tag {
    let start = bytes.count
    bytes += run
    let slot: Int? = if case .kept(let slot) = entry { slot } else { nil }
    return Tag(range: start..<bytes.count, nameLength: nameLength, slot: slot)
  }

  private mutating func append(_ name: UnsafePointer<UInt8>) {
    var index = 0
    while name[index] != 0 {
      run.append(name[index])
      index += 1
    }
  }
}
