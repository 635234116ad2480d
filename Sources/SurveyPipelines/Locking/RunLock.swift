internal import Glibc

/// The right to be the only run: `flock` on a file, held as long as this value lives and released by the system if the process dies.
///
/// The file stays when the lock is given up: removing it would let two runs lock two files of one name.
public struct RunLock: ~Copyable {
  /// Why the lock was not had.
  public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Another process has it; `by` is what that process wrote into the file, its number as a rule.
    case held(by: String)
    /// The file could not be opened or written.
    case failed(FolderFailure)

    public var description: String {
      switch self {
      case .held(let holder): "another run is at work (process \(holder))"
      case .failed(let failure): failure.description
      }
    }
  }

  private let descriptor: Int32

  /// Takes the lock, or fails at once.
  ///
  /// - Parameter path: the lock file; made with mode 0600 if it is not there.
  public init(_ path: String) throws(Failure) { descriptor = try Self.locked(path) }

  deinit { close(descriptor) }

  private static func locked(_ path: String) throws(Failure) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .failed(FolderFailure("open", path)) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, ftruncate(descriptor, 0) == 0, write("\(getpid())\n", descriptor) { return descriptor }
    let code = errno
    defer { close(descriptor) }
    throw code == EWOULDBLOCK ? .held(by: holder(descriptor)) : .failed(FolderFailure("lock", path, code: code))
  }

  private static func write(_ text: String, _ descriptor: Int32) -> Bool {
    Array(text.utf8).withUnsafeBytes { FileSystem.writeAll($0, to: descriptor) }
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = max(0, pread(descriptor, &bytes, bytes.count, 0))
    let digits = bytes[..<count].prefix { (0x30...0x39).contains($0) }
    return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
  }
}
