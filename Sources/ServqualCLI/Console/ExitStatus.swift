internal import ArgumentParser
internal import Servqual

/// The exit status of the contract.
enum ExitStatus {
  static let gateFailed = ExitCode(1)
  static let usage = ExitCode(64)
  static let unusableInput = ExitCode(65)
  static let noInput = ExitCode(66)
  static let fault = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let inputOutput = ExitCode(74)
  static let later = ExitCode(75)
  static let permission = ExitCode(77)
  static let configuration = ExitCode(78)

  /// The status when no source could be used: the most telling of their refusals.
  static func noneUsable(_ sources: [SourceSummary]) -> ExitCode { status(of: Set(sources.compactMap { $0.refusal?.kind })) }

  /// The status of a run that cannot go on.
  static func status(of error: StudyError) -> ExitCode {
    switch error {
    case .previousRefused(_, let kind, _): status(of: [kind])
    case .previousEmpty, .previousDiffers: unusableInput
    case .storeFailed: inputOutput
    default: usage
    }
  }

  /// The status of refusals by their codes.
  static func status(of kinds: Set<String>) -> ExitCode {
    if kinds == [ReadingError.Kind.noInput.rawValue] { return noInput }
    if kinds == [ReadingError.Kind.permission.rawValue] { return permission }
    if kinds == [ReadingError.Kind.inputOutput.rawValue] { return inputOutput }
    return unusableInput
  }
}
