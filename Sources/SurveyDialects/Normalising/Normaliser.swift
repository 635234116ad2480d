public import SurveyModel
public import SurveyReading

/// Turns raw records into responses by a plan; what cannot be read with certainty is set aside with its reason.
public struct Normaliser: Sendable {
  private let plan: ReadingPlan
  private let times: TimestampReader
  private let answerFields: [Int32]
  private let answerSlots: [Int32]
  private var segments: [SegmentInterner]
  private var caches: [AnswerCache]
  private var spreadCaches: [AnswerCache]
  private var rowKinds: RowKindCache
  private var care: CareCells
  private var plain: PlainRows
  /// Whether respondents are told apart, by their ids and by what they say, which nobody asks while ids ascend; otherwise all have one key.
  public var tellsApart = true

  /// A normaliser for the records `plan` describes.
  public init(_ plan: ReadingPlan) {
    self.plan = plan
    times = TimestampReader(rules: plan.codebook.times)
    answerFields = plan.fields.answers.map { Int32($0.field) }
    answerSlots = plan.fields.answers.map { Int32($0.slot) }
    segments = plan.fields.segments.map { _ in SegmentInterner() }
    caches = plan.fields.answers.map { _ in AnswerCache() }
    spreadCaches = plan.fields.spread.map { _ in AnswerCache() }
    rowKinds = RowKindCache(plan.fields.rowRules)
    care = CareCells(plan)
    plain = PlainRows(plan)
  }

  /// Whether labels were recognised in the first rows, and not declared by anybody.
  private var readsLabels: Bool { plan.dialect != "codebook" && !plan.codebook.values.labels.isEmpty }

  /// How many responses are worth counting together; columns a power of two apart would crowd one corner of the processor's cache.
  public static let usualCapacity = 8_000

  /// A batch that fits this normaliser's responses.
  ///
  /// - Parameter capacity: how many responses fit.
  public func responseBatch(capacity: Int = Self.usualCapacity) -> ResponseBatch {
    ResponseBatch(
      capacity: capacity, layout: SlotLayout(plan.codebook.instrument.value),
      segmentKeys: plan.fields.segments.map { plan.columnNames[plan.keptColumns[$0]] }, hasPoints: !plan.fields.points.isEmpty,
      careColumns: plan.fields.care.count)
  }

  /// Adds the responses of `records` from `next` on to `responses`, until either is exhausted; `next` is moved behind the last one taken.
  public mutating func normalise(_ records: RecordBatch, from next: inout Int, into responses: inout ResponseBatch, log: inout RecordLog) {
    let first = responses.count
    defer { if tellsApart, !plan.fields.respondent.isEmpty { ContentHash.add(&responses, from: first) } }
    while next < records.count, !responses.isFull {
      let (before, record) = (responses.count, next)
      if plain.take(records, from: &next, into: &responses, &segments, &rowKinds, &log, tellsApart: tellsApart) {
        care.read(records, record, to: before..<responses.count, &responses, &log)
        continue
      }
      switch records.marks[next].kind {
      case .other(let kind): log.accounting.addOther(kind)
      case .faulty(let rule, let message):
        setAside(Fault(rule: rule, field: nil, message: message), records.marks[next], &log)
      case .record:
        if let kind = rowKinds.kind(of: records, next) {
          log.accounting.addOther(kind)
        } else if let fault = read(records, next, into: &responses, &log) {
          refuse(fault, records, next, &log)
        } else {
          responses.positions[responses.count] = records.places[next].position
          noteOrder(records, next, &responses)
          responses.commit()
          care.read(records, next, to: before..<responses.count, &responses, &log)
          log.accounting.responses += 1
        }
      }
      next += 1
    }
    for index in segments.indices { responses.segments[index].labels = segments[index].labels }
  }

  /// Notes where the id of the response that is kept next stands among the others.
  private func noteOrder(_ records: RecordBatch, _ record: Int, _ responses: inout ResponseBatch) {
    guard let field = plan.fields.respondent.first, !responses.keys[responses.count].isNone else { return }
    guard plan.fields.respondent.count == 1 else { return responses.idOrder.breakOff() }
    responses.idOrder.add(records.bytes.span.extracting(records.range(record: record, slot: field)))
  }

  struct Fault {
    let rule: Rule
    let field: Int?
    let message: String
  }

