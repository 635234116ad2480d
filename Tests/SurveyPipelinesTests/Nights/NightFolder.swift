import Foundation
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport

/// A folder with a manifest, a key and an inbox, and nights that run over it.
final class NightFolder {
  let scratch: ScratchFolder
  private(set) var events: [RunEvent] = []
  private(set) var night = 0

  /// The manifest's `score`, `write` and `gates` may be others from night to night.
  var score = "{by: site}"
  var gates = "{quarantined_share: none}"
  var read = "{from: {inbox: incoming/, settled: 0s}}"
  var write = "{to: published, keep: 3, min_cell: 0}"

  init() throws {
    scratch = try ScratchFolder(inMemory: true)
    try scratch.makeFolder("incoming")
    try LedgerKeySource.make("\(scratch.path)/key")
  }

  var manifest: String {
    """
    survey: bank
    read: \(read)
    score: \(score)
    ledger: {file: ledger.sqlite, key: {file: key}, retention: {quarantine: 30d}}
    write: \(write)
    gates: \(gates)
    """
  }

  /// Runs one night; each is a day after the one before.
  @discardableResult
  func run(manifest text: String? = nil, _ change: (inout PipelineOptions) -> Void = { _ in }) throws -> PipelineStatus {
    try scratch.write(text ?? manifest, to: "nightly.yaml")
    return try run(file: "nightly.yaml", change)
  }

  @discardableResult
  func run(file: String, _ change: (inout PipelineOptions) -> Void = { _ in }) throws -> PipelineStatus {
    night += 1
    var options = PipelineOptions()
    options.asOf = now
    change(&options)
    var told: [RunEvent] = []
    let plan = try PipelineManifest.contents(of: "\(scratch.path)/\(file)")
    let status = PipelineRunner(plan, options: options, tell: { told.append($0) }).run()
    events = told
    return status
  }

  var now: Timestamp { Timestamp(microseconds: 1_772_323_200_000_000 + Int64(night) * 86_400_000_000) }  // from 2026-03-01 on

  /// Delivers an export.
  func deliver(_ sheets: [Sheet], as name: String) throws { try scratch.write(Sheet.export(sheets), to: "incoming/\(name)") }

  func ledger() throws -> Ledger {
    try Ledger("\(scratch.path)/ledger.sqlite", key: LedgerKeySource.file("\(scratch.path)/key").key(), now: now)
  }

  /// The published run: its files by name.
  func published(_ folder: String = "published/current") -> [String: String] {
    let files = scratch.names(folder).map { ($0, scratch.text("\(folder)/\($0)") ?? "") }
    return Dictionary(files, uniquingKeysWith: { first, _ in first })
  }

  /// The rows of a published table.
  func rows(_ table: String, _ folder: String = "published/current") throws -> [JSONRow] {
    try JSONRow.rows(of: Array((scratch.text("\(folder)/\(table).json") ?? "[]").utf8), at: [])
  }

  /// The overall gap of everybody, as published.
  func overallGap(_ folder: String = "published/current") throws -> Double? {
    try rows("scores", folder).first { $0.text("dimension") == "overall_dimensions" && $0.text("segment_key") == "all" }?.number("gap_mean")
  }

  func told(_ event: String) -> [String] { events.filter { $0.event == event }.map(\.line) }
}
