internal import Glibc

/// What tells a file from another and from itself later: taken before and after reading, it shows whether the file changed meanwhile.
public struct FileStamp: Sendable, Hashable {
  /// The device that holds the file.
  public let device: UInt64
  /// Its number on that device.
  public let inode: UInt64
  /// Bytes.
  public let size: Int
  /// When its content last changed: nanoseconds since 1970 (UTC).
  public let modified: Int

  /// The stamp of the file at `path`; a link is not followed.
  public init(_ path: String) throws(FolderFailure) {
    guard let status = try FileSystem.status(path) else { throw FolderFailure("look at", path, code: ENOENT) }
    self.init(status)
  }

  init(_ status: stat) {
    (device, inode, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int(status.st_size))
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
  }

  /// The same in whole seconds.
  var second: Int { modified / 1_000_000_000 }
}
