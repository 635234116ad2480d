extension TallyFile {
  /// Writes the partial to a file, whole or not at all.
  public func write(to path: String) throws(ReportFolder.Failure) {
    let name = path.split(separator: "/").last.map(String.init) ?? "part.tally"
    let folder = String(path.dropLast(name.count))
    try ReportFolder(folder.isEmpty ? "." : folder).write(bytes, as: name)
  }
}
