internal import Glibc

/// Whether files are there.
enum FileReach {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
