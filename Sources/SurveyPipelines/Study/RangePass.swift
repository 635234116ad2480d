internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// Everything that one pass over a source, or over one byte range of it, gives; it counts only if the pass came to the end.
struct RangePass: Sendable {
  var log = RecordLog()
  var tally: SatisfactionTally
  /// What is to be said about importance points.
  var points = PointsCheck()
  var closing: [Finding] = []
  var index: IndexPart
  var times = TimeSpan()
  /// The packed responses, where something needs them.
  var responses: ResponsePart?
  /// The responses with an id as rows, where a partial carries them; they are not counted here then.
  var rows: PackedRows?
  /// How many records and line ends the range holds.
  var records = 0
  var lines = 0

  /// What is the same for all ranges of a source.
  struct Settings: Sendable {
    let shape: TallyShape
    let place: Int
    let maximumSegments: Int
    /// Which share of the source's bytes one range has.
    let share: Double
    /// Where responses are kept; nil where nothing needs them.
    let room: ResponseRoom?
    /// Whether responses are counted.
    let isTallied: Bool
    /// How responses with an id are packed for a partial; nil where all are counted.
    let rows: RowForm?
    /// Whether ids that come in order need not be kept.
    let isOrderTrusted: Bool
  }

  init(
    _ source: OpenedSource, _ reader: any RecordReader, _ settings: Settings, progress: (Double) -> Void
  ) throws(ReadingError) {
    tally = SatisfactionTally(shape: settings.shape)
    index = IndexPart(source: settings.place, isOrderTrusted: settings.isOrderTrusted)
    responses = settings.room.map { ResponsePart(settings.shape.instrument, source: settings.place, room: $0) }
    rows = settings.rows.map(PackedRows.init)
    var normaliser = Normaliser(source.plan)
    var batch = RecordBatch(fieldsPerRecord: source.plan.fieldsPerRecord)
    var responses = normaliser.responseBatch(capacity: Self.capacity(Double(source.length) * settings.share))
    while try reader.read(into: &batch) {
      var next = 0
      while next < batch.count {
        normaliser.normalise(batch, from: &next, into: &responses, log: &log)
        guard responses.isFull else { continue }
        try take(responses, source, settings)
        normaliser.tellsApart = rows != nil || settings.room != nil || index.keeping == .all
        responses.removeAll()
      }
      note(batch, source, progress)
    }
    try take(responses, source, settings)
    // Gathered records arrive after the rows that are none.
    if source.plan.gather != nil { log.findings.sort { $0.position.byteOffset < $1.position.byteOffset } }
    try self.responses?.close()
    closing = reader.closingFindings
  }

  /// How many responses are counted together: no more than so many bytes can hold, lest a small source pays for room it never fills.
  private static func capacity(_ bytes: Double) -> Int { max(100, Int(min(Double(Normaliser.usualCapacity), bytes / 64))) }

  private mutating func take(_ responses: ResponseBatch, _ source: OpenedSource, _ settings: Settings) throws(ReadingError) {
    guard responses.count > 0 else { return }
    guard responses.segments.allSatisfy({ $0.labels.count <= settings.maximumSegments }) else {
      throw ReadingError(.tooManySegments, "a --by column has more than \(settings.maximumSegments) values")
    }
    guard source.plan.shortfall == nil else { return }
    points.add(responses)
    if rows != nil {
      keep(responses)
    } else if settings.isTallied {
      tally.add(responses)
    }
    guard settings.shape.period == nil || tally.cellCount <= settings.maximumSegments else {
      throw ReadingError(.tooManyCells, "more than \(settings.maximumSegments) cells of a segment in a period")
    }
    try self.responses?.add(responses)
    if rows == nil {
      index.add(responses, estimate: Int(Double(Self.estimate(source, responses)) * settings.share) + 64)
    }
    times.add(responses)
  }

  /// Keeps the responses that another slice may replace, or that are needed a second time, and counts the others.
  private mutating func keep(_ responses: ResponseBatch) {
    rows?.add(responses)
    guard rows?.form.care == 0 else { return }
    tally.add(responses, rows: (0..<Int32(responses.count)).filter { responses.keys[Int($0)].isNone })
  }

  private mutating func note(_ batch: RecordBatch, _ source: OpenedSource, _ progress: (Double) -> Void) {
    guard let last = batch.places.last else { return }
    if let last = batch.places.last(where: { $0.position.record > 0 }) { records = max(records, last.position.record) }
    progress(Double(last.position.byteOffset) / Double(max(1, source.text.end)))
  }

  /// About how many responses a source holds, from the length of its first ones.
  private static func estimate(_ source: OpenedSource, _ batch: ResponseBatch) -> Int {
    guard let last = batch.positions[..<batch.count].last, batch.count > 1 else { return 1 }
    let length = Double(last.byteOffset - batch.positions[0].byteOffset) / Double(batch.count - 1)
    return Int(Double(source.text.end) / max(1, length) * 1.02)
  }

  /// Adds the pass over the range that follows: its lines and records are counted from this one's end.
  mutating func append(_ other: RangePass) throws(TallyCodingError) {
    let (lines, records) = (lines, records)
    let shift = { (position: RecordPosition) in
      RecordPosition(
        line: position.line + lines, byteOffset: position.byteOffset, record: position.record > 0 ? position.record + records : 0)
    }
    var moved = other.log
    moved.findings = moved.findings.map { $0.moved(to: shift($0.position)) }
    moved.foreignHeaderLine = moved.foreignHeaderLine.map { $0 + lines }
    moved.foreignLabelLine = moved.foreignLabelLine.map { $0 + lines }
    log.add(moved)
    closing = other.closing.map { $0.moved(to: shift($0.position)) }
    tally.merge(other.tally)
    points.add(other.points)
    if let packed = other.rows { try rows?.append(packed, lines: lines, records: records) }
    times.add(other.times)
    self.records += other.records
    self.lines += other.lines
  }
}

extension Finding {
  /// The same finding elsewhere.
  func moved(to position: RecordPosition) -> Finding {
    Finding(rule, severity: severity, position: position, column: column, field: field, message: message, byteLength: byteLength)
  }
}

extension ReadingError.Kind {
  /// A segment column with more values than a segment has; stops the run.
  static let tooManySegments = ReadingError.Kind(rawValue: "too_many_segments")
  /// More cells of a segment in a period than are kept; stops the run.
  static let tooManyCells = ReadingError.Kind(rawValue: "too_many_cells")
}
