import Foundation
import SatisfactionScoring
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Packed responses come back as they were, from memory and from the temporary file.
@Suite struct ResponseStoreTests {
  /// An instrument whose facets have scales of so many points.
  private func instrument(_ low: Int, _ high: Int, _ decimals: Int) throws -> Instrument {
    let scale = try #require(ResponseScale(minimum: low, maximum: high, decimals: decimals))
    return Instrument.servqual1991.rescaled(to: scale)
  }

  /// Every code of the scale and every reason in every slot, with ids, times, segments and points of all kinds.
  private func batch(_ instrument: Instrument) -> ResponseBatch {
    let codes = (0..<instrument.scale.points).map { AnswerCode($0) } + MissingReason.allCases.map(\.rawValue)
    var batch = ResponseBatch(
      capacity: codes.count + 3, layout: SlotLayout(instrument), segmentKeys: ["region", "channel"], hasPoints: true)
    batch.segments[0].labels = ["North", "", "东"]
    batch.segments[1].labels = ["web"]
    for row in codes.indices {
      for slot in batch.layout.slots.indices { batch.answers[slot * batch.capacity + row] = codes[(row + slot) % codes.count] }
      for dimension in 0..<5 { batch.points[dimension * batch.capacity + row] = [-2, -1, 0, 2_050, 1_000_000][(row + dimension) % 5] }
      batch.segments[0].ids[row] = Int32(row % 3)
      batch.keys[row] = row % 4 == 0 ? RespondentHash() : RespondentHash(high: .max - UInt64(row), low: UInt32(row) &* 0x9E37_79B9)
      batch.times[row] = row % 5 == 0 ? .min : 1_767_225_600_000_000 + Int64(row)
      batch.positions[row] = RecordPosition(line: row + 2, byteOffset: 100 * row, record: row + 1)
      batch.commit()
    }
    return batch
  }

  private func packed(_ instrument: Instrument, _ batch: ResponseBatch, _ room: ResponseRoom) throws -> ResponseStore {
    var part = ResponsePart(instrument, source: 3, room: room)
    try part.add(batch)
    try part.close()
    part.shift(by: 1_000)
    return ResponseStore([part], segmentKeys: ["region", "channel"])
  }

  private func same(_ left: ResponseBatch, _ row: Int, _ right: ResponseBatch, _ other: Int) -> Bool {
    let slots = left.layout.slots.indices
    return left.keys[row] == right.keys[other] && left.times[row] == right.times[other]
      && slots.allSatisfy { left.answers[$0 * left.capacity + row] == right.answers[$0 * right.capacity + other] }
      && (0..<5).allSatisfy { left.points[$0 * left.capacity + row] == right.points[$0 * right.capacity + other] }
      && zip(left.segments, right.segments).allSatisfy { $0.labels[Int($0.ids[row])] == $1.labels[Int($1.ids[other])] }
  }

  static let scales = [(1, 7, 0), (0, 100, 0), (0, 100, 1), (1, 240, 0), (1, 241, 0), (0, 10_000, 2), (-5, 5, 0)]

  @Test(arguments: scales, [(limit: 64 << 20, block: 1 << 20), (limit: 0, block: 5_000), (limit: 20_000, block: 777)])
  func everyCodeComesBack(_ scale: (Int, Int, Int), _ sizes: (limit: Int, block: Int)) throws {
    let instrument = try instrument(scale.0, scale.1, scale.2)
    let batch = batch(instrument)
    let room = ResponseRoom(limit: sizes.limit, blockBytes: sizes.block)
    let store = try packed(instrument, batch, room)
    #expect(store.count == batch.count)
    let width = scale.1 - scale.0 + 1 > 240 ? 2 : 1
    #expect(room.spilled == (sizes.limit == 0 ? batch.count * (28 + 8 + 20 + 44 * width) : room.spilled))
    var next = 0
    var rows: [ResponseStore.Row] = []
    try store.forEachBatch(capacity: 7) { read in
      #expect(read.source == 3 && read.rows.count == read.responses.count)
      for row in 0..<read.responses.count {
        #expect(same(read.responses, row, batch, next) && read.responses.positions[row].record == 1_001 + next)
        next += 1
      }
      rows += read.rows
    }
    #expect(next == batch.count)
    var single: ResponseBatch?
    for row in stride(from: rows.count - 1, through: 0, by: -3) {
      try store.read(rows[row], into: &single)
      let read = try #require(single)
      #expect(read.count == 1 && same(read, 0, batch, row))
    }
  }

