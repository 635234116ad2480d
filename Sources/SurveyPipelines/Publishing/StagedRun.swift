internal import Glibc

/// A run that is being written, in a folder that nobody reads.
public struct StagedRun: Sendable {
  /// The file that makes a run complete, written last.
  static let manifest = "manifest.json"

  /// The run's id.
  public let runID: String
  /// Where it is written.
  let path: String
  /// The files written so far, without the manifest.
  public private(set) var files: [RunFile] = []
  /// Those of its subfolders that were made, in that order.
  private var folders: [String] = []

  init(runID: String, path: String) { (self.runID, self.path) = (runID, path) }

  /// Writes a file and brings it to the disk.
  ///
  /// - Parameter name: small letters, digits, `.`, `_` and `-`, a letter or a digit first; a subfolder's name like that and a slash may stand
  ///   before it. `manifest.json` is ``seal(manifest:)``'s.
  /// - Throws: ``FolderFailure``, also where the name breaks these rules or was written before.
  public mutating func write(_ bytes: [UInt8], as name: String) throws(FolderFailure) {
    guard RunFile.isName(name), name != Self.manifest else {
      throw FolderFailure("write", name, refusing: "a run's file has another kind of name")
    }
    if let folder = RunFile.folder(of: name), !folders.contains(folder) {
      guard mkdir("\(path)/\(folder)", 0o777) == 0 else { throw FolderFailure("make", "\(path)/\(folder)") }
      folders.append(folder)
    }
    try FileSystem.create("\(path)/\(name)", bytes)
    files.append(RunFile(name, bytes))
  }

  /// Completes the run with its `manifest.json` and brings its folders to the disk.
  public func seal(manifest: [UInt8]) throws(FolderFailure) {
    // What the manifest names is on the disk before it is.
    for folder in folders { try FileSystem.sync(folder: "\(path)/\(folder)") }
    try FileSystem.create("\(path)/\(Self.manifest)", manifest)
    try FileSystem.sync(folder: path)
  }
}
