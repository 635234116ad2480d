internal import CStructureScan
internal import SurveyModel

/// Takes plain records out of a buffer by comparing their tags with those libxml2 has read.
///
/// Unsafe code of the quick way lives here and in `CStructureScan`. Invariants: the buffer is lent for one call and is `slack` bytes of 0
/// longer than its text, and shorter than a field may be; the bounds that are written to are those of the record alone, two numbers of 32
/// bits for each slot of the vocabulary, all absent before; the tables live as long as the scan, which one reader has for itself.
struct PlainRecordScan {
  /// How many bytes of 0 must follow the text.
  static let slack = Int(PLAIN_SLACK)

  /// How far one call came.
  struct Outcome {
    /// The byte behind the last record taken.
    var end: Int
    /// How many records were taken, and the line ends up to there.
    var records = 0
    var lines = 0
  }

  private var tables: Tables
  private let absent: [FieldBounds]

  /// A scan for records of that name with so many kept fields.
  init(record name: [UInt8], slots: Int) {
    tables = Tables(record: name, PlainVocabulary())
    absent = Array(repeating: FieldBounds(start: 0, markedEnd: FieldBounds.absent), count: slots)
  }

  /// Learns the tags libxml2 has read since.
  mutating func learn(_ vocabulary: PlainVocabulary) {
    guard vocabulary.leaves.count > tables.leafCount || vocabulary.attributes.count > tables.attributeCount else { return }
    tables = Tables(record: tables.recordName, vocabulary)
  }

  /// Takes the plain records that follow each other from byte `start` of `batch.bytes` on, which holds `length` bytes of text.
  ///
  /// - Parameter place: the line and the byte of the document at `start`, and the number of the record before.
  func records(in batch: inout RecordBatch, from start: Int, length: Int, place: RecordPosition) -> Outcome {
    var (bytes, bounds): ([UInt8], [FieldBounds]) = ([], [])
    swap(&bytes, &batch.bytes)
    swap(&bounds, &batch.bounds)
    precondition(bytes.count >= length + Self.slack && length <= ReadingLimits.fieldBytes, "the buffer does not suit its text")
    var (outcome, found) = (Outcome(end: start), plain_record())
    bytes.withUnsafeMutableBufferPointer { text in
      while take(text, outcome.end, into: &bounds, &found) {
        let position = RecordPosition(
          line: place.line + outcome.lines + Int(found.lines_before), byteOffset: place.byteOffset + Int(found.start) - start,
          record: place.record + outcome.records + 1)
        batch.append(
          RecordFields(bounds: bounds.count - absent.count), RecordPlace(position: position, byteLength: Int(found.end - found.start)))
        outcome.records += 1
        outcome.lines += Int(found.lines_before) + Int(found.lines)
        outcome.end = Int(found.end)
      }
    }
    swap(&bytes, &batch.bytes)
    swap(&bounds, &batch.bounds)
    return outcome
  }

  private func take(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ start: Int, into bounds: inout [FieldBounds], _ found: inout plain_record
  ) -> Bool {
    let first = bounds.count
    bounds.append(contentsOf: absent)
    let isTaken = bounds.withUnsafeMutableBytes { room in
      let own = room.baseAddress.map { $0 + first * MemoryLayout<FieldBounds>.stride }
      return plain_take(&tables.table.pointee, text.baseAddress, start, own?.assumingMemoryBound(to: UInt32.self), &found) != 0
    }
    if !isTaken { bounds.removeLast(absent.count) }
    return isTaken
  }

  /// The byte behind the next end tag of a record in the first `length` bytes; nil where there is none.
  func nextEnd(in bytes: [UInt8], from start: Int, length: Int) -> Int? {
    let end = bytes.withUnsafeBufferPointer { plain_next_end(&tables.table.pointee, $0.baseAddress, start, min(length, $0.count)) }
    return end == 0 ? nil : Int(end)
  }

  /// What the scan compares with.
  private final class Tables: @unchecked Sendable {
    // Only the scan of the one reader that made them reads and writes them.
    let table: UnsafeMutablePointer<plain_table>
    let recordName: [UInt8]
    private let names: UnsafeMutablePointer<UInt8>
    private let tags: UnsafeMutablePointer<plain_tag>
    private let gaps: UnsafeMutablePointer<plain_gap>

    var leafCount: Int { Int(table.pointee.leaf_count) }
    var attributeCount: Int { Int(table.pointee.attribute_count) }

    init(record name: [UInt8], _ vocabulary: PlainVocabulary) {
      recordName = name
      let all = vocabulary.bytes + name
      names = .allocate(capacity: all.count + Int(PLAIN_PADDING))
      names.initialize(repeating: 0, count: all.count + Int(PLAIN_PADDING))
      names.update(from: all, count: all.count)
      let (leaves, attributes) = (vocabulary.leaves, vocabulary.attributes)
      tags = .allocate(capacity: leaves.count + attributes.count + 1)
      for (index, tag) in (leaves + attributes).enumerated() { (tags + index).initialize(to: plain_tag(tag)) }
      let gapCount = 3 * leaves.count + 1
      gaps = .allocate(capacity: gapCount)
      gaps.initialize(repeating: plain_gap(), count: gapCount)
      let record = PlainVocabulary.Tag(range: vocabulary.bytes.count..<all.count, nameLength: name.count, slot: nil)
      table = .allocate(capacity: 1)
      table.initialize(
        to: plain_table(
          names: names, leaves: tags, attributes: tags + leaves.count, gaps: gaps, record: plain_tag(record),
          leaf_count: UInt32(leaves.count), attribute_count: UInt32(attributes.count)))
    }

    deinit {
      table.deallocate()
      gaps.deallocate()
      tags.deallocate()
      names.deallocate()
    }
  }
}

extension plain_tag {
  fileprivate init(_ tag: PlainVocabulary.Tag) {
    self.init(
      start: UInt32(tag.range.lowerBound), length: UInt32(tag.range.count), name: UInt32(tag.nameLength), slot: Int32(tag.slot ?? -1))
  }
}