  @Test func valuesOfAllPartsShareOneTable() throws {
    let room = ResponseRoom()
    let parts = try [["North", "South"], ["South", "", "North"]].map { labels in
      var random = RandomResponses(seed: 1)
      var batch = random.batch(6, .servqual1991, segmentKeys: ["region"], hasPoints: false, blanks: 0)
      batch.segments[0].labels = labels
      batch.segments[0].ids = (0..<6).map { Int32($0 % labels.count) }
      var part = ResponsePart(.servqual1991, source: 0, room: room)
      try part.add(batch)
      try part.close()
      return part
    }
    var found: [String] = []
    try ResponseStore(parts, segmentKeys: ["region"]).forEachBatch { read in
      let column = read.responses.segments[0]
      found += (0..<read.responses.count).map { column.labels[Int(column.ids[$0])] }
    }
    #expect(found == ["North", "South", "North", "South", "North", "South", "South", "", "North", "South", "", "North"])
  }

  // MARK: The temporary file

  /// Open files of this process that lie in `folder`, as the system names them.
  private func open(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }.filter { $0.hasPrefix(folder + "/") }
  }

  @Test func theFileHasNoNameAndIsClosed() throws {
    let marker = try TemporaryFile("", named: "marker")
    let folder = String(marker.path.dropLast("/marker".count))
    do {
      let store = try packed(.servqual1991, batch(.servqual1991), ResponseRoom(limit: 0, folder: folder))
      let names = try open(in: folder)
      #expect(names.count == 1 && names.allSatisfy { $0.hasSuffix("(deleted)") })
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["marker"])
      #expect(store.count == 12)
    }
    #expect(try open(in: folder).isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    var part = ResponsePart(.servqual1991, source: 0, room: ResponseRoom(limit: 0, folder: "/proc/nowhere"))
    try part.add(batch(.servqual1991))
    #expect { try part.close() } throws: { "\($0)".contains("/proc/nowhere") && "\($0)".contains("TMPDIR") }
  }

  @Test func memoryIsGivenBack() throws {
    let room = ResponseRoom(limit: 12 * (28 + 8 + 20 + 44))
    for _ in 0..<3 { _ = try packed(.servqual1991, batch(.servqual1991), room) }
    #expect(room.spilled == 0)
    let (kept, second) = (
      try packed(.servqual1991, batch(.servqual1991), room), try packed(.servqual1991, batch(.servqual1991), room)
    )
    #expect(room.spilled == 12 * 100 && kept.count == second.count)
  }

  // MARK: In a run

  private func table(rows: Int) -> String {
    var random = RandomResponses(seed: 4)
    let header = (1...22).map { "E\($0)" }.joined(separator: ",") + "," + (1...22).map { "P\($0)" }.joined(separator: ",")
    var text = "respondent_id,submitted_at,branch,\(header),comment\n"
    for row in 0..<rows {
      let id = random.below(10) == 0 ? random.below(row + 1) : row
      let cells = (0..<44).map { _ in random.below(20) == 0 ? "" : "\(1 + random.below(7))" }.joined(separator: ",")
      text += "r\(id),2026-04-\(10 + random.below(20)),b\(random.below(5)),\(cells),\"a\nb\"\n"
    }
    return text
  }

  @Test(arguments: [1, 2, 3], [0, 64 << 20])
  func readAgainItIsTheSameTally(_ workers: Int, limit: Int) throws {
    let files = try [500, 300].map { try TemporaryFile(table(rows: $0), named: "t\($0).csv") }
    var request = StudyRequest(paths: files.map(\.path))
    request.plan.segments = ["branch"]
    (request.workers, request.parallelBytes, request.responseBytes) = (workers, 0, limit)
    #expect(try Study.run(request).store == nil)
    request.keepsResponses = true
    let study = try Study.run(request)
    let (tally, store) = (try #require(study.tally), try #require(study.store))
    #expect(store.count == tally.responses && study.sources.allSatisfy { $0.accounting.quarantined > 10 })
    var again = SatisfactionTally(shape: tally.shape)
    var records: [Int: [Int]] = [:]
    try store.forEachBatch(capacity: 64) { read in
      again.add(read.responses)
      records[read.source, default: []] += read.responses.positions[..<read.responses.count].map(\.record)
    }
    #expect(again == tally)
    // The records come in their own order and each once; those set aside are not among them.
    for (source, found) in records {
      #expect(found == found.sorted() && Set(found).count == found.count)
      #expect(found.count == study.sources[source].accounting.responses)
      #expect(Set(found).isDisjoint(with: study.sources[source].findings.filter { $0.severity == .error }.map(\.position.record)))
    }
  }
}
