import SurveyModel
import SurveyTesting
import Testing

@testable import SatisfactionScoring

/// A tally is what its bytes say, and nothing else can be read from them.
@Suite("Tallies as bytes") struct TallyCodingTests {
  static let shapes: [TallyShape] = MergeLawTests.instruments.flatMap { instrument in
    [
      TallyShape(instrument: instrument, segmentKeys: ["region", "channel"], hasPoints: true, hasItemProducts: true),
      TallyShape(instrument: instrument, hasPoints: instrument.hasGap, period: .week),
      TallyShape(instrument: instrument, segmentKeys: ["region"], period: .weekday, missingRule: .minimum(3)),
    ]
  }

  private func batch(_ shape: TallyShape, _ random: inout RandomResponses, count: Int, blanks: Int) -> ResponseBatch {
    var batch = random.batch(
      count, shape.instrument, segmentKeys: shape.segmentKeys, hasPoints: shape.hasPoints, blanks: blanks)
    random.stamp(&batch, from: Timestamp(year: 2025, month: 12, day: 22) ?? Timestamp(microseconds: 0), days: 20)
    return batch
  }

  private func tally(_ shape: TallyShape, seed: UInt64, count: Int = 40, blanks: Int = 12) -> SatisfactionTally {
    var random = RandomResponses(seed: seed)
    var tally = SatisfactionTally(shape: shape)
    tally.add(batch(shape, &random, count: count, blanks: blanks))
    return tally
  }

  @Test("What is written is read back", arguments: shapes, [0, 30])
  func roundTrip(_ shape: TallyShape, blanks: Int) throws {
    let tally = tally(shape, seed: UInt64(blanks) + 3, blanks: blanks)
    let cells = tally.cells
    let places = cells.map { CellKey(label: $0.label, period: $0.period) }
    #expect(zip(cells, zip(places, places.dropFirst()).map { $0 < $1 }).allSatisfy { $1 || $0.part < (cells.last?.part ?? 0) })
    let back = try SatisfactionTally(shape: shape, cells: cells.reversed())
    #expect(back == tally && back.cells == cells && back.responses == tally.responses && back.cellCount == tally.cellCount)
    #expect(back.merging(tally) == tally.merging(tally))
  }

  @Test("No response, no cell", arguments: shapes)
  func nothing(_ shape: TallyShape) throws {
    #expect(SatisfactionTally(shape: shape).cells.isEmpty)
    #expect(try SatisfactionTally(shape: shape, cells: []) == SatisfactionTally(shape: shape))
  }

  @Test("Equal tallies have equal bytes, however they came about", arguments: shapes)
  func canonical(_ shape: TallyShape) {
    var random = RandomResponses(seed: 17)
    let batches = (0..<3).map { _ in batch(shape, &random, count: 15, blanks: 15) }
    var direct = SatisfactionTally(shape: shape)
    direct.add(batches[0])
    var detour = SatisfactionTally(shape: shape)
    for batch in batches.reversed() { detour.add(batch) }
    for row in 0..<15 { detour.retract(batches[1], row: row) }
    detour.retract(batches[2])
    #expect(detour == direct && detour.cells == direct.cells && detour.cellCount == direct.cellCount)
    detour.retract(batches[0])
    #expect(detour.cells.isEmpty && detour.cellCount == 0)
  }

  @Test("What was taken out of nothing is written too", arguments: [shapes[0], shapes[9], shapes[15]])
  func negative(_ shape: TallyShape) throws {
    var random = RandomResponses(seed: 23)
    var tally = SatisfactionTally(shape: shape)
    tally.retract(batch(shape, &random, count: 20, blanks: 20))
    let back = try SatisfactionTally(shape: shape, cells: tally.cells)
    #expect(back == tally && back.cells == tally.cells)
  }

