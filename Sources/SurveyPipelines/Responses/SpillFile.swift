internal import Glibc
internal import SurveyReading

/// A private file without a name: readable by this process alone, and gone when it is closed, whatever happens.
final class SpillFile: Sendable {
  private let descriptor: Int32

  /// A file in `folder`; its name is taken away before anything is written.
  init(in folder: String) throws(ReadingError) {
    var template = Array((folder + "/servqual.XXXXXX").utf8CString)
    let opened = mkstemp(&template)
    guard opened >= 0 else { throw Self.failure("made in \(folder)") }
    descriptor = opened
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Where such files go: `TMPDIR`, else `/tmp`.
  static var usualFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Writes all `bytes` at `offset`.
  func write(_ bytes: [UInt8], at offset: Int) throws(ReadingError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(offset + done)) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("written") }
      done += count
    }
  }

  /// Fills `buffer` from `offset` on.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(ReadingError) {
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("read") }
      done += count
    }
  }

  private static func failure(_ verb: String) -> ReadingError {
    let reason = String(cString: strerror(errno))
    return ReadingError(
      .inputOutput, "a temporary file cannot be \(verb): \(reason)", advice: "make room, or name another folder with TMPDIR")
  }
}
