internal import Glibc

/// What publishing a run changed.
public struct Publication: Sendable, Equatable {
  /// How the run met what was there.
  public enum Change: Sendable, Equatable {
    /// Another run, or none, was current.
    case published
    /// The run was current already, with other bytes.
    case replaced
    /// The run was current already, byte for byte.
    case unchanged
  }

  /// How the run met what was there.
  public let change: Change
  /// Runs beyond those to keep, which were taken away.
  public let pruned: [String]
  /// Why others of those could not be; the run itself is safe.
  public let failures: [FolderFailure]
}

extension RunShelf {
  /// How a staged run met a run of its id.
  enum Placing { case new, same, replacing }

  /// Makes a sealed run the current one.
  ///
  /// Every step is one rename. A run that dies before `current` is renamed leaves the old run published, and one that dies after it the new one.
  ///
  /// - Parameter keeping: how many runs stay, at least 1; the current run and the one before it stay in any case.
  /// - Throws: ``FolderFailure``; `current` then shows what it showed before, or, where only a sync after the change failed, the new run; ask ``current()``.
  public func publish(_ staged: StagedRun, keeping: Int) throws(FolderFailure) -> Publication {
    let before = try linked()
    let placing = try place(staged, in: runs)
    try tidy(staged, after: placing, in: runs)
    if before != staged.runID {
      try linkAside(staged.runID)
      try swapLink(staged.runID)
    }
    try FileSystem.sync(folder: path)
    let pruning = prune(runs, keeping: keeping, sparing: [staged.runID, before])
    let change: Publication.Change = before != staged.runID ? .published : placing == .same ? .unchanged : .replaced
    return Publication(change: change, pruned: pruning.pruned, failures: pruning.failures)
  }

  /// Lays a sealed run aside for people to look at, because a gate failed; `current` stays as it is.
  ///
  /// - Parameter keeping: how many held runs stay, at least 1.
  public func hold(_ staged: StagedRun, keeping: Int) throws(FolderFailure) -> Publication {
    let placing = try place(staged, in: held)
    try tidy(staged, after: placing, in: held)
    let pruning = prune(held, keeping: keeping, sparing: [staged.runID])
    let change: Publication.Change = placing == .new ? .published : placing == .same ? .unchanged : .replaced
    return Publication(change: change, pruned: pruning.pruned, failures: pruning.failures)
  }

  /// Takes a held run away that is published now.
  func dropHeld(_ runID: String) throws(FolderFailure) {
    let folder = "\(held)/\(runID)"
    if try FileSystem.kind(folder) == S_IFDIR { try FileSystem.remove(folder) }
  }

  /// The step that gives the run its name: a rename, or an exchange with the folder that has it, so that a complete run has it throughout.
  func place(_ staged: StagedRun, in folder: String) throws(FolderFailure) -> Placing {
    guard try isComplete(staged.path) else { throw FolderFailure("publish", staged.path, refusing: "the run is not sealed") }
    let target = "\(folder)/\(staged.runID)"
    let kind = try FileSystem.kind(target)
    guard kind == 0 || kind == S_IFDIR else { throw FolderFailure("publish to", target, refusing: "it is not a folder; move it away") }
    let isSame = kind == S_IFDIR ? try isIdentical(staged.path, target) : false
    try date(isSame ? target : staged.path, in: folder)
    if isSame { return .same }
    if kind == S_IFDIR {
      try FileSystem.exchange(staged.path, target)
      return .replacing
    }
    try FileSystem.move(staged.path, to: target)
    return .new
  }

  /// Brings the new name to the disk, and takes away what now stands at the staged path: a copy, or the run that was replaced, which those who
  /// have it open may still read until the next run begins.
  func tidy(_ staged: StagedRun, after placing: Placing, in folder: String) throws(FolderFailure) {
    try FileSystem.sync(folder: folder)
    if folder != runs { try FileSystem.sync(folder: runs) }
    switch placing {
    case .new: break
    case .same: try FileSystem.remove(staged.path)
    case .replacing: try setAside(staged.path, as: staged.runID, in: runs)
    }
  }

  /// Makes the new link under another name.
  func linkAside(_ runID: String) throws(FolderFailure) {
    try FileSystem.remove(temporaryLink)
    guard symlink("runs/\(runID)", temporaryLink) == 0 else { throw FolderFailure("link", temporaryLink) }
  }

  /// The step that publishes.
  func swapLink(_ runID: String) throws(FolderFailure) { try FileSystem.move(temporaryLink, to: link) }

  private var temporaryLink: String { "\(path)/.current-\(getpid())" }

  /// Whether two runs hold the same files with the same bytes, in the same subfolders.
  private func isIdentical(_ one: String, _ other: String) throws(FolderFailure) -> Bool {
    let names = try FileSystem.entries(of: one).names
    guard try names == FileSystem.entries(of: other).names else { return false }
    for name in names where try !isAlike("\(one)/\(name)", "\(other)/\(name)") { return false }
    return true
  }

  private func isAlike(_ mine: String, _ theirs: String) throws(FolderFailure) -> Bool {
    let kind = try FileSystem.kind(mine)
    guard let status = try FileSystem.status(theirs), status.st_mode & S_IFMT == kind else { return false }
    if kind == S_IFDIR { return try isIdentical(mine, theirs) }
    guard kind == S_IFREG, try FileStamp(mine).size == FileStamp(status).size else { return false }
    return try FileSystem.bytes(mine) == FileSystem.bytes(theirs)
  }
}
