public import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyDigest
public import SurveyLedger
public import SurveyModel
internal import SurveyReading

/// Takes export files into a ledger, one at a time.
public struct LedgerImport {
  /// What became of one file.
  public enum Outcome: Sendable {
    /// It was taken in.
    case taken(Receipt, SourceSummary)
    /// The same bytes, read the same way, are there already as this batch.
    case known(batch: Int64)
    /// It cannot be trusted, or cannot be read: nothing of it was taken.
    case refused(SourceSummary.Refusal)
  }

  /// The most values of a column that is kept; more make it a column of ids or comments.
  public static let mostValues = 100_000

  private let ledger: Ledger
  private let survey: String
  private let wave: String
  private let request: StudyRequest

  /// - Parameters:
  ///   - request: how files are read; `plan.segments` are the columns that are kept.
  ///   - wave: the wave; empty where the survey has none.
  public init(_ ledger: Ledger, survey: String, wave: String, request: StudyRequest) {
    self.ledger = ledger
    self.survey = survey
    self.wave = wave
    var request = request
    request.keepsResponses = true
    // The digest is taken here, where it decides whether the file is read at all.
    request.needsDigests = false
    request.isTallied = false
    request.maximumSegments = Self.mostValues
    request.responseBytes = 512 << 20
    (request.previous, request.period) = ([], nil)
    self.request = request
  }

  /// Takes one file in.
  ///
  /// - Parameters:
  ///   - name: the file's name; nil takes the last part of its path.
  ///   - kept: where the file will be moved to; nil where it stays.
  ///   - now: the moment it is said to arrive.
  /// - Throws: `StudyError` or `LedgerError` where the file is not at fault.
  public func take(
    _ path: String, as name: String? = nil, kept: String? = nil, now: Timestamp, progress: (StudyProgress) -> Void = { _ in }
  ) throws -> Outcome {
    let file = File(
      path: path, name: name, kept: kept, stamp: try? FileStamp(FileSystem.resolved(path)),
      ids: try ledger.reading(survey: survey, wave: wave))
    var request = request
    request.paths = [path]
    request.plan.pseudonym = file.ids.pseudonym
    let source: OpenedSource
    do throws(SourceFailure) { source = try OpenedSource(path, request) } catch { return .refused(error.refusal) }
    try keepColumns(&request, source)
    let reading = source.reading(segments: request.plan.segments)
    guard let content = source.digest() else { return .refused(.unreadable) }
    if let batch = try ledger.batch(survey: survey, wave: wave, content: content, codebook: reading.digest) { return .known(batch: batch) }
    let study: Study
    do throws(StudyError) { study = try Study.run(request, progress: progress) } catch {
      guard let refusal = SourceSummary.Refusal(error) else { throw error }
      return .refused(refusal)
    }
    guard let summary = study.sources.first, let store = study.store, summary.refusal == nil else {
      return .refused(study.sources.first?.refusal ?? .unreadable)
    }
    guard try file.stamp == FileStamp(FileSystem.resolved(path)) else { return .refused(.changed) }
    let delivery = delivery(study, summary, source.plan, reading, content: content, file)
    do throws(LedgerError) {
      return .taken(try ledger.take(delivery, StoredDelivery(store: store), now: now), summary)
    } catch {
      guard error.kind == .instrumentChanged else { throw error }
      return .refused(.init(kind: error.kind.rawValue, message: error.message, advice: error.advice, line: 0, draft: nil))
    }
  }

  /// A file that is being taken.
  private struct File {
    let path: String
    let name: String?
    let kept: String?
    /// What it was like before it was opened.
    let stamp: FileStamp?
    let ids: KeyedReading
  }

  /// Adds the columns that the ledger keeps already: a pipeline that asks for fewer must not take them away.
  private func keepColumns(_ request: inout StudyRequest, _ source: OpenedSource) throws(LedgerError) {
    for column in try ledger.keptColumns(survey: survey, wave: wave)
    where !request.plan.segments.contains(where: { Invitations.isSame($0, column) }) {
      if source.plan.columnNames.contains(column) { request.plan.segments.append(column) }
    }
  }

  private func delivery(
    _ study: Study, _ summary: SourceSummary, _ plan: ReadingPlan, _ reading: Delivery.Text,
    content: String, _ file: File
  ) -> Delivery {
    let instrument = plan.codebook.instrument.value
    let text = Delivery.Text(digest: SHA256.hexadecimal(of: instrument.yaml), text: instrument.yaml)
    var delivery = Delivery(
      survey: survey, wave: wave, content: content, instrument: instrument, instrumentText: text,
      layout: instrument.layoutDigest, codebook: reading, source: file.name ?? summary.source, path: file.kept ?? file.path)
    delivery.respondents = { raw in Self.respondents(in: raw, file.ids.pseudonym) }
    delivery.forgotten = file.ids.forgotten()
    delivery.bytes = summary.bytes
    delivery.encoding = summary.encoding.map { ($0.value, $0.origin.rawValue) }
    delivery.dialect = summary.dialect
    delivery.evidence = summary.evidence.joined(separator: "\n")
    delivery.hasIDs = study.hasIDs
    delivery.hasPoints = plan.codebook.columns.contains { if case .points = $0.role { true } else { false } }
    delivery.care = plan.codebook.care?.columns.map(\.meaning) ?? []
    delivery.columns = plan.columnRoles
    delivery.accounting = summary.accounting
    delivery.findings = summary.findings
    let texts = study.texts
    delivery.raw = { finding in
      let count = min(finding.byteLength, 1 << 20)
      return count == 0 ? nil : try? texts[0]?.bytes(at: finding.position.byteOffset, count: count)
    }
    return delivery
  }

  /// Everybody whose id a record's text may hold: which of its cells is the id cannot be told from a record that cannot be read.
  private static func respondents(in raw: [UInt8], _ pseudonym: RespondentPseudonym) -> [RespondentHash] {
    let text = String(decoding: raw, as: UTF8.self)
    let cells = text.unicodeScalars.split { ",;|<>=\"'\t\r\n".unicodeScalars.contains($0) }
    return Set(cells.map { String($0) }).compactMap { pseudonym.hash(ofID: [$0]) }
  }
}

/// The responses of one study, handed over to the ledger.
struct StoredDelivery: DeliveredResponses {
  let store: ResponseStore

  func forEachBatch(_ body: (ResponseBatch) throws -> Void) throws {
    var failure: (any Error)?
    try store.forEachBatch { batch in
      guard failure == nil else { return }
      do { try body(batch.responses) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

extension SourceSummary.Refusal {
  /// What is wrong with one file; nil where it is not the file.
  fileprivate init?(_ error: StudyError) {
    guard case .tooManySegments(let limit) = error else { return nil }
    self.init(
      kind: "too_many_segments", message: "a column of read.segments or score.by has more than \(limit) values", advice: "leave it out",
      line: 0, draft: nil)
  }

  static let unreadable = SourceSummary.Refusal(
    kind: "io_error", message: "the file cannot be read to its end", advice: "look at the disk, or hand the file in again", line: 0,
    draft: nil)
  static let changed = SourceSummary.Refusal(
    kind: "file_changed", message: "the file changed while it was read", advice: "hand it in again when it is complete", line: 0, draft: nil
  )
}
