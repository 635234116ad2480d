internal import Glibc

/// Files that arrive in a folder, each taken once: `inbox` -> `work` -> `done`, `refused` or `poison`, by renames that replace nothing.
///
/// One run at a time may use it, under a ``RunLock``. A file in `work` belongs to a run; one that is found there when a run begins was left by a
/// run that died, and comes first.
public struct Inbox: Sendable {
  /// Where its files are.
  public let folders: InboxFolders

  /// An inbox; nothing is made or looked at yet.
  public init(_ folders: InboxFolders) { self.folders = folders }

  /// Makes the folders behind the inbox where they are not there.
  ///
  /// - Throws: ``FolderFailure`` also where the inbox itself is missing, since an inbox that is not mounted must not pass for an empty one.
  public func prepare() throws(FolderFailure) {
    _ = try FileSystem.entries(of: folders.inbox)
    for folder in [folders.work, folders.done, folders.refused, folders.poison] { try FileSystem.makeFolder(folder) }
  }

  /// Looks which files may be taken.
  ///
  /// A regular file is settled if its last change is at least `settled` seconds ago and a second look finds it unchanged, or at once if a file
  /// `NAME.done` stands beside it that is not older than it. A SHA-256 in that marker must be the file's.
  ///
  /// - Parameters:
  ///   - settled: seconds.
  ///   - now: seconds since 1970.
  ///   - gap: seconds between the looks; nil takes `settled`, at most 2.
  public func looked(settled: Int, now: Int, gap: Double? = nil) throws(FolderFailure) -> InboxLook {
    try looked(settled: settled, now: now) {
      let gap = max(0, gap ?? Double(min(settled, 2)))
      if gap > 0 { usleep(UInt32(min(gap, 4_000) * 1e6)) }
    }
  }

  /// The same, with what happens between the looks in the caller's hand.
  func looked(settled: Int, now: Int, between: () -> Void) throws(FolderFailure) -> InboxLook {
    var look = InboxLook()
    let (names, damaged) = try FileSystem.entries(of: folders.inbox)
    var waiting: [InboxLook.Settled] = []
    for name in names where !name.hasPrefix(".") && !name.hasSuffix(SettlingRules.marker) {
      guard let status = try FileSystem.status("\(folders.inbox)/\(name)") else { continue }
      let rules = SettlingRules(folder: folders.inbox, name: name, settled: settled, now: now)
      switch try rules.verdict(status) {
      case .take: look.settled.append(.init(name: name, stamp: FileStamp(status)))
      case .lookAgain: waiting.append(.init(name: name, stamp: FileStamp(status)))
      case .leave(let reason): look.left.append(.init(name: name, reason: reason))
      }
    }
    if !waiting.isEmpty { between() }
    for file in waiting { try lookAgain(at: file, &look) }
    look.settled.sort(by: Self.arrivedBefore)
    look.left.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    if damaged > 0 { look.left.append(.init(name: "?", reason: "\(damaged) names are not UTF-8; rename the files")) }
    return look
  }

  private func lookAgain(at file: InboxLook.Settled, _ look: inout InboxLook) throws(FolderFailure) {
    guard let status = try FileSystem.status("\(folders.inbox)/\(file.name)") else { return }
    if FileStamp(status) == file.stamp {
      look.settled.append(file)
    } else {
      look.left.append(.init(name: file.name, reason: "it changed while it was looked at; it is taken when it no longer does"))
    }
  }

  static func arrivedBefore(_ one: InboxLook.Settled, _ other: InboxLook.Settled) -> Bool {
    if one.stamp.modified != other.stamp.modified { return one.stamp.modified < other.stamp.modified }
    return one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}