  @Test("A cell stands for its place, and its shape for its bytes") func places() throws {
    let shape = Self.shapes[0]
    let cells = tally(shape, seed: 5).cells
    func failure(_ change: (inout [TallyCell]) -> Void, in other: TallyShape = shape) -> TallyCodingError? {
      var changed = cells
      change(&changed)
      do { _ = try SatisfactionTally(shape: other, cells: changed) } catch let error { return error }
      return nil
    }
    func moved(_ cell: TallyCell, part: Int? = nil, label: String? = nil, period: Int? = nil) -> TallyCell {
      TallyCell(part: part ?? cell.part, label: label ?? cell.label, period: period ?? cell.period, bytes: cell.bytes)
    }
    #expect(failure { _ in } == nil)
    #expect(failure { $0.removeLast() } == .incomplete)
    #expect(failure { $0.append($0[0]) } == .misplaced)
    #expect(failure { $0[0] = moved($0[0], part: 2) } == .misplaced && failure { $0[0] = moved($0[0], part: -1) } == .misplaced)
    #expect(failure { $0[0] = moved($0[0], period: 7) } == .misplaced)
    #expect(failure { $0[0] = moved($0[0], label: "West") } == .damaged)
    #expect(failure { $0[0] = TallyCell(part: 0, label: $0[0].label, period: 0, bytes: $0[1].bytes) } == .damaged)
    #expect(
      failure({ _ in }, in: TallyShape(instrument: shape.instrument, segmentKeys: ["channel", "region"], hasPoints: true)) == .otherShape)
    #expect(failure({ _ in }, in: Self.shapes[3]) == .otherShape)
    #expect(failure { $0[0] = TallyCell(part: 0, label: $0[0].label, period: 0, bytes: [9] + $0[0].bytes.dropFirst()) } == .version(9))
    #expect(failure({ _ in }, in: TallyShape(instrument: shape.instrument)) == .otherShape)
    #expect(failure({ $0.removeFirst() }, in: TallyShape(instrument: shape.instrument)) == .misplaced)
  }

  @Test("Labels and wordings may change between writing and reading") func otherLabels() throws {
    let shape = Self.shapes[0]
    let tally = tally(shape, seed: 6)
    let named = try Instrument(
      id: "other", label: "Other words", source: "elsewhere", dimensions: shape.instrument.dimensions, scales: shape.instrument.scales)
    let other = TallyShape(instrument: named, segmentKeys: shape.segmentKeys, hasPoints: true, hasItemProducts: true)
    #expect(try SatisfactionTally(shape: other, cells: tally.cells).cells == tally.cells)
  }
}

/// Damaged cells.
@Suite("Damaged tallies") struct DamagedTallyTests {
  static let shapes: [TallyShape] = {
    let pair = Dimension(id: "pair", label: "Pair", items: (1...2).map { Item(id: "p0\($0)", number: $0, label: "Item") })
    let single = Dimension(id: "single", label: "Single", items: [Item(id: "s01", number: 3, label: "One")])
    let scale = { ResponseScale(minimum: $0, maximum: $1) ?? .sevenPoint }
    let all: [[Facet: ResponseScale]] = [
      [.perception: scale(1, 3)], [.expectation: scale(1, 3), .perception: scale(1, 3)],
      [.minimum: scale(1, 3), .expectation: scale(1, 3), .perception: scale(1, 3), .importance: scale(0, 2)],
      [.expectation: scale(0, 100), .perception: scale(0, 100), .importance: scale(0, 100)],
    ]
    return all.compactMap { scales in
      guard let instrument = try? Instrument(id: "small", label: "Small", source: "", dimensions: [pair, single], scales: scales) else {
        return nil
      }
      return TallyShape(instrument: instrument, hasPoints: instrument.hasGap, hasItemProducts: true)
    }
  }()

  private let key = CellKey(label: "", period: CellKey.wholeSpan)

  private func cell(_ shape: TallyShape) -> CellTally {
    var random = RandomResponses(seed: 12)
    var tally = SatisfactionTally(shape: shape)
    tally.add(random.batch(3, shape.instrument, segmentKeys: [], hasPoints: shape.hasPoints, blanks: 25))
    return tally.groups[0].total
  }

