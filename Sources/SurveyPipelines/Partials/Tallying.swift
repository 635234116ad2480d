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
    guard !request.isUnique || request.study.plan.codebook?.care == nil else { throw .careNeedsResponses }
    let paths = request.ordered
    let workers = min(request.study.workers ?? Workers.processors, paths.count)
    guard workers > 1 else {
      var tallying = Tallying(request, paths)
      for place in paths.indices { try tallying.read(place, progress) }
      return try tallying.finish()
    }
    var shared = request
    shared.study.workers = max(1, (request.study.workers ?? Workers.processors) / workers)
    return try Tallying.sideBySide(shared, paths, workers).finish()
  }
}

/// The work of counting a slice, or some of its files.
private struct Tallying: Sendable {
  private let request: TallyRequest
  private let paths: [String]
  private var file: TallyFile
  /// The sources by their place among the paths, and those that count, opened.
  private var sources: [Int: TallySource] = [:]
  private var opened: [Int: OpenedSource] = [:]
  private var parts: [IndexPart] = []

  init(_ request: TallyRequest, _ paths: [String]) {
    self.request = request
    self.paths = paths
    file = TallyFile(TallyFile.Settings(request))
  }

  /// The work of all files by several workers, each of which takes the next file that nobody has taken.
  static func sideBySide(_ request: TallyRequest, _ paths: [String], _ workers: Int) throws(TallyingError) -> Tallying {
    let results = WorkerResults<Result<Tallying, TallyingError>>()
    let next = NextPlace(end: paths.count)
    Workers.run(workers) { worker in
      results.set(
        worker,
        Result { () throws(TallyingError) in
          var part = Tallying(request, paths)
          while let place = next.take() { try part.read(place) { _ in } }
          return part
        })
    }
    var whole = Tallying(request, paths)
    for result in results.ordered { try whole.add(result.get()) }
    return whole
  }

  private mutating func add(_ other: Tallying) throws(TallyingError) {
    if let tally = other.file.tally {
      let source = other.sources.sorted { $0.key < $1.key }.first { $0.value.facts.refusal == nil }?.value.facts.name ?? ""
      do throws(StudyError) { try add(tally, of: source) } catch { throw .study(error) }
    }
    file.span.add(other.file.span)
    sources.merge(other.sources, uniquingKeysWith: { first, _ in first })
    opened.merge(other.opened, uniquingKeysWith: { first, _ in first })
    parts += other.parts
  }

  private mutating func add(_ tally: SatisfactionTally, of source: String) throws(StudyError) {
    guard let known = file.tally?.shape else {
      file.tally = tally
      return
    }
    guard known == tally.shape else {
      throw .differentInstruments(first: known.instrument.id, second: tally.shape.instrument.id, source: source)
    }
    file.tally?.merge(tally)
  }

  mutating func read(_ place: Int, _ progress: (StudyProgress) -> Void) throws(TallyingError) {
    var source = TallySource(facts: SourceFacts(name: request.name(of: paths[place]), arrival: request.arrival))
    do throws(PassFailure) {
      let (name, count) = (source.facts.name, paths.count)
      try read(place, &source) { progress(StudyProgress(source: name, number: place + 1, count: count, share: $0)) }
    } catch {
      switch error {
      case .study(let failure): throw .study(failure)
      case .source(let failure):
        guard request.range == nil else { throw .refused(source: source.facts.name, failure.refusal) }
        (source.facts.refusal, source.pieces) = (failure.refusal, [])
      }
    }
    sources[place] = source
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
    let form = RowForm(
      shape.instrument, segments: shape.segmentKeys.count, hasPoints: source.facts.hasPoints,
      care: whole.plan.codebook.care?.columns.count ?? 0)
    let pass = try SourcePass(
      slice, shape: shape, place: place, request.study, nil, rows: request.isUnique ? nil : form, progress: progress)
    let range = (request.range ?? 0..<source.facts.bytes).clamped(to: 0..<source.facts.bytes)
    do throws(SourceFailure) { try whole.refuseUntrusted(pass.log, isWhole: range == 0..<source.facts.bytes) } catch {
      throw .source(error)
    }
    do throws(StudyError) { try add(pass.tally, of: source.facts.name) } catch { throw .study(error) }
    source.pieces = [SourcePiece(pass, range, whole.text)]
    parts += pass.parts
    file.span.add(pass.times)
    if request.isUnique, isKeptOpen(paths[place]) { opened[place] = slice }
  }

  /// Standard input cannot be opened twice; of many files each is opened again when it is needed, so that descriptors do not run out.
  private func isKeptOpen(_ path: String) -> Bool { path == "-" || paths.count <= 100 }

  private func opened(_ place: Int) throws(PassFailure) -> OpenedSource {
    if let kept = opened[place] { return kept }
    do throws(SourceFailure) { return try OpenedSource(paths[place], request.study) } catch { throw .source(error) }
  }

  /// Takes out the responses that others of this slice replace, and puts the partial into its canonical form.
  consuming func finish() throws(TallyingError) -> TallyFile {
    var index = DuplicateIndex()
    index.add(parts)
    parts = []
    let (allLosers, span) = index.losers()
    file.span.add(span)
    for (place, losers) in allLosers {
      guard var tally = file.tally else { continue }
      var summary = SourceSummary(source: sources[place]?.facts.name ?? "")
      do throws(PassFailure) {
        try DuplicateRemoval(losers: losers).apply(opened(place), to: &tally, &summary)
      } catch {
        guard case .source(let failure) = error else { continue }
        throw .refused(source: summary.source, failure.refusal)
      }
      file.tally = tally
      sources[place]?.pieces[0].duplicates = summary.findings
    }
    file.sources = sources.sorted { $0.key < $1.key }.map(\.value)
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
