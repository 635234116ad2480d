internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

extension TallyFile {
  /// Counts a slice of a survey.
  ///
  /// A file that cannot be trusted is refused whole and told in the partial, as a run over all files would; the others count.
  ///
  /// - Parameter progress: told now and then while reading.
  public static func tallying(
    _ request: TallyRequest, progress: (StudyProgress) -> Void = { _ in }
  ) throws(TallyingError) -> TallyFile {
    var tallying = Tallying(request)
    try tallying.read(progress)
    return try tallying.finish()
  }
}

/// The work of counting a slice.
private struct Tallying {
  private let request: TallyRequest
  private let paths: [String]
  private var file: TallyFile
  /// The sources that count, opened, by their place among the paths.
  private var opened: [Int: OpenedSource] = [:]
  private var index = DuplicateIndex()

  init(_ request: TallyRequest) {
    self.request = request
    paths = request.ordered
    file = TallyFile(TallyFile.Settings(request))
  }

  mutating func read(_ progress: (StudyProgress) -> Void) throws(TallyingError) {
    for place in paths.indices {
      var source = TallySource(facts: SourceFacts(name: request.name(of: paths[place]), arrival: request.arrival))
      do throws(PassFailure) {
        let (name, count) = (source.facts.name, paths.count)
        let report = { (share: Double) in progress(StudyProgress(source: name, number: place + 1, count: count, share: share)) }
        try read(place, &source, report)
      } catch {
        switch error {
        case .study(let failure): throw .study(failure)
        case .source(let failure):
          guard request.range == nil else { throw .refused(source: source.facts.name, failure.refusal) }
          (source.facts.refusal, source.pieces) = (failure.refusal, [])
        }
      }
      file.sources.append(source)
    }
  }

  private mutating func read(_ place: Int, _ source: inout TallySource, _ progress: (Double) -> Void) throws(PassFailure) {
    let (whole, slice): (OpenedSource, OpenedSource)
    do throws(SourceFailure) {
      whole = try OpenedSource(paths[place], request.study)
      source.facts.describe(whole, sha256: request.sha256)
      slice = try request.range.map { range throws(SourceFailure) in try whole.slice(range, request.startsInsideQuotes) } ?? whole
    } catch { throw .source(error) }
    let shape = file.settings.shape(
      of: whole.plan.codebook.instrument.value, hasPoints: whole.plan.codebook.instrument.value.hasGap)
    if let known = file.tally?.shape, known != shape {
      throw .study(.differentInstruments(first: known.instrument.id, second: shape.instrument.id, source: source.facts.name))
    }
    let form = RowForm(shape.instrument, segments: shape.segmentKeys.count, hasPoints: source.facts.hasPoints)
    let pass = try SourcePass(
      slice, shape: shape, place: place, request.study, nil, rows: request.isUnique ? nil : form, progress: progress)
    let range = (request.range ?? 0..<source.facts.bytes).clamped(to: 0..<source.facts.bytes)
    do throws(SourceFailure) { try whole.refuseUntrusted(pass.log, isWhole: range == 0..<source.facts.bytes) } catch {
      throw .source(error)
    }
    source.pieces = [SourcePiece(pass, range, whole.text)]
    index.add(pass.parts)
    file.span.add(pass.times)
    if file.tally == nil { file.tally = pass.tally } else { file.tally?.merge(pass.tally) }
    if request.isUnique { opened[place] = slice }
  }

  /// Takes out the responses that others of this slice replace, and puts the partial into its canonical form.
  consuming func finish() throws(TallyingError) -> TallyFile {
    let (allLosers, span) = index.losers()
    file.span.add(span)
    for (place, losers) in allLosers {
      guard let source = opened[place], var tally = file.tally else { continue }
      var summary = SourceSummary(source: source.text.name)
      do throws(PassFailure) { try DuplicateRemoval(losers: losers).apply(source, to: &tally, &summary) } catch {
        if case .source(let failure) = error { throw .refused(source: source.text.name, failure.refusal) }
      }
      file.tally = tally
      file.sources[place].pieces[0].duplicates = summary.findings
    }
    if request.study.period != nil, file.tally.map({ $0.cellCount > request.study.maximumSegments }) ?? false {
      throw .study(.tooManyCells(limit: request.study.maximumSegments))
    }
    return try file.checked()
  }
}

extension TallyFile.Settings {
  fileprivate init(_ request: TallyRequest) {
    let (study, conventions) = (request.study, request.study.conventions)
    (segments, period) = (study.plan.segments, study.period)
    missingRule = MissingRule.named.contains(conventions.missingRule) ? .half : conventions.missingRule
    (hasItemProducts, isUnique) = (conventions.isDetailed, request.isUnique)
    codebook = study.plan.codebook?.yaml(hasEvidence: false)
  }
}

