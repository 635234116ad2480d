internal import Glibc

/// The calls of the system that the folders of a run are made of; links are never followed at the last step of a path.
enum FileSystem {
  /// What stands at `path` itself; nil where nothing does.
  static func status(_ path: String) throws(FolderFailure) -> stat? {
    var status = stat()
    if lstat(path, &status) == 0 { return status }
    // What has too long a name cannot be there either.
    guard errno == ENOENT || errno == ENAMETOOLONG else { throw FolderFailure("look at", path) }
    return nil
  }

  /// Where links lead; the path itself where they lead nowhere.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(validatingCString: real) ?? path
  }

  /// S_IFREG, S_IFDIR ...; 0 where nothing stands.
  static func kind(_ path: String) throws(FolderFailure) -> mode_t { try status(path).map { $0.st_mode & S_IFMT } ?? 0 }

  /// How many bytes a file has; nil where there is none.
  static func size(_ path: String) throws(FolderFailure) -> Int? { try status(path).map { Int($0.st_size) } }

  /// Makes a folder in one that is there; a folder, or a link to one, may be there already.
  static func makeFolder(_ path: String) throws(FolderFailure) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    var status = stat()
    guard code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FolderFailure("make", path, code: code)
    }
  }

  /// Makes a folder and those it is in.
  static func makeFolders(_ path: String) throws(FolderFailure) {
    for end in path.indices.dropFirst() where path[end] == "/" { try makeFolder(String(path[..<end])) }
    try makeFolder(path)
  }

  /// Brings the entries of a folder to the disk.
  static func sync(folder path: String) throws(FolderFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FolderFailure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FolderFailure("sync", path) }
  }

  /// The entries of a folder in order; `damaged` counts names that are not UTF-8 and so cannot be spoken of.
  static func entries(of path: String) throws(FolderFailure) -> (names: [String], damaged: Int) {
    guard let folder = opendir(path) else { throw FolderFailure("list", path) }
    defer { closedir(folder) }
    var names: [String] = []
    var damaged = 0
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(validating: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if let name, name != ".", name != ".." { names.append(name) }
      damaged += name == nil ? 1 : 0
    }
    guard errno == 0 else { throw FolderFailure("list", path) }
    return (names.sorted(), damaged)
  }

  /// Writes a new file and brings it to the disk; one that is there is not touched.
  static func create(_ path: String, _ bytes: [UInt8]) throws(FolderFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FolderFailure("create", path) }
    // A failed sync is never tried again: its pages may count as written from then on.
    let code = bytes.withUnsafeBytes { writeAll($0, to: descriptor) } && fsync(descriptor) == 0 ? 0 : errno
    let isClosed = close(descriptor) == 0
    guard code == 0, isClosed else { throw FolderFailure("write", path, code: code == 0 ? errno : code) }
  }

  /// Writes all of `bytes`; false leaves the reason in errno.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Hands a regular file out piece by piece, at most `limit` bytes of it.
  static func read(_ path: String, limit: Int = .max, _ body: (UnsafeRawBufferPointer) -> Void) throws(FolderFailure) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FolderFailure("open", path) }
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: min(limit, 1 << 18))
    var left = limit
    while left > 0 {
      let count = Glibc.read(descriptor, &piece, min(left, piece.count))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FolderFailure("read", path) }
      if count == 0 { return }
      piece.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      left -= count
    }
  }

  /// The bytes of a regular file, at most `limit` of them.
  static func bytes(_ path: String, limit: Int = .max) throws(FolderFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path, limit: limit) { bytes += $0 }
    return bytes
  }
}
