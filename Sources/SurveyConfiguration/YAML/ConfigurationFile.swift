internal import Glibc

/// A small text file that a person wrote.
package enum ConfigurationFile {
  package static func read(_ path: String) throws(ConfigurationError) -> String {
    guard let text = String(validating: try bytes(of: path), as: UTF8.self) else {
      throw ConfigurationError(source: path, message: "is not UTF-8 text: save it as UTF-8")
    }
    return text
  }

  /// All bytes of a small file.
  package static func bytes(of path: String) throws(ConfigurationError) -> [UInt8] {
    guard let file = fopen(path, "re") else {
      throw ConfigurationError(source: path, message: "cannot be opened: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      bytes += chunk[..<count]
      guard bytes.count <= 4 << 20 else { throw ConfigurationError(source: path, message: "is larger than 4 MiB") }
    }
    return bytes
  }

  /// `name` as seen from the folder of `path`.
  package static func sibling(_ name: String, of path: String) -> String {
    guard !name.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return name }
    return String(path[...slash]) + name
  }
}
