import CustomerCare
import SatisfactionScoring
import Testing

/// Paths, estimates, the recovery paradox and stages.
@Suite struct ComplaintTests {
  private let level = 0.95

  private func record(
    _ had: Bool?, _ complained: Bool?, _ resolved: Bool?, quickly: Bool? = nil, time: Int64? = nil, satisfaction: Int64? = nil
  ) -> ComplaintRecord {
    var record = ComplaintRecord()
    (record.hadProblem, record.complained, record.resolved, record.quickly) = (had, complained, resolved, quickly)
    (record.resolutionTime, record.satisfaction) = (time, satisfaction.flatMap { ExactScore(sum: $0) })
    return record
  }

  private func measure(_ records: [ComplaintRecord], quickWithin: Int64? = nil) -> ComplaintMeasure {
    var tally = ComplaintTally(shape: .init(quickWithin: quickWithin))
    for record in records { tally.add(record) }
    return tally.measure(level: level)
  }

  private func counts(_ measure: ComplaintMeasure) -> [Int] { measure.paths.map(\.share.count) }

  @Test func everybodyIsOnOnePath() {
    let records = [
      record(false, nil, nil), record(false, false, nil), record(true, false, nil), record(true, true, false), record(true, true, true),
      record(nil, true, true, time: 10), record(true, true, true, time: 11), record(true, true, true, quickly: true, time: 99),
    ]
    let timed = measure(records, quickWithin: 10)
    #expect(counts(timed) == [2, 1, 1, 2, 2] && timed.speedUnknown == 1 && timed.unknown == 0)
    #expect(timed.complaintRate.count == 5 && timed.complaintRate.n == 6)
  }

  @Test func withoutAThresholdNobodyIsQuick() {
    let blind = measure([record(true, true, true, time: 1), record(true, true, true)])
    #expect(counts(blind) == [0, 0, 0, 2, 0] && blind.speedUnknown == 2)
    #expect(blind.paths[4].share.reason == .notAsked && blind.paths[4].share.value == nil)
    #expect(blind.paths[4].repurchase.reason == .notAsked)
    #expect(blind.paths[3].share.value == 1 && blind.paths[2].repurchase.reason == .noData)
  }

  @Test func contradictionsAndGapsAreCountedApart() {
    let odd = measure([
      record(false, true, nil), record(true, false, true), record(nil, nil, nil), record(true, nil, nil), record(true, true, nil),
    ])
    #expect(odd.contradictory == 2 && odd.unknown == 3 && counts(odd) == [0, 0, 0, 0, 0])
    #expect(odd.complaintRate.count == 1 && odd.complaintRate.n == 1)
  }

  @Test func silenceIsEstimatedInThreeWays() {
    var records = (0..<40).map { _ in record(true, true, false) } + (0..<120).map { _ in record(true, false, nil) }
    for place in records.indices { records[place].dissatisfied = true }
    let silence = measure(records).silence
    #expect(silence.map(\.origin) == [.ownData, .complaintRate, .silentDissatisfied])
    #expect(silence.map(\.estimate) == [160, 80, 400] && silence.map(\.isLowerBound) == [false, true, true])
    #expect(silence.map(\.reason) == [nil, .fromBenchmark, .fromBenchmark] && silence[1].interval == nil)
    // Nobody says who is dissatisfied, and nobody complains.
    let unknown = measure([record(true, false, nil)]).silence
    #expect(unknown[0].estimate == nil && unknown[0].reason == .notAsked && unknown[1].estimate == 0)
    records = [record(true, false, nil)]
    records[0].dissatisfied = true
    #expect(measure(records).silence[0].reason == .zeroSum)
  }

  @Test func benchmarksAreReplaced() {
    var benchmarks = Benchmarks.published
    benchmarks.set(Benchmark(id: "complaint_rate", value: 25, unit: .percent, source: "own survey", labels: "Own"))
    benchmarks.remove("silent_dissatisfied")
    var tally = ComplaintTally(shape: .init())
    tally.add(record(true, true, false))
    let measure = tally.measure(benchmarks, level: level)
    #expect(measure.silence[1].estimate == 4 && measure.silence[2].estimate == nil && measure.silence[2].reason == .notAsked)
    #expect(Benchmarks.published["complaint_rate"]?.value == 50 && benchmarks.all.count == Benchmarks.published.all.count - 1)
    #expect(measure.paths.map { $0.benchmark?.value } == [nil, 9, 19, 54, 82])
  }

  private func paradox(recovered: Int64, each: Int) -> RecoveryParadox {
    let untroubled = (0..<each).map { record(false, nil, nil, satisfaction: 4 + Int64($0 % 2)) }
    return measure(untroubled + (0..<each).map { record(true, true, true, satisfaction: recovered + Int64($0 % 2)) }).paradox
  }

  @Test func theRecoveryParadoxIsTested() {
    #expect(paradox(recovered: 5, each: 40).finding == .present && paradox(recovered: 3, each: 40).finding == .reversed)
    #expect(paradox(recovered: 4, each: 40).finding == .noClearDifference && paradox(recovered: 5, each: 29).finding == .few)
    let empty = measure([record(false, nil, nil, satisfaction: 3)]).paradox
    #expect(empty.finding == nil && empty.difference.reason == .noData && empty.untroubled.reason == .tooFew)
  }

  @Test func stagesAreCountedAndTimed() {
    let stages = [ComplaintStage.published[0], ComplaintStage.published[2].promised(within: 10), ComplaintStage.published[7]]
    var tally = StageTally(shape: .init(stages: stages, asOf: 100))
    tally.add([0, 10, 30])  // kept, to the microsecond
    tally.add([0, 11, nil])  // late
    tally.add([50, nil, nil])  // overdue: the promise ran out at 60
    tally.add([95, nil, nil])  // not yet
    tally.add([0, nil, 40])  // skipped: a later stage was reached
    tally.add([20, 10, 30])  // out of order
    tally.add([nil, nil, nil])  // no complaint
    let funnel = tally.measure(level: level)
    #expect(funnel.complaints == 6 && funnel.disordered == 1)
    #expect(funnel.stages.map(\.reached) == [6, 3, 3] && funnel.stages.map(\.share.count) == [6, 4, 3])
    #expect(funnel.stages.map(\.skipped) == [0, 1, 0])
    #expect(funnel.stages[1].breaches.count == 2 && funnel.stages[1].breaches.n == 3 && funnel.stages[1].overdue == 1)
    #expect(funnel.stages[2].breaches.reason == .noPromise && funnel.stages[2].sincePrevious.longest == 40)
    #expect(funnel.stages[1].sinceStart.mean.value == 10.5 && funnel.stages[0].sincePrevious.median == nil)
  }
}
