internal import Glibc
internal import SurveyModel

extension ExportText {
  /// Opens a file, an archive, a folder of submissions, or standard input for `-`, and settles its encoding: byte order mark, XML
  /// declaration, `declared`, strict UTF-8.
  ///
  /// - Parameters:
  ///   - declared: the encoding the user names; never overruled, and refused where a byte order mark contradicts it.
  ///   - companions: files that describe the survey; those found beside the export by their platform's rule are added.
  /// - Throws: `ReadingError` for a missing file, an empty one, binary content, an archive over its limits, or an encoding that cannot be
  ///   known.
  public static func opening(_ path: String, declared: TextEncoding? = nil, companions: [String] = []) throws(ReadingError) -> ExportText {
    if Folder.isFolder(path) { return try Folder.submissions(in: path, declared: declared) }
    let file = path == "-" ? try spoolStandardInput() : try OpenFile.opening(path)
    let name = path == "-" ? "(standard input)" : String(path.split(separator: "/").last ?? "")
    var described: [ExportText] = []
    for companion in companions { described.append(try decoding(OpenFile.opening(companion), name: companion, declared: nil)) }
    // One that was only found beside it may be broken: the export is read without it.
    for found in path == "-" ? [] : Companions.beside(path) {
      if let file = try? OpenFile.opening(found), let text = try? decoding(file, name: found, declared: nil) { described.append(text) }
    }
    let head = try file.bytes(at: 0, count: 4)
    if ContainerSignature.isGzip(head) || ContainerSignature.isZip(head) {
      return try unpacking(file, name: name, declared: declared, companions: described)
    }
    return try decoding(file, name: name, declared: declared, companions: described)
  }

  /// The export in an archive.
  private static func unpacking(
    _ file: OpenFile, name: String, declared: TextEncoding?, companions: [ExportText]
  ) throws(ReadingError) -> ExportText {
    let isGzip = ContainerSignature.isGzip(try file.bytes(at: 0, count: 4))
    let choice = isGzip ? .one("", companions: []) : try ArchiveContents(file, isGzip: false).choice()
    var archive = try Archive(file, isGzip: isGzip)
    switch choice {
    case .one(let wanted, let described):
      var (export, found): (OpenFile?, [ExportText]) = (nil, companions)
      while let member = try archive.next() {
        if isGzip || member == wanted {
          export = try archive.extract()
        } else if described.contains(member) {
          found.append(try decoding(archive.extract(), name: member, declared: nil))
        }
      }
      guard let export else { throw ReadingError(.unsupportedContainer, "the archive changed while it was read") }
      if isGzip { try GzipCheck.refuse(file, unlessItHolds: export) }
      return try decoding(export, original: file, name: name, declared: declared, companions: found)
    case .submissions(let wanted):
      var join = try SubmissionJoin()
      while let member = try archive.next() {
        guard wanted.contains(member) else { continue }
        let file = try archive.extract()
        try join.add(member, { file }, declared: declared)
      }
      return try join.finish(name: name, original: file)
    }
  }

  /// A file whose bytes are text, decoded where they are not UTF-8.
  static func decoding(
    _ file: OpenFile, original: OpenFile? = nil, name: String, declared: TextEncoding?, companions: [ExportText] = []
  ) throws(ReadingError) -> ExportText {
    let size = try file.size()
    let head = try file.bytes(at: 0, count: min(size, 64 << 10))
    try refuseEmpty(head[...], isWhole: head.count == size)
    try ContainerSignature.refuse(head)
    let found = try EncodingDetection(head: head, declared: declared).settle()
    try refuseEmpty(head.dropFirst(found.markLength), isWhole: head.count == size)
    let bytes = try original?.size() ?? size
    if found.encoding.value == .utf8 {
      let bounds = try trimmed(file, from: found.markLength, to: size)
      return ExportText(
        name: name, original: original ?? file, text: file, sourceBytes: bytes, encoding: found.encoding, bounds: bounds,
        companions: companions)
    }
    let decoded = try OpenFile.temporary()
    try IconvDecoder(found.encoding.value).decode(file, from: found.markLength, into: decoded)
    let bounds = try trimmed(decoded, from: 0, to: try decoded.size())
    return ExportText(
      name: name, original: original ?? file, text: decoded, sourceBytes: bytes, encoding: found.encoding, bounds: bounds,
      companions: companions)
  }

  private static func refuseEmpty(_ head: ArraySlice<UInt8>, isWhole: Bool) throws(ReadingError) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x0C]
    guard isWhole, head.allSatisfy(blanks.contains) else { return }
    throw ReadingError(.emptyFile, "the file is empty", advice: "export it again; the sender's disk may have been full")
  }

  /// The bounds of the text without the Ctrl-Z that DOS programs end a file with.
  private static func trimmed(_ file: OpenFile, from start: Int, to end: Int) throws(ReadingError) -> Range<Int> {
    guard end > start, try file.bytes(at: end - 1, count: 1) == [0x1A] else { return start..<max(start, end) }
    return start..<(end - 1)
  }

  private static func spoolStandardInput() throws(ReadingError) -> OpenFile {
    let spool = try OpenFile.temporary()
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = Glibc.read(STDIN_FILENO, chunk.baseAddress, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw ReadingError(.inputOutput, "standard input cannot be read") }
      guard count > 0 else { return spool }
      try spool.append(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }
}

/// First bytes of files that are no text.
enum ContainerSignature {
  private static let archives: [(bytes: [UInt8], what: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an Excel workbook"), ([0x1F, 0x8B], "a gzip archive"),
    ([0x42, 0x5A, 0x68], "a bzip2 archive"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
  ]
  private static let binaries: [(bytes: [UInt8], what: String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"), ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x24, 0x46, 0x4C, 0x32], "an SPSS file"),
    ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "an SQLite file"),
  ]

  static func isZip(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  static func isGzip(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

  /// The mark of a tar archive stands behind its first header.
  private static func isTar(_ head: [UInt8]) -> Bool { head.count > 262 && head[257..<262].elementsEqual("ustar".utf8) }

  static func refuse(_ head: [UInt8]) throws(ReadingError) {
    if isTar(head) {
      throw ReadingError(.unsupportedContainer, "the file is a tar archive", advice: "unpack it, and give the file inside")
    }
    if let archive = archives.first(where: { head.starts(with: $0.bytes) }) {
      throw ReadingError(
        .unsupportedContainer, "the file is \(archive.what)",
        advice: "archives are read as .zip and .gz, one level deep: unpack it, and give the file inside")
    }
    if let binary = binaries.first(where: { head.starts(with: $0.bytes) }) {
      throw ReadingError(.notText, "the file is \(binary.what), not a table or XML", advice: "export it as CSV or XML")
    }
  }
}
