internal import CLibArchive
internal import Glibc

/// A zip archive or a gzip file, read from its beginning through libarchive under limits. Names inside say what a member is, and are never
/// used as paths.
struct Archive: ~Copyable {
  /// What an archive may hold; beyond, it is refused.
  enum Limits {
    static let members = 50_000
    /// Bytes that all members may have together.
    static let bytes = 16 << 30
    /// How many times its own size an archive may inflate to, once it is beyond `freeBytes`: far more than tables of answers do.
    static let ratio = 250
    static let freeBytes = 64 << 20
  }

  private let archive: OpaquePointer
  private let size: Int
  private var inflated = 0
  private var count = 0

  /// Opens the archive in `file`, from its first byte.
  init(_ file: borrowing OpenFile, isGzip: Bool) throws(ReadingError) {
    let size = try file.size()
    let archive = try Self.open(file.descriptor, isGzip: isGzip)
    self.archive = archive
    self.size = size
  }

  private static func open(_ descriptor: Int32, isGzip: Bool) throws(ReadingError) -> OpaquePointer {
    guard let archive = archive_read_new() else { throw ReadingError(.inputOutput, "no memory for an archive") }
    if isGzip {
      archive_read_support_filter_gzip(archive)
      archive_read_support_format_raw(archive)
    } else {
      // By its directory at the end: without it, members behind a cut would be lost without a word.
      archive_read_support_format_zip_seekable(archive)
    }
    lseek(descriptor, 0, SEEK_SET)
    guard archive_read_open_fd(archive, descriptor, 1 << 16) == ARCHIVE_OK else {
      archive_read_free(archive)
      throw damaged
    }
    return archive
  }

  deinit { archive_read_free(archive) }

  /// The name of the next member that is a file; nil behind the last.
  mutating func next() throws(ReadingError) -> String? {
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw Self.damaged }
      guard archive_entry_is_encrypted(entry) == 0 else {
        throw ReadingError(.unsupportedContainer, "the archive is protected by a password", advice: "unpack it, and give the file inside")
      }
      count += 1
      guard count <= Limits.members else {
        throw ReadingError(.unsupportedContainer, "an archive of more than \(Limits.members) members", advice: "unpack it")
      }
      guard archive_entry_filetype(entry) & 0o170_000 == 0o100_000 else { continue }
      return archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? "member \(count)"
    }
  }

  /// The bytes of the member `next` came to, up to `limit`, piece by piece.
  mutating func read(limit: Int = .max, _ take: (UnsafeRawBufferPointer) throws(ReadingError) -> Void) throws(ReadingError) {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var taken = 0
    while taken < limit {
      let wanted = min(piece.count, limit - taken)
      let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, wanted) }
      guard count >= 0 else { throw Self.damaged }
      if count == 0 { return }
      taken += count
      inflated += count
      guard inflated <= Limits.bytes, inflated <= Limits.freeBytes || inflated / Limits.ratio <= size else {
        throw ReadingError(
          .unsupportedContainer, "the archive inflates to more than \(Limits.ratio) times its size: that is no export",
          advice: "find out where it comes from; if it is sound, unpack it and give the file inside")
      }
      try piece.lending { (bytes) throws(ReadingError) in try take(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
    }
  }

  /// The whole member, in a private file without a name.
  mutating func extract() throws(ReadingError) -> OpenFile {
    let file = try OpenFile.temporary()
    try read { (bytes) throws(ReadingError) in try file.append(bytes) }
    return file
  }

  private static var damaged: ReadingError {
    ReadingError(
      .unsupportedContainer, "the archive is damaged or cut off", advice: "download it again; nothing of it was counted")
  }
}
