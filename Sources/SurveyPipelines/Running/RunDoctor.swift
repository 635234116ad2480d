internal import Glibc

/// Finds what would stop a run half-way, before anything is moved or written.
struct RunDoctor {
  private let manifest: PipelineManifest
  private let tell: PipelineRunner.Telling

  init(_ manifest: PipelineManifest, _ tell: @escaping PipelineRunner.Telling) {
    (self.manifest, self.tell) = (manifest, tell)
  }

  /// - Throws: the first thing that stops the run; what does not is told as a warning.
  func examine() throws {
    for survey in manifest.surveys {
      try FileSystem.makeFolders(survey.write.to)
      try needWritable(survey.write.to)
    }
    if let metrics = manifest.write.metrics {
      try needWritable(try Self.made(metrics))
      let kind = try FileSystem.kind(metrics)
      guard kind == 0 || kind == S_IFREG else {
        throw PipelineFailure(.configuration, "write.metrics: \(metrics) is no file that could be replaced: name a file of its own")
      }
    }
    guard let ledger = manifest.ledger else { return }
    try needWritable(try Self.made(ledger.file))
    try examineLedger(ledger.file)
    _ = try ledger.key.key()
  }

  private func examineLedger(_ path: String) throws {
    guard let status = try FileSystem.status(path) else { return }
    guard status.st_mode & S_IFMT == S_IFREG else { throw PipelineFailure(.configuration, "the ledger \(path) is no file") }
    if status.st_mode & 0o077 != 0 {
      tell(RunEvent(.warn, "ledger_open", message: "the ledger \(path) can be read by others: chmod 600 \(path)"))
    }
    // A transaction may write every page of the ledger again, and the journal holds what stood there before.
    var disk = statvfs()
    let needed = UInt64(status.st_size) * 2
    if statvfs(path, &disk) == 0, UInt64(disk.f_bavail) * UInt64(disk.f_frsize) < needed {
      let sizes: [(String, RunEvent.Value)] = [("needed_bytes", .integer(Int(needed)))]
      tell(RunEvent(.warn, "disk_short", fields: sizes, message: "less than twice the ledger's size is free beside \(path)"))
    }
  }

  /// The folder of a file, made if it is not there.
  private static func made(_ file: String) throws(FolderFailure) -> String {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    if !folder.isEmpty, folder != "." { try FileSystem.makeFolders(folder) }
    return folder.isEmpty ? "/" : folder
  }

  private func needWritable(_ folder: String) throws(FolderFailure) {
    guard access(folder, W_OK | X_OK) == 0 else { throw FolderFailure("write to", folder) }
  }
}
