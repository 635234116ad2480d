/// Files that are no survey text at all.
enum ContainerCases {
  static let all = [empty, workbook, whiteSpaceOnly, truncatedGzip, picture]

  static let empty = BrokenExport(
    "csv_empty_0_bytes", why: "a full disk at the sender, or a touch", bytes: [], .refused(kinds: ["empty_file"]))

  static let workbook = BrokenExport(
    "csv_is_xlsx", why: "a workbook is a zip archive, whatever its name",
    bytes: zip(["[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": "<worksheet/>"]),
    .refused(kinds: ["not_text", "unsupported_container", "encoding_invalid"]))

  // Cases of our own.

  static let whiteSpaceOnly = BrokenExport(
    "csv_white_space_only", why: "nothing but blanks and line ends", bytes: Array("  \r\n\t\r\n \n\n".utf8),
    .refused(kinds: ["empty_file"]))

  /// A gzip header, then a stored block that promises 5,000 bytes and gives 60.
  static let truncatedGzip = BrokenExport(
    "csv_is_gzip_truncated", why: "half a compressed upload is neither text nor an archive",
    bytes: [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0x01] + ByteForms.little(UInt16(5_000)) + ByteForms.little(~UInt16(5_000))
      + CSVDraft().bytes().prefix(60),
    .refused(kinds: ["not_text", "unsupported_container"]))

  static let picture = BrokenExport(
    "csv_is_png", why: "a screenshot of the survey",
    bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + ByteForms.little(UInt32(13).byteSwapped) + Array("IHDR".utf8)
      + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE],
    .refused(kinds: ["not_text", "encoding_invalid"]))

  /// An archive of stored entries, in the order of their names.
  private static func zip(_ entries: [String: String]) -> [UInt8] {
    var (body, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, text) in entries.sorted(by: { $0.key < $1.key }) {
      let common = entryFields(name: name, data: Array(text.utf8))
      directory += Array("PK".utf8) + [1, 2, 20, 0] + common + Array(repeating: 0, count: 10)
      directory += ByteForms.little(UInt32(body.count)) + Array(name.utf8)
      body += Array("PK".utf8) + [3, 4] + common + Array((name + text).utf8)
    }
    let count = ByteForms.little(UInt16(entries.count))
    let end = count + count + ByteForms.little(UInt32(directory.count)) + ByteForms.little(UInt32(body.count))
    return body + directory + Array("PK".utf8) + [5, 6, 0, 0, 0, 0] + end + [0, 0]
  }

  /// Version, flags, method, time, date, checksum, both sizes, length of the name and of what else there is.
  private static func entryFields(name: String, data: [UInt8]) -> [UInt8] {
    let size = ByteForms.little(UInt32(data.count))
    return [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x5C] + ByteForms.little(checksum(data)) + size + size
      + ByteForms.little(UInt16(name.utf8.count)) + [0, 0]
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ data: [UInt8]) -> UInt32 {
    ~data.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
