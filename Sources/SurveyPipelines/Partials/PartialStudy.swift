internal import CustomerCare
internal import SatisfactionReporting
public import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDialects
public import SurveyModel
internal import SurveyReading

/// Why a partial is not measured.
public enum PartialStudyError: Error, Sendable, CustomStringConvertible {
  /// Ranges of its sources are missing.
  case incomplete([MissingRange])
  /// The whole of a source shows what its slices could not: it must not be trusted.
  case untrusted(source: String, message: String)
  /// The rule for missing answers was not counted.
  case otherRule(asked: MissingRule, counted: MissingRule)
  /// Products of items were not counted.
  case notDetailed
  /// The run cannot go on.
  case study(StudyError)
  /// The partial's own bytes are not right.
  case damaged

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .incomplete(let ranges):
      "parts are missing: \(ranges.prefix(5).map(\.description).joined(separator: "; "))"
        + (ranges.count > 5 ? "; and \(ranges.count - 5) more" : "") + ": count them with servqual tally --range and join them"
    case .untrusted(let source, let message): "\(source): \(message); count the survey again without it"
    case .otherRule(let asked, let counted):
      "the rule \(asked.rawValue) was not counted, but \(counted == .half ? "" : "\(counted.rawValue), ")half, complete and any: "
        + "give --missing \(asked.rawValue) to servqual tally"
    case .notDetailed: "what --detail needs was not counted: give --detail to servqual tally"
    case .study(let error): error.description
    case .damaged: "the partial is damaged"
    }
  }
}

extension Study {
  /// The study that one run over all sources of a partial would have made, without reading them again: its measurement, its run id and
  /// its files are the same, save that records that were set aside have no text.
  ///
  /// - Parameters:
  ///   - conventions: how the numbers are made; the missing rule must be one that was counted.
  ///   - maximumSegments: the most values of a segment column; with periods, the most cells.
  ///   - asOf: the moment up to which records speak; nil takes the latest recorded time.
  public init(
    _ file: TallyFile, conventions: MeasurementConventions, maximumSegments: Int = 1_000, asOf: Timestamp? = nil
  ) throws(PartialStudyError) {
    guard file.missing.isEmpty else { throw .incomplete(file.missing) }
    var request = StudyRequest(paths: [])
    (request.conventions, request.period, request.needsDigests, request.asOf) = (conventions, file.settings.period, true, asOf)
    request.plan.segments = file.settings.segments
    request.plan.codebook = file.settings.codebook.flatMap { try? Codebook.decoding(yaml: $0, source: "a partial") }
    self.init(request: request)
    if let shape = file.tally?.shape {
      guard shape.holds(conventions.missingRule) else {
        throw .otherRule(asked: conventions.missingRule, counted: file.settings.missingRule)
      }
      guard shape.hasItemProducts || !conventions.isDetailed else { throw .notDetailed }
      let first = file.sources.first { $0.facts.refusal == nil }?.facts.instrument
      instrument = first.map { Setting(shape.instrument, $0.origin, evidence: $0.evidence) }
    }
    hasIDs = file.sources.contains { $0.facts.refusal == nil && $0.facts.hasIDs }
    var resolution = Resolution(file)
    do throws(TallyCodingError) { try resolution.resolve() } catch { throw .damaged }
    for (place, source) in file.sources.enumerated() {
      sources.append(try SourceSummary(source, duplicates: resolution.duplicates[place] ?? []))
    }
    (tally, period) = (resolution.tally, resolution.span.range)
    if let tally, tally.cellCount > maximumSegments {
      throw .study(request.period == nil ? .tooManySegments(limit: maximumSegments) : .tooManyCells(limit: maximumSegments))
    }
    if request.period != nil, period == nil, responses > 0 { throw .study(.noTimes) }
    guard var care = careCounting() else { return }
    do throws(TallyCodingError) {
      if care.needsRanking { try resolution.forEachKept { care.rank($0, rows: $1) } }
      try resolution.forEachKept { care.add($0, rows: $1) }
    } catch { throw .damaged }
    careStudy = care
  }
}

/// Which of the responses that a partial carries count.
private struct Resolution {
  private let file: TallyFile
  private(set) var tally: SatisfactionTally?
  private(set) var span: TimeSpan
  /// The responses that others replace, by source, in file order.
  private(set) var duplicates: [Int: [Finding]] = [:]
  private var losers: [Int: [Int: Rule]] = [:]

  init(_ file: TallyFile) {
    self.file = file
    (tally, span) = (file.tally, file.span)
    for (place, source) in file.sources.enumerated() { duplicates[place] = source.pieces.first?.duplicates }
  }

  mutating func resolve() throws(TallyCodingError) {
    guard !file.settings.isUnique else { return }
    var index = DuplicateIndex()
    for (place, rows) in packed {
      var part = IndexPart(source: place)
      try rows.forEachBatch(file.settings.segments) { part.add($0, estimate: rows.count) }
      index.add([part])
    }
    let (losers, times) = index.losers()
    span.add(times)
    self.losers = losers
    for (place, rows) in packed { try count(rows, place) }
  }

  /// Calls `body` with the rows that stay.
  func forEachKept(_ body: (ResponseBatch, [Int32]) -> Void) throws(TallyCodingError) {
    for (place, rows) in packed {
      let losers = losers[place] ?? [:]
      try rows.forEachBatch(file.settings.segments) { batch in
        body(batch, (0..<Int32(batch.count)).filter { losers[batch.positions[Int($0)].record] == nil })
      }
    }
  }

  private var packed: [(Int, PackedRows)] {
    file.sources.enumerated().flatMap { place, source in source.pieces.compactMap(\.rows).map { (place, $0) } }
  }

  private mutating func count(_ rows: PackedRows, _ place: Int) throws(TallyCodingError) {
    let losers = losers[place] ?? [:]
    let members = file.sources[place].facts.members
    try rows.forEachBatch(file.settings.segments) { batch in
      guard !losers.isEmpty else {
        tally?.add(batch)
        return
      }
      var kept: [Int32] = []
      for row in 0..<batch.count {
        if let rule = losers[batch.positions[row].record] {
          duplicates[place, default: []].append(DuplicateRemoval.finding(rule, batch.positions[row]).placed(in: members))
        } else {
          kept.append(Int32(row))
        }
      }
      tally?.add(batch, rows: kept)
    }
  }
}

extension PackedRows {
  /// Hands all rows to `body`, batch by batch.
  fileprivate func forEachBatch(_ keys: [String], _ body: (ResponseBatch) -> Void) throws(TallyCodingError) {
    var (rows, batch) = (Cursor(self), batch(capacity: 1_000, keys: keys))
    while try rows.next(into: &batch) {
      guard batch.isFull else { continue }
      body(batch)
      batch.removeAll()
    }
    if batch.count > 0 { body(batch) }
  }
}

extension SourceSummary {
  /// A source all of whose pieces are there.
  fileprivate init(_ source: TallySource, duplicates: [Finding]) throws(PartialStudyError) {
    let facts = source.facts
    self.init(source: facts.name)
    (sha256, bytes, encoding, dialect, evidence) = (facts.sha256, facts.bytes, facts.encoding, facts.dialect, facts.evidence)
    refusal = facts.refusal
    guard let piece = source.pieces.first, refusal == nil else { return }
    do throws(ReadingError) { try piece.log.refuseUntrusted(encoding: facts.encoding?.value ?? "", advice: facts.encodingAdvice) } catch {
      throw .untrusted(source: facts.name, message: error.message)
    }
    account(facts.frame, piece.log, piece.points, closing: piece.closing)
    setAside(duplicates)
  }
}
