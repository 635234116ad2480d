internal import Glibc
internal import SurveyDigest

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

  init(runID: String, path: String) { (self.runID, self.path) = (runID, path) }

  /// Writes a file and brings it to the disk.
  ///
  /// - Parameter name: small letters, digits, `.`, `_` and `-`, a letter or a digit first; `manifest.json` is ``seal(manifest:)``'s.
  /// - Throws: ``FolderFailure``, also where the name breaks these rules or was written before.
  public mutating func write(_ bytes: [UInt8], as name: String) throws(FolderFailure) {
    guard RunShelf.isName(name), name == name.lowercased(), name != Self.manifest else {
      throw FolderFailure("write", name, refusing: "a run's file has another kind of name")
    }
    try FileSystem.create("\(path)/\(name)", bytes)
    let digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    files.append(RunFile(name: name, bytes: bytes.count, sha256: digest.hexadecimal()))
  }

  /// Completes the run with its `manifest.json` and brings the folder to the disk.
  public func seal(manifest: [UInt8]) throws(FolderFailure) {
    try FileSystem.create("\(path)/\(Self.manifest)", manifest)
    try FileSystem.sync(folder: path)
  }
}
