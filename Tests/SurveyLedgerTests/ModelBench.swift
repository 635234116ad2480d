import Foundation
import SurveyDialects
import SurveyLedger
import SurveyModel
import TestSupport

/// Numbers that look random and are the same for the same seed: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func happens(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
}

/// A folder in memory where there is one: what is tested is not the disk.
final class LedgerFolder {
  let path: String

  init() throws {
    let shared = "/dev/shm"
    let root = FileManager.default.isWritableFile(atPath: shared) ? shared : FileManager.default.temporaryDirectory.path
    path = "\(root)/servqual-ledger-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Rows in the ledger's own form, without files.
final class ModelBench {
  let folder: LedgerFolder
  let key: LedgerKey
  let instrument = Instrument.servqual1991
  private(set) var ledger: Ledger
  private var nights: Int64 = 0

  init() throws {
    folder = try LedgerFolder()
    key = try LedgerKey(LedgerBench.secret)
    ledger = try Ledger("\(folder.path)/ledger.sqlite", key: key, now: Timestamp(microseconds: 0))
  }

  var now: Timestamp { Timestamp(microseconds: nights * 60_000_000) }

  func reopen() throws { ledger = try Ledger(ledger.path, key: key, now: now) }

  /// added, corrected, unchanged, outdated, forgotten; nil where the same was there already.
  func deliver(_ rows: [ModelRow], content: String, codebook: String) throws -> [Int]? {
    nights += 1
    if try ledger.batch(survey: "bank", wave: "", content: content, codebook: codebook) != nil { return nil }
    var delivery = Delivery(
      survey: "bank", wave: "", content: content, instrument: instrument, instrumentText: .init(digest: "i", text: "i"), layout: "l",
      codebook: .init(digest: codebook, text: codebook), source: "\(content).csv", path: "/exports/\(content).csv")
    delivery.accounting.responses = rows.count
    let receipt = try ledger.take(delivery, ModelDelivery(rows: rows, bench: self), now: now)
    return [receipt.added, receipt.corrected, receipt.unchanged, receipt.outdated, receipt.forgotten]
  }

  func retract(_ batch: Int64) throws -> [Int] {
    nights += 1
    let retracted = try ledger.retract(batch, reason: "a test", now: now)
    return [retracted.versions, retracted.respondents]
  }

  func forget(_ id: String) throws -> Forgotten {
    nights += 1
    return try ledger.forget(id, survey: nil, now: now) { $0.hash(ofID: [id]) }
  }

  func hash(_ id: String) -> RespondentHash { key.pseudonym(survey: "bank", wave: "").hash(ofID: [id]) ?? RespondentHash() }

  /// The live responses; those of ids named here with their ids, others without.
  func live(_ ids: Set<String>) throws -> [ModelRow] {
    let names = Dictionary(uniqueKeysWithValues: ids.map { (hash($0), $0) })
    let selection = LiveSelection(survey: "bank", wave: "", instrument: instrument, hasPoints: false, segmentKeys: ["site"])
    var rows: [ModelRow] = []
    try ledger.forEachLive(selection, capacity: 16) { batch in
      for row in 0..<batch.count {
        let time = batch.times[row] == .min ? nil : batch.times[row]
        let site = batch.segments[0].labels[Int(batch.segments[0].ids[row])]
        rows.append(ModelRow(id: names[batch.keys[row]] ?? "", time: time, answer: batch.answers[row], site: site))
      }
    }
    return rows.sorted()
  }

  var state: String { get throws { try ledger.contents(survey: "bank", wave: "")?.state ?? "" } }

  func batch(_ rows: ArraySlice<ModelRow>) -> ResponseBatch {
    var batch = ResponseBatch(
      capacity: rows.count, layout: SlotLayout(instrument), segmentKeys: ["site"], hasPoints: false)
    batch.segments[0].labels = Set(rows.map(\.site)).sorted()
    for row in rows {
      let place = batch.count
      for slot in batch.layout.slots.indices { batch.answers[slot * batch.capacity + place] = MissingReason.skipped.rawValue }
      batch.answers[place] = row.answer
      batch.times[place] = row.time ?? .min
      batch.keys[place] = row.id.isEmpty ? RespondentHash() : hash(row.id)
      batch.segments[0].ids[place] = Int32(batch.segments[0].labels.firstIndex(of: row.site) ?? 0)
      batch.commit()
    }
    return batch
  }
}

/// Rows as one batch of responses.
struct ModelDelivery: DeliveredResponses {
  let rows: [ModelRow]
  let bench: ModelBench

  func forEachBatch(_ body: (ResponseBatch) throws -> Void) throws {
    if !rows.isEmpty { try body(bench.batch(rows[...])) }
  }
}
