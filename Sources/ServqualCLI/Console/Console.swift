internal import Glibc

/// Standard output for data, standard error for everything else. C's `stderr` is shared mutable state to Swift, so bytes are written.
enum Console {
  static func print(_ lines: [String]) { write(lines.joined(separator: "\n") + "\n", to: STDOUT_FILENO) }

  static func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  static func tell(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  /// Whether standard error is a terminal that can rewrite a line.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } ?? "dumb" != "dumb"
  }

  static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        done += count
      }
    }
  }
}
