public import SatisfactionReporting
public import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// The wave before, as it was read, and who of it answered again.
public struct PreviousStudy: Sendable {
  /// What it is called.
  public let label: String
  /// What became of each of its sources.
  public let sources: [SourceSummary]
  /// What was counted in it.
  public let tally: SatisfactionTally
  /// The respondents of both waves; nil where one of the two has no ids.
  public let matching: WaveMatching?
  /// Files of this wave whose bytes are those of a file of the wave before.
  public let repeated: [String]

  /// What a measurement compares with.
  var wave: PreviousWave { PreviousWave(tally, label: label, matches: matching?.tally) }

  /// What files say of it.
  public var summary: PreviousSummary {
    PreviousSummary(
      label: label, sources: sources, responses: tally.responses,
      matched: matching?.respondents)
  }

  /// What a reader should know before trusting the change.
  public var notes: [String] {
    var notes = repeated.map { "\($0) is in both waves, byte for byte: a wave compared with itself shows no change" }
    if let matching, matching.unchanged > 0, repeated.isEmpty {
      notes.append(
        "\(matching.unchanged) responses are in both waves, with the same answers at the same time: if the later export repeats the earlier "
          + "one, leave its older responses out")
    }
    if matching == nil { notes.append("respondents have no ids in both waves: they are compared as if all were different people") }
    return notes
  }
}

extension Study {
  /// Reads the wave before, if one was asked for, with the settings of this one, and finds who answered in both.
  ///
  /// - Throws: `StudyError` where nothing can be compared: a comparison that was asked for is made whole or not at all.
  mutating func addPrevious(_ room: ResponseRoom?, _ progress: (StudyProgress) -> Void) throws(StudyError) {
    guard !request.previous.isEmpty, let tally else { return }
    let shift = request.paths.count
    let total = shift + request.previous.count
    let before = try Study.read(request.forPrevious, room) { step in
      progress(StudyProgress(source: step.source, number: shift + step.number, count: total, share: step.share))
    }
    let label = request.previousLabel ?? Study.stem(before.sources)
    let earlier = try before.comparable(with: tally.shape, label)
    let digests = Set(before.sources.compactMap(\.sha256))
    previous = PreviousStudy(
      label: label, sources: before.sources, tally: earlier, matching: try matching(before, tally.shape),
      repeated: sources.filter { $0.sha256.map(digests.contains) ?? false }.map(\.source))
    if !request.keepsResponses { store = nil }
  }

  /// The tally of this study, the wave before, if all of it can be compared with a later wave of `shape`.
  private func comparable(with shape: TallyShape, _ label: String) throws(StudyError) -> SatisfactionTally {
    for source in sources {
      if let refusal = source.refusal {
        throw .previousRefused(source: source.source, kind: refusal.kind, message: refusal.sentence)
      }
    }
    guard let tally, tally.responses > 0 else { throw .previousEmpty(label: label) }
    if tally.shape.instrument != shape.instrument {
      throw .previousDiffers(label: label, difference: shape.instrument.difference(from: tally.shape.instrument))
    }
    return tally
  }

  private func matching(_ before: Study, _ shape: TallyShape) throws(StudyError) -> WaveMatching? {
    guard hasIDs, before.hasIDs, let now = store, let then = before.store else { return nil }
    do throws(ReadingError) {
      return try WaveMatching(now, then, shape: shape, workers: request.workers ?? Workers.processors)
    } catch { throw .storeFailed(message: error.message) }
  }

  /// The first file's name in alphabetical order, without its ending.
  static func stem(_ sources: [SourceSummary]) -> String {
    let first = sources.map(\.source).min() ?? "survey"
    return first.split(separator: ".").first.map(String.init) ?? first
  }
}

extension StudyRequest {
  /// The same settings for the files of the wave before.
  fileprivate var forPrevious: StudyRequest {
    var request = self
    (request.paths, request.previous, request.needsDigests) = (previous, [], true)
    // A wave is compared as a whole; its own trend is made where it is scored itself.
    request.period = nil
    return request
  }

  /// Whether respondents are needed a second time.
  var needsResponses: Bool { keepsResponses || !previous.isEmpty || plan.codebook?.care != nil }
}
