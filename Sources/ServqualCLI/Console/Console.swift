internal import ArgumentParser
internal import Glibc

/// Standard output for data, standard error for everything else. C's `stderr` is shared mutable state to Swift, so bytes are written.
enum Console {
  static func print(_ lines: [String]) throws { try print(Array((lines.joined(separator: "\n") + "\n").utf8)) }

  /// Prints data; what cannot be written is an error, since a result cut short looks like a result.
  static func print(_ bytes: [UInt8]) throws {
    guard !write(bytes, to: STDOUT_FILENO) else { return }
    let reason = String(cString: strerror(errno))
    tell("servqual: standard output cannot be written: \(reason)")
    throw ExitStatus.inputOutput
  }

  static func tell(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  /// Whether standard error is a terminal that can rewrite a line.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } ?? "dumb" != "dumb"
  }

  static func write(_ text: String, to descriptor: Int32) { _ = write(Array(text.utf8), to: descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
  }
}