  private func open(_ bytes: [UInt8], _ shape: TallyShape) -> Result<CellTally, TallyCodingError> {
    do throws(TallyCodingError) { return .success(try CellEnvelope(0, 0, key).open(bytes, shape.cell)) } catch { return .failure(error) }
  }

  private func isDamaged(_ bytes: [UInt8], _ shape: TallyShape) -> Bool {
    if case .failure(.damaged) = open(bytes, shape) { true } else { false }
  }

  @Test("Bytes that are missing, too many or changed are refused", arguments: shapes)
  func sealed(_ shape: TallyShape) throws {
    let bytes = CellEnvelope(0, 0, key).seal(cell(shape))
    #expect(try open(bytes, shape).get() == cell(shape))
    #expect(bytes.indices.allSatisfy { isDamaged(Array(bytes[..<$0]), shape) } && isDamaged(bytes + [0], shape))
    for place in bytes.indices.dropFirst() {
      let isFound = (0..<8).allSatisfy { bit in
        var changed = bytes
        changed[place] ^= 1 << UInt8(bit)
        return isDamaged(changed, shape)
      }
      if !isFound { Issue.record("byte \(place)") }
    }
  }

  /// The same with the check number put right again: the counts alone must bear it.
  @Test("Changed counts under a right check number are refused, or are those of another tally", arguments: shapes)
  func unsealed(_ shape: TallyShape) throws {
    let bytes = CellEnvelope(0, 0, key).seal(cell(shape)).dropLast(8)
    func opened(_ counts: some Sequence<UInt8>) -> CellTally? { try? open(resealed(counts), shape).get() }
    func isHarmless(_ counts: some Sequence<UInt8>) -> Bool {
      opened(counts).map { CellEnvelope(0, 0, key).seal($0) == resealed(counts) } ?? true
    }
    #expect(opened(bytes) == cell(shape))
    #expect(bytes.indices.allSatisfy { opened(bytes[..<$0]) == nil } && opened(bytes + [0]) == nil)
    for place in bytes.indices.dropFirst() {
      // All bits of the smallest cell, and of the others one after the other.
      let bits = shape == Self.shapes[0] ? 0..<8 : place % 8..<place % 8 + 1
      let isBorne = (bits.map { bytes[place] ^ (1 << UInt8($0)) } + [0xFF]).allSatisfy { value in
        isHarmless(bytes[..<place] + [value] + bytes[(place + 1)...])
      }
      if !isBorne { Issue.record("byte \(place)") }
    }
  }

  private func resealed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var writer = TallyWriter()
    for byte in bytes { writer.byte(byte) }
    return CellEnvelope(0, 0, key).sealed(writer)
  }

  @Test("A number is written in one way", arguments: [[0x80, 0x00], [0xFF, 0x00], Array(repeating: 0xFF, count: 9) + [0x7F], [0x80]])
  func numbers(_ bytes: [UInt8]) {
    var reader = TallyReader(bytes[...])
    #expect(throws: TallyCodingError.self) { try reader.number(as: Int64.self) }
  }

  @Test("Every number that leaves room is read back", arguments: [0, 1, -1, 63, -64, 64, 1 << 40, (1 << 62) - 1, -(1 << 62)] as [Int64])
  func widths(_ number: Int64) throws {
    var writer = TallyWriter()
    writer.values([0, 0, number, 0])
    writer.values([Int128(number) << 64])
    var reader = TallyReader(writer.bytes[...])
    #expect(try reader.values(4) == [0, 0, number, 0])
    #expect(try reader.values(1) == [Int128(number) << 64])
    #expect(reader.isAtEnd)
  }

  @Test("Claimed lengths allocate nothing") func lengths() {
    var writer = TallyWriter()
    writer.size(UInt64.max)
    var (first, second) = (TallyReader(writer.bytes[...]), TallyReader(([0] + writer.bytes)[...]))
    #expect(throws: TallyCodingError.malformed) { try first.count() }
    #expect(throws: TallyCodingError.malformed) { try second.values(8, as: Int64.self) }
  }
}
