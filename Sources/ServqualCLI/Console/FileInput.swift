internal import ArgumentParser
internal import Glibc
internal import Servqual

/// Whole files of our own, which fit into memory.
enum FileInput {
  /// The bytes of a file; `-` is standard input.
  static func bytes(of path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if path != "-" { close(descriptor) } }
    var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 18))
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func failure(_ path: String) -> ExitCode {
    let code = errno
    Console.tell(DisplayText.harmless("servqual: \(path): \(String(cString: strerror(code)))"))
    switch code {
    case ENOENT, ENOTDIR: return ExitStatus.noInput
    case EACCES, EPERM: return ExitStatus.permission
    default: return ExitStatus.inputOutput
    }
  }
}
