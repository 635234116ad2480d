internal import Glibc

/// The files that an input read in place names, in the order of their names.
enum InputListing {
  static func files(_ input: PipelineInput) throws(FolderFailure) -> [String] {
    switch input {
    case .file(let path): return [path]
    case .pattern(let pattern): return try matches(pattern)
    case .folder(let path):
      return try FileSystem.entries(of: path).names.map { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\($0)" }.filter(isData)
    case .inbox: return []
    }
  }

  private static func matches(_ pattern: String) throws(FolderFailure) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    let code = glob(pattern, GLOB_NOSORT, nil, &found)
    guard code == 0 || code == GLOB_NOMATCH else { throw FolderFailure("list", pattern, code: EIO) }
    let names = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].flatMap { String(validatingCString: $0) } }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.filter(isData)
  }

  /// Whether something may be an export: a folder, a hidden file or a file that says why another was refused is none.
  private static func isData(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard !name.hasPrefix("."), !name.hasSuffix(".reason.txt"), !name.hasSuffix(".done") else { return false }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