  private mutating func read(_ records: RecordBatch, _ record: Int, into responses: inout ResponseBatch, _ log: inout RecordLog) -> Fault? {
    let row = responses.count
    let bytes = records.bytes.span
    if let fault = readIdentity(records, record, bytes, &responses, &log) { return fault }
    var answered = 0
    for index in answerFields.indices {
      let field = Int(answerFields[index])
      let range = records.range(record: record, slot: field)
      let place = Int(answerSlots[index]) &* responses.capacity &+ row
      if range.count == 1 {
        let code = plan.fields.byteCodes[index &* 256 &+ Int(bytes[range.lowerBound])]
        if code != AnswerReader.unknown {
          responses.answers[place] = code
          answered += code >= 0 ? 1 : 0
          continue
        }
      }
      let answer = bytes.extracting(range)
      switch caches[index].read(answer, isAbsent: records.isAbsent(record: record, slot: field), plan.fields.answers[index].reader) {
      case .code(let code):
        responses.answers[place] = code
        answered += code >= 0 ? 1 : 0
      case .normalised(let code):
        responses.answers[place] = code
        answered += 1
        log.normalised[plan.keptColumns[field], default: 0] += 1
      case .fault(let rule):
        note(rule, records, record, field, &log)
        return Fault(rule: rule, field: field, message: Self.message(rule, plan))
      }
    }
    if !plan.fields.spread.isEmpty, let fault = readSpread(records, record, into: &responses, &answered, &log) { return fault }
    guard answered > 0 || !plan.hasAnswers else { return Fault(rule: .noAnswers, field: nil, message: "no item is answered") }
    var content = UInt32(0x811C_9DC5)
    readPoints(records, record, bytes, &responses, &content)
    for (index, field) in plan.fields.segments.enumerated() {
      let id = segments[index].id(bytes.extracting(records.range(record: record, slot: field)))
      responses.segments[index].ids[row] = id
      content = Self.mixed(content, Int32(truncatingIfNeeded: segments[index].hash(id)))
    }
    responses.contents[row] = content
    return nil
  }

  /// Whether a text stands for no time, in a response that may have none.
  private func isBlank(_ text: String) -> Bool {
    let times = plan.codebook.times
    return times.allowsBlank && times.blankTexts.contains(AnswerReader.trimmed(text).lowercased())
  }

  /// Answers that lie in one of several columns, an option each.
  private mutating func readSpread(
    _ records: RecordBatch, _ record: Int, into responses: inout ResponseBatch, _ answered: inout Int, _ log: inout RecordLog
  ) -> Fault? {
    for (index, answer) in plan.fields.spread.enumerated() {
      let filled = answer.fields.filter { field in
        let range = records.range(record: record, slot: field)
        return !range.isEmpty && records.bytes[range].contains { $0 > 0x20 }
      }
      guard filled.count < 2 else {
        return Fault(rule: .duplicateItem, field: filled[1], message: "two options of one question are filled")
      }
      let field = filled.first ?? answer.fields[0]
      let bytes = records.bytes.span.extracting(records.range(record: record, slot: field))
      switch spreadCaches[index].read(bytes, isAbsent: records.isAbsent(record: record, slot: field), answer.reader) {
      case .code(let code), .normalised(let code):
        responses.answers[answer.slot &* responses.capacity &+ responses.count] = code
        answered += code >= 0 ? 1 : 0
      case .fault(let rule):
        note(rule, records, record, field, &log)
        return Fault(rule: rule, field: field, message: Self.message(rule, plan))
      }
    }
    return nil
  }

  @inline(__always)
  private static func mixed(_ hash: UInt32, _ value: Int32) -> UInt32 { (hash ^ UInt32(bitPattern: value)) &* 0x0100_0193 }

  private func note(_ rule: Rule, _ records: RecordBatch, _ record: Int, _ field: Int, _ log: inout RecordLog) {
    if rule == .valueNotInteger, readsLabels, log.foreignLabelLine == nil {
      let label = AnswerText.folded(records.text(record: record, slot: field))
      if LikertLabels.table.places[label] != nil { log.foreignLabelLine = records.places[record].position.line }
    }
    guard rule == .valueOutOfRange, records.range(record: record, slot: field).count <= 5 else { return }
    let text = AnswerReader.trimmed(records.text(record: record, slot: field))
    log.strayNumbers[RecordLog.StrayNumber(column: plan.keptColumns[field], text: text), default: 0] += 1
  }

