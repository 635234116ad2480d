public import SatisfactionScoring
internal import SurveyModel
public import SurveyReading

/// The respondents of two waves, found by their ids' hashes; the same for any number of workers, since what they count is exact.
public struct WaveMatching: Sendable {
  /// What they said then and now.
  public private(set) var tally: WaveMatchTally
  /// How many there are.
  public private(set) var respondents = 0
  /// How many of them have one and the same response in both waves: the same answers at the same recorded time.
  public private(set) var unchanged = 0

  /// Matches the responses of two stores whose instrument and segment columns are those of `shape`.
  ///
  /// - Throws: `io_error` where a temporary file cannot be read.
  public init(_ now: ResponseStore, _ before: ResponseStore, shape: TallyShape, workers: Int) throws(ReadingError) {
    self.init(shape)
    let (later, earlier) = (try RespondentIndex(now), try RespondentIndex(before))
    let count = max(1, min(workers, later.entries.count / 1_000))
    let results = WorkerResults<Result<WaveMatching, ReadingError>>()
    Workers.run(count) { worker in
      let range = later.entries.count * worker / count..<later.entries.count * (worker + 1) / count
      results.set(
        worker,
        Result { () throws(ReadingError) in
          var part = WaveMatching(shape)
          try part.add(now, before, later, range, earlier)
          return part
        })
    }
    for result in results.ordered { merge(try result.get()) }
  }

  private init(_ shape: TallyShape) { tally = WaveMatchTally(shape: shape) }

  private mutating func merge(_ other: WaveMatching) {
    tally.merge(other.tally)
    respondents += other.respondents
    unchanged += other.unchanged
  }

  private mutating func add(
    _ now: ResponseStore, _ before: ResponseStore, _ later: RespondentIndex, _ range: Range<Int>, _ earlier: RespondentIndex
  ) throws(ReadingError) {
    var (first, second): (ResponseBatch?, ResponseBatch?) = (nil, nil)
    try later.join(range, earlier) { (left, right) throws(ReadingError) in
      try now.read(left.row, into: &first)
      try before.read(right.row, into: &second)
      guard let first, let second else { return }
      tally.add(first, 0, second, 0)
      respondents += 1
      if first.times[0] != .min, first.times == second.times, first.answers == second.answers { unchanged += 1 }
    }
  }
}
