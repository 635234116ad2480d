internal import GRDB

/// Why the ledger could not do what was asked; nothing was changed.
public struct LedgerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of trouble.
  public enum Kind: String, Sendable {
    /// The disk is full.
    case full
    /// Reading or writing failed.
    case inputOutput = "io_error"
    /// The file is no ledger, or is damaged.
    case corrupt
    /// Another process writes to it.
    case busy
    /// No permission.
    case permission
    /// The key is another than the one the ledger was begun with.
    case wrongKey = "wrong_key"
    /// The key cannot be read, or is too short.
    case noKey = "no_key"
    /// A newer version of the tool has written it.
    case newer = "newer_schema"
    /// A delivery asks other things than those of the same wave before it.
    case instrumentChanged = "instrument_changed"
    /// There is no such batch, wave or survey.
    case unknown
    /// The ledger's file is not there.
    case noFile = "no_file"
    /// A file that is to be made cannot be.
    case cannotCreate = "cannot_create"
    /// The ledger contradicts itself.
    case fault
  }

  /// What kind of trouble.
  public let kind: Kind
  /// What is wrong.
  public let message: String
  /// What to do.
  public let advice: String

  /// An error.
  public init(_ kind: Kind, _ message: String, advice: String = "") {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  /// What is wrong and what to do.
  public var description: String { advice.isEmpty ? message : "\(message): \(advice)" }

  init(_ error: DatabaseError, path: String) {
    let text = "the ledger \(path): \(error.message ?? "SQLite error \(error.resultCode.rawValue)")"
    switch error.resultCode {
    case .SQLITE_FULL: self.init(.full, text, advice: "make room; the ledger is as it was before")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(.corrupt, text, advice: "put back a copy of the ledger, or import the files of done/ into a new one")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.busy, text, advice: "another program has it open: try again when that has ended")
    case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH, .SQLITE_CANTOPEN:
      self.init(.permission, text, advice: "the file and its folder must be writable by this user")
    case .SQLITE_IOERR: self.init(.inputOutput, text, advice: "look at the disk; the ledger is as it was before")
    default: self.init(.fault, text)
    }
  }
}