  private func readIdentity(
    _ records: RecordBatch, _ record: Int, _ bytes: Span<UInt8>, _ responses: inout ResponseBatch, _ log: inout RecordLog
  ) -> Fault? {
    let row = responses.count
    for (part, field) in plan.fields.respondent.enumerated() {
      let range = records.range(record: record, slot: field)
      if part > 0, range.isEmpty { continue }
      switch RespondentKey.read(bytes.extracting(range), plan.pseudonym) {
      case .key(let key): responses.keys[row] = part == 0 ? key : responses.keys[row].joined(with: key)
      case .rounded:
        responses.keys[row] = RespondentHash()
        log.roundedIDs += 1
      case .fault(let rule):
        return Fault(rule: rule, field: field, message: "the respondent's id is blank or holds a character nobody can see")
      }
    }
    if let field = plan.fields.recordedAt {
      let range = records.range(record: record, slot: field)
      responses.times[row] = .min
      if range.isEmpty, plan.codebook.times.allowsBlank { return nil }
      guard let time = times.read(bytes.extracting(range)) else {
        if isBlank(records.text(record: record, slot: field)) { return nil }
        let advice = "no date and time that exists and can be read one way only; set `times` in a codebook if its order or zone is known"
        return Fault(rule: .badTimestamp, field: field, message: advice)
      }
      responses.times[row] = time.microseconds
    }
    return nil
  }

  private func readPoints(
    _ records: RecordBatch, _ record: Int, _ bytes: Span<UInt8>, _ responses: inout ResponseBatch, _ content: inout UInt32
  ) {
    for (field, dimension) in plan.fields.points {
      let range = records.range(record: record, slot: field)
      let points = PointsReader.read(bytes.extracting(range))
      responses.points[dimension &* responses.capacity &+ responses.count] = points
      content = Self.mixed(content, points)
    }
  }

  private static func message(_ rule: Rule, _ plan: ReadingPlan) -> String {
    let scale = plan.codebook.instrument.value.scale.text
    return rule == .valueOutOfRange
      ? "a number outside \(scale); if it means no answer, add it to `missing` in a codebook" : "no number of the scale \(scale)"
  }

  /// A record that cannot be read may be the header again, where two exports were joined.
  private func refuse(_ fault: Fault, _ records: RecordBatch, _ record: Int, _ log: inout RecordLog) {
    let isHeader = plan.fields.answers.allSatisfy { answer in
      PlainHeader.trimmed(records.text(record: record, slot: answer.field)) == plan.columnNames[plan.keptColumns[answer.field]]
    }
    guard isHeader, !plan.fields.answers.isEmpty else {
      if isForeignHeader(records, record) { log.foreignHeaderLine = log.foreignHeaderLine ?? records.places[record].position.line }
      return setAside(fault, records.marks[record], &log)
    }
    log.accounting.addOther("repeated_header")
    let mark = records.marks[record]
    log.findings.append(
      Finding(.repeatedHeader, severity: .note, position: mark.position, message: "the header row again: two exports were joined here"))
  }

  /// A row whose answer cells hold the names of answer columns, in other places.
  private func isForeignHeader(_ records: RecordBatch, _ record: Int) -> Bool {
    let names = Set(plan.fields.answers.map { plan.columnNames[plan.keptColumns[$0.field]] })
    guard names.count > 2, names.allSatisfy({ Int($0) == nil }) else { return false }
    let found = plan.fields.answers.count { names.contains(PlainHeader.trimmed(records.text(record: record, slot: $0.field))) }
    return found * 2 > plan.fields.answers.count
  }

  private func setAside(_ fault: Fault, _ mark: RecordMark, _ log: inout RecordLog) {
    let column = fault.field.map { plan.keptColumns[$0] }
    log.accounting.reasons[fault.rule, default: 0] += 1
    if let column { log.faults[RecordLog.ColumnFault(column: column, rule: fault.rule), default: 0] += 1 }
    log.findings.append(
      Finding(
        fault.rule, position: mark.position, column: column.map { $0 + 1 } ?? mark.column, field: column.map(plan.shortName) ?? "",
        message: fault.message, byteLength: mark.byteLength))
  }
}
