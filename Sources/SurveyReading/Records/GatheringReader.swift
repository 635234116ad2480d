public import SurveyModel

/// Puts the rows of another reader together to one record per respondent.
///
/// Rows of one respondent need not stand together, so all that is kept of the file is held until its end: the bytes of the wanted fields,
/// and 8 bytes for each field of each record.
public final class GatheringReader: RecordReader {
  private let rows: any RecordReader
  private let layout: GatherLayout
  private var groups = GatheredRecords()
  private var isRead = false
  private var next = 0
  /// Rows that are no record of their own, by what they are.
  private var others: [RecordMark] = []
  private var further = 0

  /// A reader over the rows of another.
  public init(_ rows: any RecordReader, layout: GatherLayout) {
    self.rows = rows
    self.layout = layout
  }

  /// What the rows' own reader has to say.
  public var closingFindings: [Finding] { rows.closingFindings }

  /// Fills `batch` with gathered records in the order of their first rows, after the rows that are none.
  public func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool {
    batch.removeAll()
    if !isRead {
      isRead = true
      try gather()
    }
    while !batch.isFull, let mark = others.popLast() { batch.append(mark) }
    while !batch.isFull, further > 0 {
      further -= 1
      batch.append(RecordMark(.other("further_row"), position: RecordPosition(), byteLength: 0))
    }
    while !batch.isFull, next < groups.count {
      groups.append(next, to: &batch, layout)
      next += 1
    }
    return batch.count > 0
  }

  private func isHeader(_ batch: RecordBatch, _ row: Int) -> Bool {
    guard let slot = layout.keys.first, let name = layout.keyNames.first else { return false }
    return batch.range(record: row, slot: slot).count == name.utf8.count && batch.text(record: row, slot: slot) == name
  }

  private func gather() throws(ReadingError) {
    var batch = RecordBatch(fieldsPerRecord: layout.fieldsPerRow)
    var kinds = RowKinds(layout)
    while try rows.read(into: &batch) {
      for row in 0..<batch.count {
        guard batch.marks[row].kind == .record else {
          others.append(batch.marks[row])
          continue
        }
        if isHeader(batch, row) {
          var mark = batch.marks[row]
          mark.kind = .other("repeated_header")
          others.append(mark)
          continue
        }
        let fields = kinds.fields(of: batch, row)
        if !groups.take(batch, row, fields, layout) { further += 1 }
      }
      guard groups.size < 1 << 31 - 1 << 23 else {
        throw ReadingError(
          .tooLargeToGather, "more than 2 GB of answers whose rows have to be put together",
          advice: "export one row per respondent, or split the file by respondents")
      }
    }
    others.reverse()
  }
}

/// Tells which gathered fields a row fills, by its kind.
private struct RowKinds {
  private let layout: GatherLayout
  private let always: [Int]
  private var seen = ByteTable()
  private var fields: [[Int]] = []
  private var run: [UInt8] = []

  init(_ layout: GatherLayout) {
    self.layout = layout
    always = layout.fields.indices.filter { layout.fields[$0].kind == nil }
  }

  mutating func fields(of batch: RecordBatch, _ row: Int) -> [Int] {
    guard !layout.apart.isEmpty else { return always }
    run.removeAll(keepingCapacity: true)
    batch.append(row, layout.apart, to: &run)
    let kind = run
    let (number, isNew) = seen.add(kind.span)
    if isNew {
      let kind = GatherLayout.kind(layout.apart.map { batch.text(record: row, slot: $0) }, isWide: layout.isWide)
      fields.append(layout.fields.indices.filter { layout.fields[$0].kind.map { $0 == kind } ?? true })
    }
    return fields[number]
  }
}

extension RecordBatch {
  /// Appends fields of a record with a mark behind each, so that they tell records apart.
  ///
  /// - Parameter isTrimmed: whether the blanks round each are left out, as round ids.
  func append(_ record: Int, _ slots: [Int], to run: inout [UInt8], isTrimmed: Bool = false) {
    for slot in slots {
      var (low, high) = (range(record: record, slot: slot).lowerBound, range(record: record, slot: slot).upperBound)
      while isTrimmed, low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
      while isTrimmed, low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
      run.append(contentsOf: bytes[low..<high])
      run.append(0x1F)
    }
  }
}

/// The records so far: their fields lie in one buffer.
private struct GatheredRecords {
  private var respondents = ByteTable()
  /// The place of each respondent's record.
  private var places: [Int] = []
  private var run: [UInt8] = []
  private var marks: [RecordMark] = []
  private var bytes: [UInt8] = []
  private var bounds: [FieldBounds] = []
  /// What holds for all that share the first key, where there are several keys.
  private var sharers = ByteTable()
  private var sharer: [Int] = []
  private var shared: [FieldBounds] = []

