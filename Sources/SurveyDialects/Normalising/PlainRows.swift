internal import SurveyModel
internal import SurveyReading

/// Reads records that lie in their buffer as they stood in their file and hold nothing that needs a second look, stage by stage over some
/// rows at a time. What is not so plain is left to `Normaliser`, which reads the same things the same way, one by one.
struct PlainRows: Sendable {
  private let answers: PlainAnswers
  private var identities: PlainIdentities
  /// Columns of importance points that stand side by side, and the dimension of the first; the others' follow it.
  private let points: [(columns: Range<Int>, dimension: Int)]
  private let segments: [Int]
  private var lookups: [SegmentLookup]
  /// Whether there is anything for this way in the plan.
  private let isUsed: Bool
  private let hasRules: Bool
  private let hasAnswers: Bool
  private let columns: Int
  /// How many rows the next attempt takes: few after one that was cut short.
  private var most = Self.mostRows
  /// So many rows and the places of their fields stay in a core's own cache from stage to stage.
  private static let mostRows = 64

  init(_ plan: ReadingPlan) {
    answers = PlainAnswers(plan)
    identities = PlainIdentities(plan)
    points = plan.fields.points.reduce(into: []) { runs, point in
      let column = plan.keptColumns[point.field]
      if let last = runs.last, last.columns.upperBound == column, last.dimension + last.columns.count == point.dimension {
        runs[runs.count - 1].columns = last.columns.lowerBound..<column + 1
      } else {
        runs.append((column..<column + 1, point.dimension))
      }
    }
    segments = plan.fields.segments.map { plan.keptColumns[$0] }
    lookups = segments.map { _ in SegmentLookup() }
    hasRules = !plan.fields.rowRules.isEmpty
    hasAnswers = plan.hasAnswers
    columns = if case .delimited(let layout) = plan.layout { layout.columnCount ?? 0 } else { 0 }
    // A field's start is behind the end of the one before it.
    isUsed = plan.gather == nil && plan.fields.spread.isEmpty && columns > 0 && answers.isUsable
  }

  /// Takes some rows from `next` on; false where not even one can be taken this way.
  mutating func take(
    _ records: RecordBatch, from next: inout Int, into responses: inout ResponseBatch, _ interners: inout [SegmentInterner],
    _ kinds: inout RowKindCache, _ log: inout RecordLog, tellsApart: Bool
  ) -> Bool {
    guard isUsed, records.rows[next].isPlain else { return false }
    let wanted = min(most, records.count - next, responses.capacity - responses.count)
    var count = hasRules ? plainKinds(records, next, wanted, &kinds) : wanted
    count = answers.read(records, next, count, into: &responses)
    count = tellsApart ? identities.read(records, next, count, into: &responses) : identities.pass(records, next, count, into: &responses)
    most = count < wanted ? max(1, count / 2) : min(Self.mostRows, most * 2)
    guard count > 0 else { return false }
    if tellsApart { identities.noteOrder(records, next, count, &responses.idOrder) }
    let first = responses.count
    var mixes = Mixes(count: tellsApart ? count : 0)
    readPoints(records, next, count, &responses, &mixes)
    for index in segments.indices { readSegment(index, records, next, count, &responses, &interners, &mixes) }
    if tellsApart { responses.contents.replaceSubrange(first..<first + count, with: mixes.values) }
    responses.positions.withUnsafeMutableBufferPointer { positions in
      for row in 0..<count { positions[first + row] = records.places[next + row].position }
    }
    responses.commit(count)
    log.accounting.responses += count
    next += count
    return true
  }

  /// How many of some rows are respondents' answers, up to the first that is not.
  private func plainKinds(_ records: RecordBatch, _ next: Int, _ count: Int, _ kinds: inout RowKindCache) -> Int {
    for row in 0..<count where !records.rows[next + row].isPlain || kinds.kind(of: records, next + row) != nil { return row }
    return count
  }

  private mutating func readPoints(
    _ records: RecordBatch, _ next: Int, _ count: Int, _ responses: inout ResponseBatch, _ mixes: inout Mixes
  ) {
    let (first, capacity) = (responses.count, responses.capacity)
    for (columns, dimension) in points {
      responses.points.withUnsafeMutableBufferPointer { points in
        let target = UnsafeMutableBufferPointer(rebasing: points[(dimension * capacity + first)...])
        let fields = PlainFields(records)
        fields.readNumbers(columns, next, count, unit: 100, into: target, stride: capacity)
        for (offset, column) in columns.enumerated() {
          let target = UnsafeMutableBufferPointer(rebasing: target[offset * capacity..<offset * capacity + count])
          for row in 0..<count where target[row] == RecordKernels.noNumber {
            fields.forEach(column, next + row, 1) { _, field in target[row] = field.isEmpty ? -1 : PointsReader.read(field.bytes.span) }
          }
          mixes.add(target)
        }
      }
    }
  }

  private mutating func readSegment(
    _ index: Int, _ records: RecordBatch, _ next: Int, _ count: Int, _ responses: inout ResponseBatch,
    _ interners: inout [SegmentInterner], _ mixes: inout Mixes
  ) {
    let first = responses.count
    var hashes = [Int32](repeating: 0, count: count)
    responses.segments[index].ids.withUnsafeMutableBufferPointer { ids in
      hashes.withUnsafeMutableBufferPointer { hashes in
        PlainFields(records).forEach(segments[index], next, count) { row, field in
          let (id, hash) = lookups[index].id(field, &interners[index])
          (ids[first + row], hashes[row]) = (id, Int32(truncatingIfNeeded: hash))
        }
        mixes.add(hashes)
      }
    }
  }

  /// The hashes of what some rows say, as `Normaliser` makes them one by one.
  private struct Mixes {
    private(set) var values: [UInt32]

    init(count: Int) { values = Array(repeating: 0x811C_9DC5, count: count) }

    /// Mixes a number into each row's hash.
    mutating func add(_ numbers: UnsafeMutableBufferPointer<Int32>) {
      values.withUnsafeMutableBufferPointer { values in
        for row in 0..<min(values.count, numbers.count) { values[row] = (values[row] ^ UInt32(bitPattern: numbers[row])) &* 0x0100_0193 }
      }
    }
  }
}
