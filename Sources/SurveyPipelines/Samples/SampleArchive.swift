internal import SurveyReading

/// A zip archive whose members are stored as they are: the same bytes for the same members.
struct SampleArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = bytes.count
    // 1 January 2026, by the format's own calendar.
    let fields = Self.little(10, 2) + Self.little(0, 6) + Self.little(0x5C21, 2) + Self.little(Self.checksum(content), 4)
    let sizes = Self.little(content.count, 4) + Self.little(content.count, 4) + Self.little(name.utf8.count, 2) + Self.little(0, 2)
    bytes += [0x50, 0x4B, 3, 4] + fields + sizes + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2] + Self.little(10, 2) + fields + sizes + Self.little(0, 10) + Self.little(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// The archive.
  var archive: [UInt8] {
    let counts = Self.little(count, 2) + Self.little(count, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6] + Self.little(0, 4) + counts + Self.little(directory.count, 4)
      + Self.little(bytes.count, 4) + Self.little(0, 2)
  }

  private static func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum = CRC32()
    bytes.withUnsafeBytes { sum.add($0) }
    return Int(sum.value)
  }
}
