internal import SurveyConfiguration
public import SurveyLedger

/// How a pipeline's run ended: the exit status of `servqual run`.
public enum PipelineStatus: Int, Sendable, Comparable {
  /// All done.
  case done = 0
  /// Done, but a gate failed, or a file was refused or set aside.
  case gateFailed = 1
  /// No input could be used.
  case unusable = 65
  /// Our fault.
  case fault = 70
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another run is at work.
  case later = 75
  /// A permission is missing.
  case permission = 77
  /// The manifest, the key or the ledger do not fit together.
  case configuration = 78

  /// By how much they matter: the status of a run is the worst of its parts.
  public static func < (left: PipelineStatus, right: PipelineStatus) -> Bool { left.rank < right.rank }

  /// The status of what stands in a ledger's way.
  public init(_ error: LedgerError) {
    switch error.kind {
    case .full, .inputOutput, .corrupt: self = .inputOutput
    case .busy: self = .later
    case .permission: self = .permission
    case .wrongKey, .noKey, .newer, .instrumentChanged, .unknown, .noFile: self = .configuration
    case .cannotCreate: self = .cannotCreate
    case .fault: self = .fault
    }
  }

  private var rank: Int {
    let order: [PipelineStatus] = [
      .done, .gateFailed, .unusable, .later, .configuration, .permission, .cannotCreate, .inputOutput, .fault,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}

/// Why a run, or one survey of it, could not go on.
struct PipelineFailure: Error {
  let status: PipelineStatus
  let message: String

  init(_ status: PipelineStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Any error as a sentence and a status.
  init(_ error: any Error) {
    switch error {
    case let failure as PipelineFailure: self = failure
    case let failure as LedgerError: self.init(PipelineStatus(failure), failure.description)
    case let failure as FolderFailure: self.init(Self.status(of: failure), Self.sentence(failure))
    case let failure as ReportFolder.Failure: self.init(failure.isCreation ? .cannotCreate : .inputOutput, failure.description)
    case let failure as ConfigurationError: self.init(.configuration, failure.description)
    case let failure as StudyError: self.init(Self.status(of: failure), failure.description)
    default: self.init(.fault, "\(error)")
    }
  }

  private static func status(of failure: FolderFailure) -> PipelineStatus {
    if failure.isForbidden { return .permission }
    return failure.verb == "make" ? .cannotCreate : .inputOutput
  }

  private static func status(of error: StudyError) -> PipelineStatus {
    switch error {
    case .storeFailed: .inputOutput
    case .nothingKept: .unusable
    default: .configuration
    }
  }

  private static func sentence(_ failure: FolderFailure) -> String {
    failure.isFull ? "\(failure.description): make room and run again; nothing was lost, and what was published stays" : failure.description
  }
}
