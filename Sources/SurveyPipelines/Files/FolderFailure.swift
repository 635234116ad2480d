internal import Glibc

/// What could not be done with a file or a folder, and why.
public struct FolderFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried: `write`, `rename`, `open` ...
  public let verb: String
  /// What it was tried on.
  public let path: String
  /// The system's number for the error (errno); 0 where we refused ourselves.
  public let code: Int32
  /// The system's words for the error, or ours.
  public let reason: String

  /// Whether no space was left on the device or in the quota (ENOSPC, EDQUOT).
  public var isFull: Bool { code == ENOSPC || code == EDQUOT }
  /// Whether permission was missing (EACCES, EPERM, EROFS).
  public var isForbidden: Bool { [EACCES, EPERM, EROFS].contains(code) }
  public var description: String { "cannot \(verb) \(path): \(reason)" }

  /// An error of the system.
  init(_ verb: String, _ path: String, code: Int32 = errno) {
    let advice = code == EXDEV ? " (both folders must be on the same file system, so that a file moves whole or not at all)" : ""
    (self.verb, self.path, self.code) = (verb, path, code)
    reason = String(cString: strerror(code)) + advice
  }

  /// A refusal of our own.
  init(_ verb: String, _ path: String, refusing reason: String) {
    (self.verb, self.path, self.code, self.reason) = (verb, path, 0, reason)
  }
}
