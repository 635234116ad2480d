internal import Glibc

/// A folder that files are written into, each whole or not at all: under a temporary name first, then renamed.
public struct ReportFolder: Sendable {
  /// Why a file could not be written.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// What could not be written, and the system's reason.
    public let description: String
    /// Whether the folder itself could not be made, or is not for us.
    public let isCreation: Bool
  }

  /// Where it is.
  let path: String

  /// The folder at `path`, made if it is not there.
  public init(_ path: String) throws(Failure) {
    self.path = path
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += prefix.isEmpty || prefix == "/" ? String(part) : "/\(part)"
      if mkdir(prefix, 0o777) != 0, errno != EEXIST { throw Self.failure(prefix, isCreation: true) }
    }
  }

  /// Writes `bytes` as `name`, replacing what was there at once; `mode` overrules the process's own mask.
  ///
  /// - Parameter name: a file's name; a subfolder's, which is made if it is not there, and a slash may stand before it.
  public func write(_ bytes: [UInt8], as name: String, mode: UInt32? = nil) throws(Failure) {
    let (folder, file) = try place(of: name)
    let target = "\(folder)/\(file)"
    let temporary = "\(folder)/.\(file).\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(target, isCreation: true) }
    let isOpened = mode.map { fchmod(descriptor, $0) == 0 } ?? true
    let isWritten = isOpened && bytes.withUnsafeBytes { FileSystem.writeAll($0, to: descriptor) } && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(temporary, target) == 0 else {
      let failure = Self.failure(target, isCreation: false)
      unlink(temporary)
      throw failure
    }
  }

  /// Takes the file `name` away, if it is there; a folder of that name stays.
  public func remove(_ name: String) throws(Failure) {
    let target = "\(path)/\(name)"
    if unlink(target) != 0, ![ENOENT, ENOTDIR, EISDIR].contains(errno) { throw Self.failure(target, isCreation: false) }
  }

  /// The folder a file goes into, made where it is a subfolder that is not there, and the file's name in it.
  private func place(of name: String) throws(Failure) -> (folder: String, file: String) {
    guard let slash = name.lastIndex(of: "/") else { return (path, name) }
    let folder = "\(path)/\(name[..<slash])"
    if mkdir(folder, 0o777) != 0, errno != EEXIST { throw Self.failure(folder, isCreation: true) }
    return (folder, String(name[name.index(after: slash)...]))
  }

  static func failure(_ path: String, isCreation: Bool) -> Failure {
    Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno)))", isCreation: isCreation)
  }
}
