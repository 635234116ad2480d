import Foundation
import SatisfactionScoring
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport

/// A ledger in a folder of its own, and exports to bring to it.
final class LedgerBench {
  static let secret = Array("a key for tests, and for nothing else".utf8)

  private let place: LedgerFolder
  let folder: URL
  let ledger: Ledger
  let key: LedgerKey
  var request = StudyRequest(paths: [])
  private(set) var nights = 0

  init() throws {
    place = try LedgerFolder()
    folder = URL(fileURLWithPath: place.path)
    key = try LedgerKey(Self.secret)
    ledger = try Ledger(folder.appendingPathComponent("ledger.sqlite").path, key: key, now: Timestamp(microseconds: 0))
    request.plan.segments = ["site"]
  }

  /// Brings an export, a minute after the one before.
  @discardableResult
  func bring(_ export: String, named name: String = "export.csv", wave: String = "") throws -> LedgerImport.Outcome {
    let path = folder.appendingPathComponent(name).path
    try Data(export.utf8).write(to: URL(fileURLWithPath: path))
    return try bring(file: path, wave: wave)
  }

  /// Brings a file.
  @discardableResult
  func bring(file path: String, wave: String = "") throws -> LedgerImport.Outcome {
    nights += 1
    return try LedgerImport(ledger, survey: "bank", wave: wave, request: request).take(path, now: now)
  }

  var now: Timestamp { Timestamp(microseconds: Int64(nights) * 60_000_000) }

  /// What the ledger holds, and that it is sound.
  func contents(wave: String = "") throws -> (responses: Int, state: String, problems: [String]) {
    let contents = try ledger.contents(survey: "bank", wave: wave)
    return (contents?.responses ?? 0, contents?.state ?? "", try ledger.problems())
  }

  /// The perception of item 1 of every live response, by recorded time.
  func perceptions() throws -> [String: Int] {
    var found: [String: Int] = [:]
    let selection = LiveSelection(survey: "bank", wave: "", instrument: .servqual1991, hasPoints: false, segmentKeys: ["site"])
    try ledger.forEachLive(selection) { batch in
      for row in 0..<batch.count {
        let site = batch.segments[0].labels[Int(batch.segments[0].ids[row])]
        found["\(Timestamp(microseconds: batch.times[row]).rfc3339.prefix(16)) \(site)"] = Int(batch.answers[22 * batch.capacity + row]) + 1
      }
    }
    return found
  }

  func measure(_ change: (inout LedgerStudy.Request) -> Void = { _ in }) throws -> LedgerStudy {
    var request = LedgerStudy.Request(survey: "bank")
    request.segments = ["site"]
    request.minimumCell = 0
    change(&request)
    return try LedgerStudy(ledger, request)
  }
}

extension LedgerImport.Outcome {
  /// added, corrected, unchanged, outdated; nil where nothing was taken.
  var counts: [Int]? {
    guard case .taken(let receipt, _) = self else { return nil }
    return [receipt.added, receipt.corrected, receipt.unchanged, receipt.outdated]
  }

  var isKnown: Bool { if case .known = self { true } else { false } }

  var refusal: String? { if case .refused(let refusal) = self { refusal.kind } else { nil } }
}
