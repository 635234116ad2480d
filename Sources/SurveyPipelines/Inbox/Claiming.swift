internal import Glibc

/// A file in the `work` folder of an inbox.
public struct ClaimedFile: Sendable, Equatable {
  /// The name under which it arrived; for one that a dead run left, the name it has in `work`. Not safe to show on a terminal.
  public let name: String
  /// Where it is now.
  public let path: String
  /// What it was like when it was claimed.
  public let stamp: FileStamp

  /// Whether the file is still what it was when it was claimed: asked after reading it.
  public func isUnchanged() throws(FolderFailure) -> Bool { try FileStamp(path) == stamp }
}

extension Inbox {
  /// What became of a claimed file.
  public enum Outcome: Sendable, Equatable {
    /// Its responses are in the ledger.
    case done
    /// No responses could be read from it; a sentence that says what is wrong.
    case refused(String)
    /// Runs died of it; a sentence that says how often.
    case poison(String)
  }

  /// Files that a run which died left in `work`, in the order in which they arrived.
  public func abandoned() throws(FolderFailure) -> [ClaimedFile] {
    var found: [InboxLook.Settled] = []
    for name in try FileSystem.entries(of: folders.work).names {
      guard let status = try FileSystem.status("\(folders.work)/\(name)"), status.st_mode & S_IFMT == S_IFREG else { continue }
      found.append(.init(name: name, stamp: FileStamp(status)))
    }
    return found.sorted(by: Self.arrivedBefore).map { ClaimedFile(name: $0.name, path: "\(folders.work)/\($0.name)", stamp: $0.stamp) }
  }

  /// Moves a settled file into `work`, under a numbered name if its own is taken there.
  ///
  /// - Returns: nil where the file changed or went away since it was looked at, or a link stands in its place.
  public func claim(_ file: InboxLook.Settled) throws(FolderFailure) -> ClaimedFile? {
    let path = "\(folders.inbox)/\(file.name)"
    guard let status = try FileSystem.status(path), FileStamp(status) == file.stamp, status.st_mode & S_IFMT == S_IFREG else { return nil }
    // The marker goes first: left behind by a run that dies here, it would vouch for the next file of this name while that is being sent.
    let marker = path + SettlingRules.marker
    if try FileSystem.kind(marker) == S_IFREG { try FileSystem.remove(marker) }
    let claimed = try Self.move(path, into: folders.work, as: file.name)
    try FileSystem.sync(folder: folders.work)
    try FileSystem.sync(folder: folders.inbox)
    return ClaimedFile(name: file.name, path: claimed, stamp: file.stamp)
  }

  /// Moves a claimed file to where it belongs, with `NAME.reason.txt` beside one that was refused or set aside.
  ///
  /// - Returns: its new path.
  @discardableResult
  public func finish(_ file: ClaimedFile, as outcome: Outcome) throws(FolderFailure) -> String {
    switch outcome {
    case .done: try move(file, to: folders.done, reason: nil)
    case .refused(let wrong): try move(file, to: folders.refused, reason: Self.reason("was refused", wrong, folders.inbox))
    case .poison(let wrong): try move(file, to: folders.poison, reason: Self.reason("was set aside", wrong, folders.inbox))
    }
  }

  /// Where a claimed file will be once it is done, since only one run at a time gives names there.
  public func place(_ file: ClaimedFile) throws(FolderFailure) -> String {
    for number in 1...Self.mostOfAName {
      let target = "\(folders.done)/\(FileNaming.numbered(file.name, number))"
      if try FileSystem.status(target) == nil { return target }
    }
    throw FolderFailure("rename", file.path, refusing: "\(folders.done) holds too many files of this name")
  }

  /// Moves a claimed file back into the inbox, because it changed while it was read.
  ///
  /// - Returns: its path there.
  @discardableResult
  public func putBack(_ file: ClaimedFile) throws(FolderFailure) -> String { try move(file, to: folders.inbox, reason: nil) }

  private func move(_ file: ClaimedFile, to folder: String, reason: String?) throws(FolderFailure) -> String {
    let path = try Self.move(file.path, into: folder, as: file.name, reason: reason)
    try FileSystem.sync(folder: folder)
    try FileSystem.sync(folder: folders.work)
    return path
  }

  private static func move(_ path: String, into folder: String, as name: String, reason: String? = nil) throws(FolderFailure) -> String {
    for number in 1...mostOfAName {
      let numbered = FileNaming.numbered(name, number, room: reason == nil ? 0 : reasonEnding.utf8.count)
      let target = "\(folder)/\(numbered)"
      guard try FileSystem.status(target) == nil else { continue }
      // The reason comes first, so that no crash leaves a file without one; a reason without its file is written over the next time.
      if let reason { try write(reason, to: target + reasonEnding) }
      if try FileSystem.moveAnew(path, to: target) { return target }
    }
    throw FolderFailure("rename", path, refusing: "\(folder) holds too many files of this name")
  }

  private static let mostOfAName = 9_999
  private static let reasonEnding = ".reason.txt"

  private static func write(_ reason: String, to path: String) throws(FolderFailure) {
    try FileSystem.remove(path)
    try FileSystem.create(path, Array(reason.utf8))
  }

  private static func reason(_ verb: String, _ wrong: String, _ inbox: String) -> String {
    """
    This file \(verb): \(wrong)
    To hand it in again, put right what is wrong and move it to \(inbox).

    """
  }
}
