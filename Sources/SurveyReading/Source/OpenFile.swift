internal import Glibc

/// An open file that closes itself: the one owner of its descriptor.
final class OpenFile: Sendable {
  let descriptor: Int32

  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens a regular file for reading; nothing is created, followed by name again or written.
  static func opening(_ path: String) throws(ReadingError) -> OpenFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw refusal(path, errno) }
    let file = OpenFile(owning: descriptor)
    guard try file.status().st_mode & S_IFMT == S_IFREG else {
      throw ReadingError(.noInput, "\(path) is not a regular file", advice: "name a file, or - for standard input")
    }
    return file
  }

  /// A private file without a name: gone when it is closed, whatever happens.
  static func temporary() throws(ReadingError) -> OpenFile {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/servqual.XXXXXX").utf8CString)
    let named = mkstemp(&template)
    guard named >= 0 else { throw refusal(folder, errno) }
    _ = fcntl(named, F_SETFD, FD_CLOEXEC)
    unlink(template)
    return OpenFile(owning: named)
  }

  func status() throws(ReadingError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.refusal("the file", errno) }
    return status
  }

  func size() throws(ReadingError) -> Int { Int(try status().st_size) }

  /// Reads at `offset` until `buffer` is full or the file ends; returns the number of bytes.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Self.refusal("the file", errno) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(ReadingError) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.refusal("the temporary file", errno) }
      done += count
    }
  }

  private static func refusal(_ path: String, _ code: Int32) -> ReadingError {
    let reason = String(cString: strerror(code))
    switch code {
    case ENOENT, ENOTDIR: return ReadingError(.noInput, "\(path): no such file", advice: "check the name")
    case EACCES, EPERM: return ReadingError(.permission, "\(path) may not be read", advice: "check its permissions")
    default: return ReadingError(.inputOutput, "\(path): \(reason)")
    }
  }
}
