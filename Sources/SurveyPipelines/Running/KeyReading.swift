internal import Glibc
public import SurveyLedger

extension LedgerKeySource {
  /// Reads the key.
  ///
  /// - Throws: `no_key` where it is missing or too short; `permission` where others may read the file.
  public func key() throws(LedgerError) -> LedgerKey {
    switch self {
    case .environment(let name):
      guard let value = getenv(name) else {
        throw LedgerError(.noKey, "the environment has no \(name)", advice: "set it to the key: servqual ledger key FILE makes one")
      }
      return try LedgerKey(Array(String(cString: value).utf8))
    case .file(let path): return try Self.key(inFile: path)
    }
  }

  private static func key(inFile path: String) throws(LedgerError) -> LedgerKey {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      throw LedgerError(
        errno == EACCES ? .permission : .noKey, "the key \(path) cannot be opened: \(reason)",
        advice: "make one with: servqual ledger key \(path)")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw LedgerError(.noKey, "the key \(path) is no file")
    }
    // A service manager hands credentials out in a folder that only the service may enter, whatever the mode of the files.
    guard status.st_mode & 0o077 == 0 || path.hasPrefix("/run/credentials/") else {
      throw LedgerError(.permission, "the key \(path) can be read by others", advice: "chmod 600 \(path)")
    }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw LedgerError(.inputOutput, "the key \(path) cannot be read") }
    return try LedgerKey(Array(bytes[..<count]))
  }

  /// Writes a new key, 32 random bytes as 64 hex digits, into a file that is not there yet and that only its owner may read.
  public static func make(_ path: String) throws(LedgerError) {
    var generator = SystemRandomNumberGenerator()
    let digits = (0..<32).map { _ in
      let byte = UInt8.random(in: .min ... .max, using: &generator)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    let bytes = Array((digits.joined() + "\n").utf8)
    guard descriptor >= 0, bytes.withUnsafeBytes({ FileSystem.writeAll($0, to: descriptor) }), fsync(descriptor) == 0 else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw LedgerError(.cannotCreate, "the key \(path) cannot be written: \(reason)")
    }
    close(descriptor)
  }
}
