internal import Glibc

/// The files in a folder, and in those inside it.
enum Folder {
  private static let depth = 4

  /// Whether `path` names a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of regular files under `path` that end in one of `endings`, in the order of their bytes.
  static func files(in path: String, endings: [String], depth: Int = Self.depth) -> [String] {
    var found: [String] = []
    for name in names(in: path) where !name.hasPrefix(".") {
      let full = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      switch kind(full) {
      case S_IFDIR:
        if depth > 1 { found += files(in: full, endings: endings, depth: depth - 1) }
      case S_IFREG where endings.contains(where: name.lowercased().hasSuffix): found.append(full)
      // Links may lead out of the folder or back into it, and what is neither file nor folder is no export.
      default: break
      }
    }
    return found
  }

  /// What stands at `path` itself, links not followed.
  private static func kind(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The submissions in a folder as one document.
  static func submissions(in path: String, declared: TextEncoding?) throws(ReadingError) -> ExportText {
    let files = files(in: path, endings: [".xml"])
    guard !files.isEmpty else {
      throw ReadingError(.noInput, "\(path) is a folder without XML submissions", advice: "name the files: \(path)/*.csv")
    }
    var join = try SubmissionJoin()
    let prefix = path.hasSuffix("/") ? path.count : path.count + 1
    for file in files {
      let open = { () throws(ReadingError) in try OpenFile.opening(file) }
      try join.add(String(file.dropFirst(prefix)), open, declared: declared)
    }
    return try join.finish(name: String(path.split(separator: "/").last ?? "submissions"), original: nil)
  }
}
