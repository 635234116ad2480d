public import SurveyModel
public import SurveyReading

/// Where a survey's exports come from and how they are read.
public struct ReadSettings: Sendable {
  /// The inputs, in the order of the manifest; none where everything is scored from the ledger.
  public var inputs: [PipelineInput] = []
  /// What each column means; names the instrument as well.
  public var codebook: Codebook?
  /// The instrument, on the scale that was named; nil where the dialect or the codebook says it.
  public var instrument: Instrument?
  /// The encoding.
  public var encoding: TextEncoding?
  /// The delimiter's byte.
  public var delimiter: UInt8?
  /// The dialect's name.
  public var dialect: String?
  /// Kinds of other rows that count as responses, such as `partial`.
  public var includedKinds: Set<String> = []
  /// Files that describe the survey.
  public var companions: [String] = []
  /// Columns that the ledger keeps beside those of `score.by`, so that later scorings can split by them.
  public var segments: [String] = []
}

/// One input of a pipeline.
public enum PipelineInput: Sendable, Equatable {
  /// A file, read in place.
  case file(String)
  /// The files that a pattern of `*`, `?` and `[...]` matches, read in place.
  case pattern(String)
  /// The files in a folder, not those below it, read in place.
  case folder(String)
  /// A folder that is emptied: files are claimed from it by renaming.
  case inbox(InboxSettings)
}

/// The folders of an inbox, all on one file system, and when a file in it counts as complete.
public struct InboxSettings: Sendable, Equatable {
  /// Where exports arrive.
  public var inbox: String
  /// Where a file is while it is being read.
  public var work: String
  /// Where it goes once it is in the ledger.
  public var done: String
  /// Where a file goes that cannot be trusted.
  public var refused: String
  /// Where a file goes that has stopped a run twice.
  public var poison: String
  /// How long a file must have been unchanged to be claimed, in seconds.
  public var settled: Int

  /// The folders beside `inbox`, and two minutes.
  public init(inbox: String) {
    let parent = inbox.lastIndex(of: "/").map { inbox[...$0] } ?? ""
    self.inbox = inbox
    work = parent + "work"
    done = parent + "done"
    refused = parent + "refused"
    poison = parent + "poison"
    settled = 120
  }
}
