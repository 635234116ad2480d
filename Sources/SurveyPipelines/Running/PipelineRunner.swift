internal import SurveyConfiguration
internal import SurveyLedger
internal import SurveyModel

/// Runs a pipeline: what arrived is taken into the ledger, what the ledger holds is measured, judged and published.
///
/// A run may be stopped at any moment: the next one ends where this one would have.
public struct PipelineRunner {
  /// Told of everything that happens, in the order it happens.
  public typealias Telling = (RunEvent) -> Void

  private let manifest: PipelineManifest
  private let options: PipelineOptions
  private let tell: Telling
  private let progress: (StudyProgress) -> Void

  /// A run of `manifest`; nothing is done yet.
  public init(
    _ manifest: PipelineManifest, options: PipelineOptions = PipelineOptions(), tell: @escaping Telling,
    progress: @escaping (StudyProgress) -> Void = { _ in }
  ) {
    self.manifest = manifest
    self.options = options
    self.tell = tell
    self.progress = progress
  }

  /// Runs it.
  public func run() -> PipelineStatus {
    let begun = PipelineOptions.clock
    do {
      try RunDoctor(manifest, tell).examine()
      let lock = try lock()
      let nights = try surveys()
      let status = nights.map(\.status).max() ?? .done
      try writeMetrics(nights, status, begun)
      _ = consume lock
      return status
    } catch {
      let failure = PipelineFailure(error)
      tell(RunEvent(.error, failure.status == .later ? "lock_held" : "run_failed", message: failure.message))
      // The metrics of a run that is at work are its own.
      if failure.status != .later { try? writeMetrics([], failure.status, begun) }
      return failure.status
    }
  }

  private func lock() throws -> RunLock {
    let path = manifest.ledger.map { $0.file + ".lock" } ?? "\(manifest.write.to)/.lock"
    do throws(RunLock.Failure) {
      return try RunLock(path)
    } catch {
      switch error {
      case .held: throw PipelineFailure(.later, "\(error): try again when it has ended")
      case .failed(let failure): throw failure
      }
    }
  }

  private func surveys() throws -> [SurveyNight] {
    let store = try manifest.ledger.map { try LedgerOpening($0, tell).open(options.now) }
    return manifest.surveys.map { survey in
      var night = SurveyNight(survey, options, tell, progress)
      night.run(store)
      return night
    }
  }

  private func writeMetrics(_ nights: [SurveyNight], _ status: PipelineStatus, _ begun: Timestamp) throws {
    guard let path = manifest.write.metrics else { return }
    let ended = PipelineOptions.clock
    let night = NightMetrics(
      finished: options.asOf?.microseconds ?? ended.microseconds,
      duration: Double(ended.microseconds - begun.microseconds) / 1e6, exitStatus: status.rawValue, surveys: nights.map(\.metrics))
    try MetricsFile(path).write(night)
  }
}

/// Opens the ledger of a pipeline, after a look at what could be wrong with it.
struct LedgerOpening {
  /// A ledger and the key it was opened with.
  struct Store {
    let ledger: Ledger
    let key: LedgerKey
    let settings: LedgerSettings
  }

  private let settings: LedgerSettings
  private let tell: PipelineRunner.Telling

  init(_ settings: LedgerSettings, _ tell: @escaping PipelineRunner.Telling) {
    (self.settings, self.tell) = (settings, tell)
  }

  func open(_ now: Timestamp) throws -> Store {
    let key = try settings.key.key()
    let wasInterrupted = try FileSystem.kind(settings.file + "-journal") != 0
    let ledger = try Ledger(settings.file, key: key, now: now)
    if wasInterrupted {
      tell(RunEvent(.note, "ledger_recovered", message: "the last run was stopped while it wrote: its unfinished step was taken back"))
      let problems = try ledger.problems()
      guard problems.isEmpty else {
        throw PipelineFailure(.inputOutput, "the ledger \(settings.file) is damaged: \(problems.prefix(3).joined(separator: "; "))")
      }
    }
    let retention = Int64(settings.quarantineRetention * 1e6)
    let erased = try ledger.eraseRecords(before: Timestamp(microseconds: now.microseconds - retention))
    if erased > 0 {
      tell(
        RunEvent(
          .note, "records_erased", fields: [("records", .integer(erased))],
          message: "the text of \(erased) old quarantined records was erased"))
    }
    return Store(ledger: ledger, key: key, settings: settings)
  }
}
