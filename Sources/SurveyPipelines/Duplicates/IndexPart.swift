internal import Glibc
internal import SurveyModel

/// The entries of one worker, in the order they came.
struct IndexPart: Sendable {
  /// What is looked at only of the few entries that may share their key with another.
  private struct Rest: Sendable {
    let time: Int64
    let lowKey: UInt32
    let content: UInt32
  }

  /// Records that follow each other, from an entry on.
  private struct Run: Sendable {
    let place: Int
    let record: Int
  }

  let source: Int
  /// How many records of the source stand before the worker's own.
  private var recordsBefore = 0
  /// The upper 64 bits of the keys: all that is looked at of nearly all entries.
  private(set) var keys: [UInt64] = []
  private var rests: [Rest] = []
  /// Nearly all records follow each other.
  private var runs: [Run] = []
  private var nextRecord = Int.min
  /// The times of all responses with an id.
  private(set) var span = TimeSpan()
  private(set) var keeping: Keeping
  private(set) var order = IDOrder()

  /// Of which responses there are entries.
  enum Keeping { case all, none, some }

  /// - Parameter isOrderTrusted: whether nothing need be kept while ids come in ascending order, since the source can be read again should
  ///   one not.
  init(source: Int = 0, isOrderTrusted: Bool = false) {
    self.source = source
    keeping = isOrderTrusted ? .none : .all
  }

  init(_ entries: [DuplicateIndex.Entry]) {
    self.init(source: entries.first?.source ?? 0)
    for entry in entries { append(entry.key, entry.content, entry.time, entry.record) }
  }

  var count: Int { keys.count }

  /// Makes room for about so many responses at once, since growing by doubling would hold them twice.
  private mutating func reserve(_ count: Int) {
    keys.reserveCapacity(count)
    rests.reserveCapacity(count)
    LargePages.prefer(&keys)
    LargePages.prefer(&rests)
  }

  /// - Parameter estimate: about how many responses there will be.
  mutating func add(_ batch: ResponseBatch, estimate: @autoclosure () -> Int) {
    let isFirst = order == IDOrder()
    order.append(batch.idOrder)
    if keeping != .all, !order.isAscending { keeping = isFirst ? .all : .some }
    guard keeping == .all else {
      for row in 0..<batch.count where !batch.keys[row].isNone { span.add(batch.times[row]) }
      return
    }
    if keys.isEmpty { reserve(estimate()) }
    for row in 0..<batch.count where !batch.keys[row].isNone {
      append(batch.keys[row], batch.contents[row], batch.times[row], batch.positions[row].record)
    }
  }

  @inline(__always)
  private mutating func append(_ key: RespondentHash, _ content: UInt32, _ time: Int64, _ record: Int) {
    note(record, at: keys.count)
    keys.append(key.high)
    rests.append(Rest(time: time, lowKey: key.low, content: content))
    span.add(time)
  }

  @inline(__always)
  private mutating func note(_ record: Int, at place: Int) {
    if record != nextRecord { runs.append(Run(place: place, record: record)) }
    nextRecord = record + 1
  }

  /// Counts the records from so many on.
  mutating func shift(by records: Int) { recordsBefore += records }

  subscript(place: Int) -> DuplicateIndex.Entry {
    let rest = rests[place]
    return DuplicateIndex.Entry(
      key: RespondentHash(high: keys[place], low: rest.lowKey), content: rest.content, time: rest.time,
      place: UInt64(source) << 40 | UInt64(record(place)))
  }

  private func record(_ place: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].place <= place { low = middle } else { high = middle }
    }
    return runs[low].record + place - runs[low].place + recordsBefore
  }

  /// Calls `body` with the record and the time of every entry.
  func forEach(_ body: (_ record: Int, _ time: Int64) -> Void) {
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].place : count
      for place in run.place..<end { body(run.record + place - run.place + recordsBefore, rests[place].time) }
    }
  }
}

/// Memory that is filled once from end to end costs less in large pages: the system hands out and takes back few.
enum LargePages {
  private static let page = 4_096
  /// The least that is worth asking for.
  private static let least = 4 << 20

  /// Asks for large pages under the room of an array, which is empty; where the system has none nothing changes.
  static func prefer<Element>(_ array: inout [Element]) {
    let bytes = array.capacity * MemoryLayout<Element>.stride
    guard array.isEmpty, bytes >= least else { return }
    array.withUnsafeMutableBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      let aligned = UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: base) + UInt(page) - 1) & ~UInt(page - 1))
      madvise(aligned, bytes - page, MADV_HUGEPAGE)
    }
  }
}
