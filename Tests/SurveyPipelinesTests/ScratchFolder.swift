import Foundation

/// A folder that lasts as long as this value, and what a test does in it from outside.
final class ScratchFolder: Sendable {
  let path: String

  /// A folder among the temporary files; one that is synced often may be in memory where the system has such a place.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let parent = inMemory && FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
    path = "\(parent)/servqual-folders-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  /// Writes a file whose last change was at `second` of 1970; nil leaves the time as it is.
  func write(_ text: String, to name: String, at second: Int? = nil) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    if let second { try setTime(of: name, to: second) }
  }

  func setTime(of name: String, to second: Int) throws {
    let date = Date(timeIntervalSince1970: Double(second))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(path)/\(name)")
  }

  func append(_ text: String, to name: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(name)"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// What stands in a folder, hidden entries too, in order.
  func names(_ name: String) -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []).sorted() }

  func target(of link: String) -> String? { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(link)") }
}
