internal import Glibc
internal import SurveyDigest

/// Whether one entry of an inbox may be taken.
struct SettlingRules {
  enum Verdict {
    case take
    case lookAgain
    case leave(String)
  }

  static let marker = ".done"
  private static let unfinished = [".part", ".tmp", ".filepart", ".crdownload", "~", ".swp"]

  let folder: String
  let name: String
  let settled: Int
  let now: Int

  func verdict(_ status: stat) throws(FolderFailure) -> Verdict {
    guard status.st_mode & S_IFMT == S_IFREG else { return .leave(Self.refusal(of: status.st_mode & S_IFMT)) }
    if let ending = Self.unfinished.first(where: name.lowercased().hasSuffix) {
      return .leave("a name that ends in \(ending) says that the file is not complete")
    }
    let stamp = FileStamp(status)
    if let marker = try marker(of: stamp) { return try verdict(marked: marker) }
    guard stamp.second <= now else {
      return .leave("its time lies \(stamp.second - now) s in the future; set the clock right, or run `touch` on it")
    }
    guard now - stamp.second >= settled else {
      return .leave("it changed \(now - stamp.second) s ago; it is taken once it is \(settled) s old")
    }
    return .lookAgain
  }

  /// The text of the marker beside the file; nil where there is none, or one that an earlier file of this name was sent with.
  private func marker(of stamp: FileStamp) throws(FolderFailure) -> [UInt8]? {
    let path = "\(folder)/\(name)\(Self.marker)"
    guard let status = try FileSystem.status(path), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status).modified >= stamp.modified ? try FileSystem.bytes(path, limit: 4096) : nil
  }

  private func verdict(marked text: [UInt8]) throws(FolderFailure) -> Verdict {
    let runs = text.split { !Self.isHexadecimal($0) }
    guard let expected = runs.first(where: { $0.count == 64 }) else { return .take }
    let digest = SHA256()
    try FileSystem.read("\(folder)/\(name)") { digest.update($0) }
    if digest.hexadecimal() == String(decoding: expected, as: UTF8.self).lowercased() { return .take }
    return .leave("its SHA-256 is not the one in its \(Self.marker) file; send both again")
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func refusal(of kind: mode_t) -> String {
    switch kind {
    case S_IFLNK: "it is a link; put the file itself here"
    case S_IFDIR: "it is a folder; only files are taken"
    default: "it is not a regular file"
    }
  }
}
