internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// A whole source, read by one worker or by several side by side; the result is the same.
struct SourcePass {
  private(set) var log = RecordLog()
  private(set) var tally: SatisfactionTally
  private(set) var points = PointsCheck()
  private(set) var closing: [Finding] = []
  /// The index entries of each range, sorted.
  private(set) var parts: [DuplicateIndex.Part] = []
  private(set) var times = TimeSpan()
  /// The packed responses of each range, where something needs them.
  private(set) var responses: [ResponsePart] = []

  init(
    _ source: OpenedSource, shape: TallyShape, place: Int, _ request: StudyRequest, _ room: ResponseRoom?, progress: (Double) -> Void
  ) throws(PassFailure) {
    let settings = { (share: Double) in
      RangePass.Settings(
        shape: shape, place: place, maximumSegments: request.maximumSegments, share: share, room: room,
        isTallied: request.isTallied)
    }
    let size = source.text.end - source.text.start
    let workers = size < request.parallelBytes ? 1 : request.workers ?? Workers.processors
    if let passes = try Self.parallel(source, settings, workers, progress) {
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
        whole.append(pass)
      }
      (log, tally, closing, times) = (whole.log, whole.tally, whole.closing, whole.times)
      points = whole.points
    } else {
      let pass = try Self.single(source, settings(1), progress)
      (log, tally, closing, times, parts) = (pass.log, pass.tally, pass.closing, pass.times, [pass.index])
      responses = [pass.responses].compactMap(\.self)
      points = pass.points
    }
    do throws(ReadingError) {
      try Self.refuseWrongEncoding(source.text, log.accounting)
      try Self.refuseForeignHeader(log.foreignHeaderLine)
      try Self.refuseForeignLabel(log.foreignLabelLine)
    } catch { throw .source(SourceFailure(error)) }
  }

  private static func single(
    _ source: OpenedSource, _ settings: RangePass.Settings, _ progress: (Double) -> Void
  ) throws(PassFailure) -> RangePass {
    do throws(ReadingError) {
      let reader = try source.plan.reader(source.text, isReference: source.isReference)
      return try RangePass(source, reader, settings, progress: progress)
    } catch { throw PassFailure(error, settings.maximumSegments) }
  }

  /// The passes of all ranges in order; nil where the source is to be read by one worker: it is small or no table, or a quote stands where
  /// none may, so that the parity of quotes says nothing about where records begin.
  private static func parallel(
    _ source: OpenedSource, _ settings: (Double) -> RangePass.Settings, _ workers: Int, _ progress: (Double) -> Void
  ) throws(PassFailure) -> [RangePass]? {
    guard case .delimited(let layout) = source.plan.layout, source.plan.gather == nil, !source.isReference, workers > 1 else {
      return nil
    }
    guard let ranges = try? layout.ranges(of: source.text, count: workers, together: Workers.run), ranges.count > 1 else { return nil }
    let results = WorkerResults<Result<RangePass, ReadingError>>()
    let shared = settings(1 / Double(ranges.count))
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

  /// Two exports of different layouts in one file: the second would be read by the first one's header.
  private static func refuseForeignHeader(_ line: Int?) throws(ReadingError) {
    guard let line else { return }
    throw ReadingError(
      .headerAmbiguous, "a header with the same columns in other places: two exports of different layouts were joined here",
      advice: "split the file and give both", line: line)
  }

  /// What the first rows were taken for was wrong: all that was read by it would be.
  private static func refuseForeignLabel(_ line: Int?) throws(ReadingError) {
    guard let line else { return }
    throw ReadingError(
      ReadingError.Kind(rawValue: Rule.scaleLabels.rawValue),
      "an answer label of another scale than the first rows show, so that theirs was taken for the wrong one",
      advice: "name the scale (--scale 1-7), or say what each label stands for in a codebook (`labels`)", line: line)
  }

  /// A file with too many invalid records was declared or assumed to be in the wrong encoding.
  private static func refuseWrongEncoding(_ text: ExportText, _ account: RowAccounting) throws(ReadingError) {
    let invalid = account.reasons[.invalidEncoding] ?? 0
    guard invalid > ReadingLimits.invalidRecords || Double(invalid) > ReadingLimits.invalidShare * Double(account.records) else { return }
    guard invalid > 1 || account.records < 20 else { return }
    throw ReadingError(
      .encodingInvalid, "\(invalid) of \(account.records) records hold bytes that are not \(text.encoding.value) text",
      advice: text.encodingAdvice)
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
