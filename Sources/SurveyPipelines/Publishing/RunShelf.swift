internal import Glibc

/// Where runs are published: `runs/RUN_ID/`, `held/RUN_ID/` and the link `current`, which leads to a complete run at every moment.
///
/// One run at a time may write to it, under a ``RunLock``; anybody may read at any time. A reader of several files opens the folder `current`
/// once and the files relative to that, since two paths through `current` may lead to two runs; `dashboard.json` holds everything in one file for
/// readers that cannot. A folder opened so stays whole until a later run of the shelf begins, and longer while it is among the runs that are kept.
public struct RunShelf: Sendable {
  /// The folder that holds all of this.
  public let path: String

  /// The published run.
  public struct Current: Sendable, Equatable {
    /// Its id.
    public let runID: String
    /// Its `manifest.json`.
    public let manifest: [UInt8]
  }

  /// A shelf at `path`; nothing is made or looked at yet.
  public init(_ path: String) { self.path = path }

  var runs: String { "\(path)/runs" }
  var held: String { "\(path)/held" }
  var link: String { "\(path)/current" }

  /// Makes the folders where they are not there, and removes what dead runs and replaced runs left behind.
  ///
  /// Called once when a run begins, before ``stage(_:)``: what is half written then belongs to nobody.
  public func prepare() throws(FolderFailure) {
    try FileSystem.makeFolders(path)
    _ = try linked()
    for folder in [runs, held] { try FileSystem.makeFolder(folder) }
    try FileSystem.sync(folder: path)
    for folder in [path, runs, held] {
      for name in try FileSystem.entries(of: folder).names where Self.isLeftover(name, in: folder, of: self) {
        try FileSystem.remove("\(folder)/\(name)")
      }
    }
  }

  /// The published run; nil where there is none yet, or where the run that `current` names was taken away.
  ///
  /// - Throws: ``FolderFailure`` where `current` was made by somebody else.
  public func current() throws(FolderFailure) -> Current? {
    guard let runID = try linked(), try isComplete("\(runs)/\(runID)") else { return nil }
    return Current(runID: runID, manifest: try FileSystem.bytes("\(runs)/\(runID)/\(StagedRun.manifest)"))
  }

  /// Begins a run.
  ///
  /// - Parameter runID: letters, digits, `.`, `_` and `-`, a letter or a digit first.
  public func stage(_ runID: String) throws(FolderFailure) -> StagedRun {
    guard Self.isName(runID) else { throw FolderFailure("make", runID, refusing: "a run has another kind of id") }
    let folder = "\(runs)/.new-\(runID)-\(getpid())"
    try FileSystem.remove(folder)
    try FileSystem.makeFolder(folder)
    return StagedRun(runID: runID, path: folder)
  }

  /// Takes a staged run back: nothing of it stays.
  public func discard(_ staged: StagedRun) throws(FolderFailure) { try FileSystem.remove(staged.path) }

  /// The run that `current` names; nil where there is no such link.
  func linked() throws(FolderFailure) -> String? {
    let kind = try FileSystem.kind(link)
    if kind == 0 { return nil }
    guard kind == S_IFLNK else {
      throw FolderFailure("publish to", link, refusing: "it is not our link but a file or folder; move it away")
    }
    var target = [CChar](repeating: 0, count: 4096)
    let count = readlink(link, &target, target.count)
    guard count >= 0 else { throw FolderFailure("read", link) }
    let text = String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard text.hasPrefix("runs/"), Self.isName(String(text.dropFirst(5))) else {
      throw FolderFailure("publish to", link, refusing: "it is a link that leads to no run of this folder; move it away")
    }
    return String(text.dropFirst(5))
  }

  /// Whether a folder stands there with a manifest, which is written last.
  func isComplete(_ folder: String) throws(FolderFailure) -> Bool {
    guard try FileSystem.kind(folder) == S_IFDIR else { return false }
    return try FileSystem.kind("\(folder)/\(StagedRun.manifest)") == S_IFREG
  }

  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 100 else { return false }
    let isPlain = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 }
    return isPlain(first) && name.utf8.allSatisfy { isPlain($0) || "._-".utf8.contains($0) }
  }

  private static func isLeftover(_ name: String, in folder: String, of shelf: RunShelf) -> Bool {
    folder == shelf.path ? name.hasPrefix(".current-") : name.hasPrefix(".new-") || name.hasPrefix(".old-")
  }
}
