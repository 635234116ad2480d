internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// A whole source, read by one worker or by several side by side; the result is the same.
struct SourcePass: Sendable {
  private(set) var log = RecordLog()
  private(set) var tally: SatisfactionTally
  private(set) var points = PointsCheck()
  private(set) var closing: [Finding] = []
  /// The index entries of each range, sorted.
  private(set) var parts: [IndexPart] = []
  private(set) var times = TimeSpan()
  /// The packed responses of each range, where something needs them.
  private(set) var responses: [ResponsePart] = []
  /// The responses with an id as rows, where a partial carries them.
  private(set) var rows: PackedRows?
  /// How many line ends and records there are; line ends are counted of tables alone.
  private(set) var lines = 0
  private(set) var records = 0

  init(
    _ source: OpenedSource, shape: TallyShape, place: Int, _ request: StudyRequest, _ room: ResponseRoom?, rows: RowForm? = nil,
    isOrderTrusted: Bool = false, progress: (Double) -> Void
  ) throws(PassFailure) {
    let settings = { (share: Double) in
      RangePass.Settings(
        shape: shape, place: place, maximumSegments: request.maximumSegments, share: share, room: room,
        isTallied: request.isTallied, rows: rows, isOrderTrusted: isOrderTrusted)
    }
    let size = source.length
    let workers = size < request.parallelBytes ? 1 : request.workers ?? Workers.processors
    if let passes = Self.parallel(source, settings, workers) {
      var whole = passes[0]
      parts = [whole.index]
      responses = [whole.responses].compactMap(\.self)
      for pass in passes.dropFirst() {
        var part = pass.index
        part.shift(by: whole.records)
        parts.append(part)
        if var packed = pass.responses {
          packed.shift(by: whole.records)
          responses.append(packed)
        }
        do throws(TallyCodingError) { try whole.append(pass) } catch { throw .study(.storeFailed(message: error.description)) }
      }
      (self.rows, lines, records) = (whole.rows, whole.lines, whole.records)
      (log, tally, closing, times) = (whole.log, whole.tally, whole.closing, whole.times)
      points = whole.points
    } else {
      let pass = try Self.single(source, settings(Double(size) / Double(max(1, source.text.end))), isAhead: workers > 1, progress)
      (self.rows, lines, records) = (pass.rows, pass.lines, pass.records)
      (log, tally, closing, times, parts) = (pass.log, pass.tally, pass.closing, pass.times, [pass.index])
      responses = [pass.responses].compactMap(\.self)
      points = pass.points
    }
  }

  private static func single(
    _ source: OpenedSource, _ settings: RangePass.Settings, isAhead: Bool, _ progress: (Double) -> Void
  ) throws(PassFailure) -> RangePass {
    do throws(ReadingError) {
      let reader = try source.plan.reader(source.text, isReference: source.isReference)
      if isAhead, let pass = try readingAhead(source, reader, settings, progress) { return pass }
      var pass = try RangePass(source, reader, settings, progress: progress)
      if case .delimited(let layout) = source.plan.layout, let reader = reader as? StructuralReader {
        pass.lines = layout.firstLine - 1 + reader.lineEnds
      }
      return pass
    } catch { throw PassFailure(error, settings.maximumSegments) }
  }

  /// The pass of a source that must be read in one piece, such as XML: read on one thread, and counted on this one.
  private static func readingAhead(
    _ source: OpenedSource, _ reader: any RecordReader, _ settings: RangePass.Settings, _ progress: (Double) -> Void
  ) throws(ReadingError) -> RangePass? {
    guard case .xml = source.plan.layout else { return nil }
    let ahead = ReadAhead(reader, fieldsPerRecord: source.plan.fieldsPerRecord)
    guard let thread = Workers.start({ ahead.fill() }) else { return nil }
    defer {
      ahead.stop()
      thread.wait()
    }
    return try RangePass(source, ahead, settings, progress: progress)
  }

  /// The passes of all ranges in order; nil where the source is to be read by one worker: it is small or no table, or a quote stands where
  /// none may, so that the parity of quotes says nothing about where records begin.
  private static func parallel(
    _ source: OpenedSource, _ settings: (Double) -> RangePass.Settings, _ workers: Int
  ) -> [RangePass]? {
    guard case .delimited(let layout) = source.plan.layout, source.plan.gather == nil, !source.isReference, workers > 1 else {
      return nil
    }
    if let ranges = (try? layout.likelyRanges(of: source.text, count: workers)) ?? nil,
      let passes = parallel(source, settings, layout, ranges)
    {
      return passes
    }
    guard let ranges = try? layout.ranges(of: source.text, count: workers, together: Workers.run) else { return nil }
    return parallel(source, settings, layout, ranges)
  }

  /// The passes of these ranges; nil where they are not to be trusted.
  private static func parallel(
    _ source: OpenedSource, _ settings: (Double) -> RangePass.Settings, _ layout: DelimitedLayout, _ ranges: [DelimitedLayout]
  ) -> [RangePass]? {
    guard ranges.count > 1 else { return nil }
    let results = WorkerResults<Result<RangePass, ReadingError>>()
    let shared = settings(Double(source.length) / Double(max(1, source.text.end)) / Double(ranges.count))
    Workers.run(ranges.count) { index in
      let reader = StructuralReader(source.text, layout: ranges[index])
      results.set(
        index,
        Result { () throws(ReadingError) in
          var pass = try RangePass(source, reader, shared, progress: { _ in })
          pass.lines = reader.lineEnds
          return pass
        })
    }
    var passes = results.ordered.compactMap { try? $0.get() }
    // Lines before the first record belong to nobody's range.
    if var first = passes.first {
      first.lines += layout.firstLine - 1
      passes[0] = first
    }
    let isTrusted = passes.count == ranges.count && passes.allSatisfy { $0.log.accounting.reasons[.badQuote] == nil }
    return isTrusted ? passes : nil
  }
}

/// Why a pass ended early: the source, or the run.
enum PassFailure: Error {
  case source(SourceFailure)
  case study(StudyError)

  init(_ error: ReadingError, _ maximumSegments: Int) {
    self =
      switch error.kind {
      case .tooManySegments: .study(.tooManySegments(limit: maximumSegments))
      case .tooManyCells: .study(.tooManyCells(limit: maximumSegments))
      default: .source(SourceFailure(error))
      }
  }
}
