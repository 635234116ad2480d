/// CRC-32 of ISO 3309, as zip and gzip use it.
public struct CRC32: Sendable {
  private var register: UInt32 = .max

  /// The checksum of no bytes.
  public init() {}

  /// The checksum of what was added so far.
  public var value: UInt32 { ~register }

  /// Adds the bytes that follow.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { register = Self.table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ register >> 8 }
  }

  /// The polynomial EDB88320, reflected, for every byte.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { register, _ in register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
  }
}

/// Checks what a gzip file says of its contents, which libarchive does not.
enum GzipCheck {
  /// Refuses a file whose contents are not those it was made of. Several files that were joined end to end are not checked: the end of such
  /// a file speaks of its last part alone.
  static func refuse(_ file: OpenFile, unlessItHolds content: OpenFile) throws(ReadingError) {
    let size = try file.size()
    let trailer = try file.bytes(at: max(0, size - 8), count: 8)
    guard trailer.count == 8 else { throw damaged }
    let number = { (start: Int) in (0..<4).reduce(UInt32(0)) { $0 | UInt32(trailer[start + $1]) << (8 * $1) } }
    let length = try content.size()
    if UInt32(truncatingIfNeeded: length) == number(4) {
      guard try checksum(content, length) == number(0) else { throw damaged }
    } else if try !hasSecondMember(file, size) {
      throw damaged
    }
  }

  private static func checksum(_ content: OpenFile, _ length: Int) throws(ReadingError) -> UInt32 {
    var (sum, offset) = (CRC32(), 0)
    while offset < length {
      let piece = try content.bytes(at: offset, count: 1 << 20)
      guard !piece.isEmpty else { break }
      piece.withUnsafeBytes { sum.add($0) }
      offset += piece.count
    }
    return sum.value
  }

  /// Whether another gzip file seems to begin behind the first: they may be joined end to end.
  private static func hasSecondMember(_ file: OpenFile, _ size: Int) throws(ReadingError) -> Bool {
    var offset = 1
    while offset < size {
      let piece = try file.bytes(at: offset, count: 1 << 20)
      guard piece.count > 3 else { return false }
      for place in 0..<piece.count - 3 where piece[place] == 0x1F && piece[place + 1] == 0x8B && piece[place + 2] == 8 { return true }
      offset += piece.count - 3
    }
    return false
  }

  private static var damaged: ReadingError {
    ReadingError(
      .unsupportedContainer, "the gzip file's contents are not those it was made of (checksum)",
      advice: "download it again; nothing of it was counted")
  }
}
