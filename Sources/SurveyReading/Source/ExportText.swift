public import SurveyModel

/// The text of one export as UTF-8 bytes that can be read from any place, by any number of readers.
///
/// A file in UTF-8 is read where it lies. Anything else (another encoding, a pipe) is decoded once into a private temporary file without
/// a name. Bytes that are not text in the source's encoding are kept as `0xFF`, which no UTF-8 text contains, so that the record they
/// stand in is set aside and no other.
public final class ExportText: Sendable {
  /// What people call the source: its file name.
  public let name: String
  /// How many bytes the source itself has.
  public let sourceBytes: Int
  /// The encoding and how it was learnt.
  public let encoding: Setting<TextEncoding>
  /// Where the text begins, after a byte order mark.
  public let start: Int
  /// Where the text ends, before a closing Ctrl-Z.
  public let end: Int
  /// The file as it was given; the digest is taken over it.
  let original: OpenFile
  private let text: OpenFile

  /// Descriptions of the survey that came with it: in the same archive, beside it, or named by the user.
  public let companions: [ExportText]
  /// Where the documents begin that were joined to this text; empty where it is one.
  public let members: [Member]
  /// Documents that could not be joined to it.
  public let refused: [RefusedMember]

  /// A document among several that were joined.
  public struct Member: Sendable {
    /// Its name in the folder or archive.
    public let name: String
    /// Its first byte in the joined text.
    public let start: Int
    /// Its first line in the joined text.
    public let line: Int
  }

  /// A document that could not be joined to the others.
  public struct RefusedMember: Sendable {
    /// Its name in the folder or archive.
    public let name: String
    /// Why.
    public let error: ReadingError
  }

  /// The document that holds a byte; nil where the text is one.
  public func member(at offset: Int) -> Member? { members.last { $0.start <= offset } }

  init(
    name: String, original: OpenFile, text: OpenFile, sourceBytes: Int, encoding: Setting<TextEncoding>, bounds: Range<Int>,
    companions: [ExportText] = [], members: [Member] = [], refused: [RefusedMember] = []
  ) {
    (self.companions, self.members, self.refused) = (companions, members, refused)
    self.name = name
    self.original = original
    self.text = text
    self.sourceBytes = sourceBytes
    self.encoding = encoding
    start = bounds.lowerBound
    end = bounds.upperBound
  }

  /// Whether the text is the source's own bytes, so that a place in one is the same place in the other.
  public var isReadInPlace: Bool { original === text && members.isEmpty }

  /// Fills `buffer` with the text at `offset`; returns the number of bytes, 0 at the end of the text.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    let wanted = min(buffer.count, end - offset)
    guard wanted > 0 else { return 0 }
    return try text.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
  }

  /// The bytes of one record, for the quarantine.
  public func bytes(at offset: Int, count: Int) throws(ReadingError) -> [UInt8] {
    try text.bytes(at: offset, count: max(0, min(count, end - offset)))
  }

  /// Hands the source's own bytes to `body`, piece by piece from the first to the last.
  public func forEachSourceChunk(size: Int = 1 << 20, _ body: (UnsafeRawBufferPointer) -> Void) throws(ReadingError) {
    var chunk = [UInt8](repeating: 0, count: size)
    var offset = 0
    while true {
      let count = try original.fill(&chunk, at: offset)
      guard count > 0 else { return }
      chunk.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      offset += count
    }
  }
}

extension OpenFile {
  /// Fills an array from `offset`; returns the number of bytes read.
  func fill(_ bytes: inout [UInt8], at offset: Int) throws(ReadingError) -> Int {
    try bytes.lendingMutable { (buffer) throws(ReadingError) in try read(at: offset, into: buffer) }
  }

  /// Up to `count` bytes at `offset`.
  func bytes(at offset: Int, count: Int) throws(ReadingError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    bytes.removeLast(count - (try fill(&bytes, at: offset)))
    return bytes
  }
}