extension TallyRequest {
  fileprivate func name(of path: String) -> String {
    name ?? (path == "-" ? "(standard input)" : String(path.split(separator: "/").last ?? Substring(path)))
  }

  /// The paths in the order in which they arrive.
  fileprivate var ordered: [String] {
    let names = Dictionary(grouping: study.paths, by: name(of:))
    return names.sorted { $0.key < $1.key }.flatMap { name, paths in
      guard paths.count > 1 else { return paths }
      let digests = paths.map { path in (try? ExportText.opening(path, declared: study.encoding))?.digest() ?? "name \(name)" }
      return zip(digests, paths).sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

extension TallyFile {
  /// Refuses what could not be read back as it is.
  fileprivate func checked() throws(TallyingError) -> TallyFile {
    var identities: Set<String> = []
    for source in sources where !identities.insert(source.facts.identity).inserted { throw .twice(source: source.facts.name) }
    if let instrument = tally?.shape.instrument, (try? Instrument.decoding(yaml: instrument.yaml, source: "")) != instrument {
      throw .notStorable(what: "instrument")
    }
    if let codebook = settings.codebook, (try? Codebook.decoding(yaml: codebook, source: ""))?.yaml(hasEvidence: false) != codebook {
      throw .notStorable(what: "codebook")
    }
    return self
  }
}

extension OpenedSource {
  /// The records of a range of bytes.
  fileprivate func slice(_ range: Range<Int>, _ startsInsideQuotes: Bool?) throws(SourceFailure) -> OpenedSource {
    do throws(ReadingError) {
      let size = text.sourceBytes
      guard range.lowerBound < size, !range.isEmpty else {
        throw ReadingError(.noRange, "the range lies behind the end of the file, which has \(size) bytes")
      }
      if range.lowerBound == 0, range.upperBound >= size { return self }
      guard case .delimited(let layout) = plan.layout, plan.gather == nil, text.isReadInPlace else {
        throw ReadingError(
          .noRange, "only a table in UTF-8 whose rows are records each can be cut into ranges", advice: "count the file whole")
      }
      return reading(.delimited(try layout.slice(range.clamped(to: 0..<size), of: text, startsInsideQuotes: startsInsideQuotes)))
    } catch { throw SourceFailure(error) }
  }

  /// Refuses a slice that may begin in the wrong place, and a whole source that was read the wrong way.
  fileprivate func refuseUntrusted(_ log: RecordLog, isWhole: Bool) throws(SourceFailure) {
    do throws(ReadingError) {
      if isWhole { return try log.refuseUntrusted(encoding: "\(text.encoding.value)", advice: text.encodingAdvice) }
      guard let stray = log.findings.first(where: { $0.rule == .badQuote }) else { return }
      throw ReadingError(
        .noRange, "a quote stands where none may, so that nobody knows which ranges begin inside quotes", advice: "count the file whole",
        byteOffset: stray.position.byteOffset)
    } catch { throw SourceFailure(error) }
  }
}

extension ReadingError.Kind {
  /// The file cannot be cut into ranges.
  fileprivate static let noRange = ReadingError.Kind(rawValue: "no_range")
}

extension SourcePiece {
  fileprivate init(_ pass: SourcePass, _ range: Range<Int>, _ text: ExportText) {
    self.init(range: range)
    (lines, records, log, points) = (pass.lines, pass.records, pass.log, pass.points)
    log.findings = log.findings.map { $0.placed(in: text) }
    (closing, rows) = (pass.closing, pass.rows)
  }
}

extension SourceFacts {
  fileprivate mutating func describe(_ source: OpenedSource, sha256 known: String?) {
    bytes = source.text.sourceBytes
    let encoding = source.text.encoding
    self.encoding = Setting(encoding.value.name, encoding.origin, evidence: encoding.evidence)
    encodingAdvice = source.text.encodingAdvice
    (dialect, evidence) = (source.plan.dialect, source.plan.evidence)
    sha256 = known ?? source.digest()
    let codebook = source.plan.codebook
    instrument = Setting(codebook.instrument.value.id, codebook.instrument.origin, evidence: codebook.instrument.evidence)
    hasIDs = codebook.column(.respondent) != nil
    hasPoints = Normaliser(source.plan).responseBatch(capacity: 1).hasPoints
    frame = SourceFrame(source)
    members = source.text.members.map(MemberPlace.init)
  }
}
