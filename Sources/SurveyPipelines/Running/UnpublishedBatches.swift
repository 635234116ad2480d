internal import SatisfactionScoring
internal import SurveyLedger
internal import SurveyModel

/// What came since the last publication: what gates judge. A night that was held, or stopped before it published, is judged again with what
/// came after it, so that nothing passes by waiting.
struct UnpublishedBatches {
  private let ledger: Ledger
  private let batches: [BatchSummary]

  init(_ ledger: Ledger, _ batches: [BatchSummary]) { (self.ledger, self.batches) = (ledger, batches) }

  /// Puts their records, answers and columns into the figures of a night; `report` is about everything that is live.
  func measure(_ report: SatisfactionReport, into figures: inout GateFigures) throws {
    var news: AnswerCounts?
    for batch in batches {
      figures.records += batch.accounting.records
      figures.quarantined += batch.accounting.quarantined
      if let drift = try drift(batch), !drift.isEmpty { figures.drifts.append(.init(source: batch.source, drift: drift)) }
      guard let counts = try ledger.news(of: batch.id) else { continue }
      if news == nil { news = counts } else { news?.add(counts) }
    }
    guard let news else { return }
    (figures.answers, figures.missingAnswers) = (news.places, news.missing)
    figures.shift = report.shift(by: news)
  }

  /// How the columns differ from those of the file before; nil for the first one.
  private func drift(_ batch: BatchSummary) throws -> HeaderDrift? {
    let live = try ledger.batches(survey: batch.survey, wave: batch.wave, isLive: true)
    guard let before = live.last(where: { $0.id < batch.id }) else { return nil }
    return HeaderDrift(from: try columns(of: before.id), to: try columns(of: batch.id))
  }

  private func columns(of batch: Int64) throws -> [ColumnNote] {
    try ledger.columns(of: batch).enumerated().map { ColumnNote(name: $1.name, role: $1.role, place: $0 + 1) }
  }
}

extension SatisfactionReport {
  /// How far the answers of new responses lie from those of the others, item by item: the largest distance.
  func shift(by news: AnswerCounts) -> DistributionShift? {
    let now = Dictionary(zip(news.names, news.counts), uniquingKeysWith: { first, _ in first })
    var before: [String: [Int]] = [:]
    for row in items where row.score.segment == .all {
      for distribution in row.distributions where distribution.side != .gap && distribution.isExhaustive {
        let name = "\(row.item.id)/\(distribution.side.rawValue)"
        guard let new = now[name] else { continue }
        before[name] = zip(distribution.points.map(\.count), new).map { max(0, $0 - $1) }
      }
    }
    return DistributionShift.largest(from: before, to: now)
  }
}
