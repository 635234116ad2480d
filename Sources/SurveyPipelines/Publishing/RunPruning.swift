internal import Glibc

/// Which runs are the oldest, and how they go: under another name first, so that no run's name ever stands for half a run.
extension RunShelf {
  /// Sets complete runs aside, the oldest first, until `keeping` of them stay; what is set aside is removed when the next run begins.
  ///
  /// - Parameter spared: runs that stay in any case.
  func prune(_ folder: String, keeping: Int, sparing spared: [String?]) -> (pruned: [String], failures: [FolderFailure]) {
    var pruned: [String] = []
    do {
      let stored = try stored(in: folder)
      for run in stored.dropLast(max(1, keeping)) where !spared.contains(run.runID) {
        try setAside("\(folder)/\(run.runID)", as: run.runID, in: folder)
        pruned.append(run.runID)
      }
      return (pruned, [])
    } catch {
      return (pruned, [error])
    }
  }

  /// The complete runs of a folder in the order in which they were published last.
  func stored(in folder: String) throws(FolderFailure) -> [(runID: String, published: Int)] {
    var stored: [(runID: String, published: Int)] = []
    for name in try FileSystem.entries(of: folder).names where Self.isName(name) {
      let path = "\(folder)/\(name)"
      if try isComplete(path) { stored.append((name, try FileStamp(path).modified)) }
    }
    return stored.sorted { ($0.published, $0.runID) < ($1.published, $1.runID) }
  }

  /// Gives a run's folder the time of its publishing, later than every other's even if the clock was set back.
  func date(_ path: String, in folder: String) throws(FolderFailure) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let latest = try stored(in: folder).last?.published ?? 0
    let moment = max(Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec), latest + 1)
    let time = timespec(tv_sec: moment / 1_000_000_000, tv_nsec: moment % 1_000_000_000)
    guard utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else { throw FolderFailure("date", path) }
  }

  /// Hides a run's folder from readers that come later; the next run removes it.
  func setAside(_ path: String, as runID: String, in folder: String) throws(FolderFailure) {
    var number = 1
    while try !FileSystem.moveAnew(path, to: "\(folder)/.old-\(runID)-\(number)") { number += 1 }
  }
}
