public import SurveyModel
public import SurveyReading

/// The packed responses of one source, or of one byte range of it, appended to by one worker.
public struct ResponsePart: Sendable {
  /// The source's place among the files of the run.
  let source: Int
  private let room: ResponseRoom
  private let instrument: Instrument
  private var blocks: [StoredBytes] = []
  private var open: [UInt8] = []
  /// How the responses are packed; nil where there are none.
  private(set) var packing: ResponsePacking?
  /// The segment values as this part numbers them, column by column.
  private(set) var labels: [[String]] = []
  /// How many responses there are.
  public private(set) var count = 0
  /// How many records of the source come before.
  private(set) var recordsBefore = 0

  /// A part without responses of the source at `source` among a run's files.
  public init(_ instrument: Instrument, source: Int, room: ResponseRoom) {
    self.instrument = instrument
    self.source = source
    self.room = room
  }

  /// Adds all responses of a batch. All batches come from one normaliser, so that segment values keep their numbers.
  ///
  /// - Throws: `io_error` where the temporary file cannot be made or written.
  public mutating func add(_ batch: ResponseBatch) throws(ReadingError) {
    guard batch.count > 0 else { return }
    let packing = packing ?? ResponsePacking(instrument, batch)
    self.packing = packing
    labels = batch.segments.map(\.labels)
    var first = 0
    while first < batch.count {
      let rows = first..<min(batch.count, first + rowsPerBlock - open.count / packing.stride)
      append(batch, rows, packing)
      if open.count == rowsPerBlock * packing.stride { try putAway() }
      first = rows.upperBound
    }
    count += batch.count
  }

  private mutating func append(_ batch: ResponseBatch, _ rows: Range<Int>, _ packing: ResponsePacking) {
    let start = open.count
    // The first block of a small source grows as it must; those that follow are as long as the first.
    if start == 0, !blocks.isEmpty { open.reserveCapacity(rowsPerBlock * packing.stride) }
    open.append(contentsOf: repeatElement(0, count: rows.count * packing.stride))
    open.withUnsafeMutableBytes { packing.pack(batch, rows, into: UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
  }

  private mutating func putAway() throws(ReadingError) {
    let isTight = open.capacity <= open.count + open.count / 4
    let full = isTight ? open : Array(open[...])
    open = []
    blocks.append(try room.keep(full))
  }

  /// Puts away what is left; nothing is added after that.
  public mutating func close() throws(ReadingError) { if !open.isEmpty { try putAway() } }

  /// Counts the records from so many on.
  public mutating func shift(by records: Int) { recordsBefore += records }

  /// Every block is full but the last.
  private var rowsPerBlock: Int { max(1, room.blockBytes / (packing?.stride ?? 1)) }

  // MARK: Reading

  /// Calls `body` for each response in order, with its place among them and the bytes it begins in.
  func forEach(_ body: (_ index: Int, UnsafeRawBufferPointer, _ start: Int) -> Void) throws(ReadingError) {
    guard let packing else { return }
    var first = 0
    for block in blocks {
      try block.with(0..<block.count) { bytes in
        for row in 0..<block.count / packing.stride { body(first + row, bytes, row * packing.stride) }
      }
      first += block.count / packing.stride
    }
  }

  /// Calls `body` with the bytes of one response.
  func with(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws(ReadingError) {
    guard let packing, index < count else { return }
    let start = index % rowsPerBlock * packing.stride
    try blocks[index / rowsPerBlock].with(start..<start + packing.stride, body)
  }
}
