internal import SurveyModel

/// Turns the events of a document into records.
///
/// What every event touches is not checked for overlapping access: libxml2 calls one handler after the other, and none calls into the parser
/// but to stop it.
final class XMLRecordHandler: XMLEventHandler {
  @exclusivity(unchecked)
  var batch = RecordBatch(fieldsPerRecord: 0)
  @exclusivity(unchecked)
  private(set) var unknownKeys: Set<String> = []
  private let path: [[UInt8]]
  private let table: KeyTable
  private let textStart: Int
  @exclusivity(unchecked)
  private var record: XMLRecordInProgress
  /// How deep the parser stands, and how many of those levels match the record's path.
  @exclusivity(unchecked)
  private var depth = 0
  @exclusivity(unchecked)
  private var matched = 0
  private(set) var records = 0
  private let naming: XMLNaming
  /// The attributes that the elements above a record hand down, by depth.
  private var inherited: [[XMLNode.Attribute]] = []

  init(_ layout: XMLLayout, textStart: Int, isLearning: Bool = false) {
    path = layout.recordPath.map { Array($0.utf8) }
    table = KeyTable(layout)
    record = XMLRecordInProgress(slots: layout.isWanted.count { $0 }, naming: layout.naming, isLearning: isLearning)
    naming = layout.naming
    self.textStart = textStart
  }

  /// The tags of the records read so far, where they are learnt.
  var vocabulary: PlainVocabulary { record.vocabulary ?? PlainVocabulary() }

  /// Whether an element that begins here could be a record.
  var isBetweenRecords: Bool { depth == path.count - 1 && matched == depth && !record.isOpen }

  /// Names of elements that the layout does not know, noted once each.
  var closingFindings: [Finding] {
    unknownKeys.sorted().map { key in
      Finding(.unknownField, severity: .warning, field: key, message: "\(key) is not in the codebook and was passed over")
    }
  }

  /// Counts records that the parser is not given.
  func passOver(records count: Int, bytes: Int, lines: Int) {
    records += count
    passedOver.bytes += bytes
    passedOver.lines += lines
  }

  override func startElement(_ name: XMLName, attributes: XMLAttributes) {
    depth += 1
    guard depth <= ReadingLimits.xmlDepth else {
      return refuse(.xmlLimit, "elements nested more than \(ReadingLimits.xmlDepth) deep")
    }
    if record.isOpen {
      record.descend(name, attributes, table: table)
    } else if matched == depth - 1, matched < path.count, name.utf8.elementsEqual(path[matched]) {
      matched += 1
      if matched == path.count { beginRecord(attributes) } else { inherit(name, attributes) }
    } else if isRecordElsewhere(name) {
      refuse(
        .xmlUnknownSchema,
        "an element <\(name.text)> that holds a response stands outside \(path.map { String(decoding: $0, as: UTF8.self) })",
        advice: "split the document, so that all responses are <\(String(decoding: path[path.count - 1], as: UTF8.self))> in one place")
    }
  }

  private func inherit(_ name: XMLName, _ attributes: XMLAttributes) {
    guard !naming.inherited.isEmpty else { return }
    inherited.removeLast(max(0, inherited.count - depth + 1))
    inherited.append(naming.carried(by: name.text, attributes.all))
  }

  /// A response in another place, or under another of the usual names, would be lost without a word.
  private func isRecordElsewhere(_ name: XMLName) -> Bool {
    guard depth > 1 else { return false }
    if name.utf8.elementsEqual(path[path.count - 1]) { return true }
    return depth == path.count && matched == depth - 1 && RecordNames.records.contains(name.text.lowercased())
  }

  override func endElement() {
    if record.isOpen {
      if depth == path.count { endRecord() } else { record.ascend(&unknownKeys) }
    }
    depth -= 1
    matched = min(matched, depth)
  }

  override func text(_ bytes: UnsafeRawBufferPointer) {
    guard record.isOpen else { return }
    if record.add(bytes) { refuse(.xmlLimit, "an element with more than \(ReadingLimits.fieldBytes) bytes of text") }
  }

  private func beginRecord(_ attributes: XMLAttributes) {
    let place = place()
    records += 1
    let position = RecordPosition(
      line: place.line - place.tagLines, byteOffset: textStart + place.offset - place.tagLength, record: records)
    record.begin(at: position, inherited: Array(inherited.prefix(depth - 1).joined()), attributes, table: table, &unknownKeys)
  }

  private func endRecord() {
    var mark = RecordMark(.record, position: record.position, byteLength: textStart + place().offset - record.position.byteOffset)
    if let fault = record.fault {
      mark.kind = .faulty(fault.rule, fault.message)
      batch.append(mark)
    } else {
      record.close(into: &batch, mark)
    }
    record.isOpen = false
  }
}