  var count: Int { marks.count }
  /// How many bytes the fields take.
  var size: Int { bytes.count }

  /// Adds a row to its record; false where the record was begun by another.
  mutating func take(_ batch: RecordBatch, _ row: Int, _ fields: [Int], _ layout: GatherLayout) -> Bool {
    run.removeAll(keepingCapacity: true)
    batch.append(row, layout.keys, to: &run, isTrimmed: true)
    // Without any id a row stands for itself.
    let isKnown = run.contains { $0 > 0x20 }
    var place = marks.count
    if isKnown {
      let key = run
      let (number, isNew) = respondents.add(key.span)
      if isNew { places.append(place) }
      place = places[number]
    }
    let isFirst = place == marks.count
    if isFirst {
      marks.append(batch.marks[row])
      bounds += repeatElement(FieldBounds(start: 0, markedEnd: FieldBounds.absent), count: layout.fields.count)
      if layout.keys.count > 1 { sharer.append(addSharer(batch, row, layout)) }
    }
    for field in fields { fill(place, field, batch, row, layout) }
    return isFirst
  }

  private mutating func addSharer(_ batch: RecordBatch, _ row: Int, _ layout: GatherLayout) -> Int {
    run.removeAll(keepingCapacity: true)
    batch.append(row, Array(layout.keys.prefix(1)), to: &run, isTrimmed: true)
    let key = run
    let (number, isNew) = sharers.add(key.span)
    if isNew { shared += repeatElement(FieldBounds(start: 0, markedEnd: FieldBounds.absent), count: layout.fields.count) }
    return number
  }

  private mutating func fill(_ place: Int, _ field: Int, _ batch: RecordBatch, _ row: Int, _ layout: GatherLayout) {
    let rule = layout.fields[field]
    let range = batch.range(record: row, slot: rule.slot)
    let index = place * layout.fields.count + field
    let known = bounds[index]
    guard !GatherLayout.isBlank(batch.bytes, range) else {
      if known.isAbsent, !batch.isAbsent(record: row, slot: rule.slot) { bounds[index] = FieldBounds(start: 0, markedEnd: 0) }
      return
    }
    guard !known.range.isEmpty else {
      let start = UInt32(bytes.count)
      bytes.append(contentsOf: batch.bytes[range])
      bounds[index] = FieldBounds(start: start, markedEnd: UInt32(bytes.count))
      if rule.choice == .shared, layout.keys.count > 1 {
        let common = sharer[place] * layout.fields.count + field
        if shared[common].range.isEmpty { shared[common] = bounds[index] }
      }
      return
    }
    guard rule.choice != .first, rule.choice != .shared, !bytes[known.range].elementsEqual(batch.bytes[range]) else { return }
    if rule.choice == .only {
      marks[place].kind = .faulty(.duplicateItem, "two rows of one respondent give different answers to one item")
    } else if range.count <= known.range.count {
      let start = known.range.lowerBound
      for offset in 0..<range.count { bytes[start + offset] = batch.bytes[range.lowerBound + offset] }
      bounds[index] = FieldBounds(start: UInt32(start), markedEnd: UInt32(start + range.count))
    } else {
      let start = UInt32(bytes.count)
      bytes.append(contentsOf: batch.bytes[range])
      bounds[index] = FieldBounds(start: start, markedEnd: UInt32(bytes.count))
    }
  }

  /// What another row of the same record says of a field that holds for all of it.
  private func sharedField(_ number: Int, _ field: Int, _ layout: GatherLayout) -> FieldBounds? {
    guard layout.keys.count > 1, layout.fields[field].choice == .shared else { return nil }
    return shared[sharer[number] * layout.fields.count + field]
  }

  func append(_ number: Int, to batch: inout RecordBatch, _ layout: GatherLayout) {
    var mark = marks[number]
    let own = bounds[number * layout.fields.count..<(number + 1) * layout.fields.count]
    if mark.kind == .record, !layout.needed.isEmpty, layout.needed.allSatisfy({ own[own.startIndex + $0].range.isEmpty }) {
      mark.kind = .other("unanswered")
    }
    guard mark.kind == .record else { return batch.append(mark) }
    var fields: [UInt8] = []
    var ends: [UInt32] = []
    for (place, own) in own.enumerated() {
      let field = own.range.isEmpty ? sharedField(number, place, layout) ?? own : own
      fields += bytes[field.range]
      ends.append(UInt32(fields.count) | (field.isAbsent ? FieldBounds.absent : 0))
    }
    batch.append(mark, fields: fields, ends: ends)
  }
}
