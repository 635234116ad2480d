import SurveyLedger
import SurveyModel
import TestSupport
import Testing

/// The ledger and a model of it are driven by the same operations, drawn from a seed, and compared after each one.
@Suite("The ledger against a model of it") struct ModelCheckTests {
  /// Operations of one run, of which there are four; 2,500 and more make a long check.
  static let operations = 500
  static let seeds: [UInt64] = [1, 2, 3, 20_260_301]

  @Test("Deliveries, repeats, other readings, retractions and erasures in any order", arguments: seeds) func anyOrder(seed: UInt64) throws {
    var run = try ModelRun(seed: seed)
    for step in 1...Self.operations {
      let said: [String]
      do {
        said = try run.step(isThorough: step % 50 == 0 || step == Self.operations)
      } catch { said = ["threw \(error)"] }
      guard said.isEmpty else {
        Issue.record("seed \(seed), step \(step): \(said.joined(separator: "; "))\n\(run.log.joined(separator: "\n"))")
        return
      }
    }
  }
}

/// A file as it lies on the disk: its rows before any codebook has read them.
struct ModelExport {
  let content: String
  let rows: [ModelRow]

  /// What a codebook makes of the rows: some let records in that others set aside, and some read times or segments otherwise.
  func read(by codebook: Int) -> [ModelRow] {
    switch codebook {
    case 0: rows.filter { $0.answer != 6 }
    case 1: rows
    case 2: rows.enumerated().filter { $0.offset % 4 != 1 }.map(\.element)
    case 3:
      rows.map { ModelRow(id: $0.id, time: $0.time.map { time in time % 3 == 0 ? time - 2 : time }, answer: $0.answer, site: $0.site) }
    case 4: rows.map { ModelRow(id: $0.id, time: $0.time, answer: $0.answer, site: "") }
    default: rows.map { ModelRow(id: $0.id, time: nil, answer: $0.answer, site: $0.site) }
    }
  }
}

/// One run of operations over both.
struct ModelRun {
  private(set) var log: [String] = []
  private var numbers: SeededNumbers
  private let bench: ModelBench
  private var model = ModelLedger()
  /// What respondents have said last, for cumulative exports.
  private var people: [String: ModelRow] = [:]
  private var firstID = 0
  private var exports: [ModelExport] = []
  /// Equal contents have equal states and different ones different states.
  private var states: [String: [String: ModelRow]] = [:]

  init(seed: UInt64) throws {
    numbers = SeededNumbers(seed: seed)
    bench = try ModelBench()
  }

  /// One operation and the comparison behind it; what differs.
  mutating func step(isThorough: Bool) throws -> [String] {
    let drawn = Int.random(in: 0..<100, using: &numbers)
    let crowded = model.batches.count > 16
    var said: [String]
    switch drawn {
    case ..<(crowded ? 15 : 50): said = try deliver(export(), Int.random(in: 0..<6, using: &numbers))
    case ..<70: said = try again()
    case ..<96: said = try retract()
    default: said = try forget()
    }
    said += try compare()
    if isThorough { said += try examine() }
    return said
  }

  // MARK: Operations

  private mutating func export() -> ModelExport {
    for _ in 0..<Int.random(in: 0...4, using: &numbers) { change() }
    let share = [1.0, 1.0, 0.5, 0.2].randomElement(using: &numbers) ?? 1.0
    var rows: [ModelRow] = []
    for id in people.keys.sorted() where numbers.happens(share) { people[id].map { rows.append($0) } }
    for _ in 0..<([0, 0, 2, 5].randomElement(using: &numbers) ?? 0) { rows.append(response(of: "")) }
    rows.shuffle(using: &numbers)
    exports.append(ModelExport(content: "file \(exports.count)", rows: rows))
    return exports[exports.count - 1]
  }

  /// Somebody answers, for the first time or anew; now and then with the time of before, an earlier one or none.
  private mutating func change() {
    let id = "R\(firstID + Int.random(in: 0..<12, using: &numbers))"
    people[id] = response(of: id)
  }

  private mutating func response(of id: String) -> ModelRow {
    let time = numbers.happens(0.1) ? nil : Int64.random(in: 0..<(id.isEmpty ? 2 : 6), using: &numbers)
    let answer = Int16.random(in: 0..<(id.isEmpty ? 2 : 7), using: &numbers)
    return ModelRow(id: id, time: time, answer: answer, site: ["North", "South", ""].randomElement(using: &numbers) ?? "")
  }

  private mutating func deliver(_ export: ModelExport, _ codebook: Int) throws -> [String] {
    let rows = export.read(by: codebook)
    log.append(
      "deliver \(export.content) read by \(codebook): \(rows.map { "\($0.id)@\($0.time ?? -1)=\($0.answer)\($0.site.prefix(1))" })")
    let expected = model.deliver(rows, content: export.content, codebook: "\(codebook)")
    let counts = try bench.deliver(rows, content: export.content, codebook: "\(codebook)")
    return counts == expected ? [] : ["counted \(counts ?? []) and not \(expected ?? [])"]
  }

  /// The same bytes once more, as they were read or otherwise.
  private mutating func again() throws -> [String] {
    guard let export = exports.suffix(24).randomElement(using: &numbers) else { return [] }
    return try deliver(export, Int.random(in: 0..<6, using: &numbers))
  }

  private mutating func retract() throws -> [String] {
    guard let batch = model.batches.randomElement(using: &numbers)?.id else { return [] }
    log.append("retract \(batch)")
    let (expected, outcome) = (model.retract(batch), try bench.retract(batch))
    do throws(LedgerError) {
      _ = try bench.ledger.retract(batch, reason: "again", now: bench.now)
      return ["batch \(batch) was taken back twice"]
    } catch {
      return outcome == expected && error.kind == .unknown ? [] : ["took back \(outcome) and not \(expected)"]
    }
  }

  private mutating func forget() throws -> [String] {
    let id = "R\(firstID + Int.random(in: 0..<12, using: &numbers))"
    if numbers.happens(0.7) { firstID += 1 }
    log.append("forget \(id)")
    guard !model.batches.isEmpty || !exports.isEmpty else { return [] }
    let (expected, outcome) = (model.forget(id), try bench.forget(id))
    return outcome.versions == expected ? [] : ["erased \(outcome.versions) versions and not \(expected)"]
  }

  // MARK: Comparing

  private mutating func compare() throws -> [String] {
    let expected = model.live
    let named = Set((0..<(firstID + 12)).map { "R\($0)" })
    let (rows, state) = (try bench.live(named), try bench.state)
    var said = rows == expected.values.sorted() ? [] : ["live are \(rows) and not \(expected.values.sorted())"]
    let isKnown = states[state].map { $0 == expected }
    if isKnown == false { said.append("two contents have the state \(state)") }
    if isKnown == nil, states.contains(where: { $0.value == expected }) { said.append("one content has two states") }
    if !state.isEmpty { states[state] = expected }
    return said
  }

  /// Everything the ledger can find wrong with itself; and one that has seen nothing but what lives has the same state.
  private func examine() throws -> [String] {
    var said = try bench.ledger.problems()
    let fresh = try ModelBench()
    _ = try fresh.deliver(model.live.values.sorted(), content: "all", codebook: "0")
    if try fresh.state != bench.state, !model.live.isEmpty { said.append("a ledger of the live responses alone has another state") }
    try bench.reopen()
    return said
  }
}
