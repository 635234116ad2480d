internal import Glibc

/// The file a monitor's collector reads.
public struct MetricsFile: Sendable {
  /// Where it is.
  public let path: String

  /// A file that need not be there yet.
  public init(_ path: String) { self.path = path }

  /// Writes a night's metrics, readable by everybody, under a temporary name that collectors pass over and then by one rename; keeps the time
  /// of the last success where this night was none.
  ///
  /// Throws ``ReportFolder/Failure``: the folder cannot be made, or the file not written; what was there stays.
  public func write(_ night: NightMetrics) throws(ReportFolder.Failure) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    Self.clear(folder, of: name)
    // The tool's own files are closed to others, and a collector runs as another user.
    try ReportFolder(folder).write(Array(night.text(keeping: contents).utf8), as: name, mode: 0o644)
  }

  /// Removes what runs that died left under temporary names; where that fails, nothing is worse than before.
  private static func clear(_ folder: String, of name: String) {
    for entry in (try? FileSystem.entries(of: folder).names) ?? [] where entry.hasPrefix(".\(name).") {
      guard let process = pid_t(entry.dropFirst(name.utf8.count + 2)), kill(process, 0) != 0, errno == ESRCH else { continue }
      unlink("\(folder)/\(entry)")
    }
  }

  /// What stands there now; nil where it cannot be read. Only its beginning: the time of the last success is among the first lines.
  private var contents: String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
