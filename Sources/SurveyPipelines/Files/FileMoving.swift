internal import Glibc

extension FileSystem {
  /// Gives a file or folder a new name; a file that has the name is replaced.
  static func move(_ old: String, to new: String) throws(FolderFailure) {
    guard rename(old, new) == 0 else { throw FolderFailure("rename", "\(old) to \(new)") }
  }

  /// Gives a file or folder a name that nothing has.
  ///
  /// - Returns: false where something has it already.
  static func moveAnew(_ old: String, to new: String) throws(FolderFailure) -> Bool {
    if renamed(old, new, flag: 1) { return true }
    if errno == EEXIST { return false }
    guard [EINVAL, ENOSYS].contains(errno) else { throw FolderFailure("rename", "\(old) to \(new)") }
    // The file system cannot do both at once. These folders are ours and one run works at a time, so a look before will do.
    if try status(new) != nil { return false }
    try move(old, to: new)
    return true
  }

  /// Lets two files or folders change names in one step.
  static func exchange(_ one: String, _ other: String) throws(FolderFailure) {
    if renamed(one, other, flag: 2) { return }
    guard [EINVAL, ENOSYS].contains(errno) else { throw FolderFailure("exchange", "\(one) and \(other)") }
    throw FolderFailure(
      "exchange", "\(one) and \(other)", refusing: "this file system cannot swap two folders at once; write to a local one")
  }

  /// Removes a file, a link or a folder with what is in it; links are removed, not followed.
  static func remove(_ path: String) throws(FolderFailure) {
    guard try kind(path) == S_IFDIR else {
      guard unlink(path) == 0 || errno == ENOENT else { throw FolderFailure("remove", path) }
      return
    }
    for name in try entries(of: path).names { try remove("\(path)/\(name)") }
    guard rmdir(path) == 0 else { throw FolderFailure("remove", path) }
  }

  /// `renameat2`, which Swift's overlay of the C library leaves out, found by its name; 1 is RENAME_NOREPLACE, 2 RENAME_EXCHANGE.
  private static func renamed(_ old: String, _ new: String, flag: UInt32) -> Bool {
    typealias Rename = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else {
      errno = ENOSYS
      return false
    }
    return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, old, AT_FDCWD, new, flag) == 0
  }
}
