public import Foundation

/// A file that lasts as long as this value.
public final class TemporaryFile: Sendable {
  /// Where it is.
  public let path: String
  private let folder: URL

  /// Writes `bytes` under a name of its own folder.
  public init(_ bytes: [UInt8], named name: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    path = file.path
  }

  /// Writes text as UTF-8.
  public convenience init(_ text: String, named name: String) throws { try self.init(Array(text.utf8), named: name) }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

/// Places in the repository, found from this file's own.
public enum Repository {
  /// The root.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file of the repository.
  public static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  /// A file beside the repository that is not part of it; nil where it is absent.
  public static func shared(_ name: String) -> String? {
    let path = root.deletingLastPathComponent().appendingPathComponent("shared/\(name)").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}

/// The bytes of a file of the repository.
public func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: Repository.path(name)))) }
