internal import SurveyReading
internal import Synchronization

/// Room for packed responses: memory up to a limit that all who write share, then a private file without a name.
public final class ResponseRoom: Sendable {
  private struct State {
    var held = 0
    var file: SpillFile?
    var written = 0
  }

  /// How many bytes stay in memory.
  let limit: Int
  /// How many bytes are put away at once.
  let blockBytes: Int
  private let folder: String
  private let state = Mutex(State())

  /// Room in memory for `limit` bytes, and in `folder` for as many as its disk takes.
  ///
  /// - Parameters:
  ///   - folder: where the file is made, when it is needed; nil takes `TMPDIR`, else `/tmp`.
  ///   - blockBytes: how many bytes are put away at once.
  public init(limit: Int = 64 << 20, folder: String? = nil, blockBytes: Int = 1 << 20) {
    self.limit = limit
    self.folder = folder ?? SpillFile.usualFolder
    self.blockBytes = blockBytes
  }

  /// How many bytes were written to the file so far.
  public var spilled: Int { state.withLock { $0.written } }

  /// Puts bytes away.
  func keep(_ bytes: [UInt8]) throws(ReadingError) -> StoredBytes {
    let place = try state.withLock { (state) throws(ReadingError) -> (SpillFile, Int)? in
      guard state.held + bytes.count > limit else {
        state.held += bytes.count
        return nil
      }
      if state.file == nil { state.file = try SpillFile(in: folder) }
      defer { state.written += bytes.count }
      return state.file.map { ($0, state.written) }
    }
    guard let (file, offset) = place else { return StoredBytes(bytes, self) }
    try file.write(bytes, at: offset)
    return StoredBytes(file, offset, bytes.count)
  }

  fileprivate func release(_ count: Int) { state.withLock { $0.held -= count } }
}

/// Bytes that were put away, in memory or in a file.
final class StoredBytes: Sendable {
  private let memory: [UInt8]
  private let room: ResponseRoom?
  private let file: SpillFile?
  private let offset: Int
  let count: Int

  fileprivate init(_ bytes: [UInt8], _ room: ResponseRoom) {
    (memory, self.room, file, offset, count) = (bytes, room, nil, 0, bytes.count)
  }

  fileprivate init(_ file: SpillFile, _ offset: Int, _ count: Int) {
    (memory, room, self.file, self.offset, self.count) = ([], nil, file, offset, count)
  }

  deinit { room?.release(memory.count) }

  /// Calls `body` with a part of the bytes.
  func with(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) throws(ReadingError) {
    guard let file else { return memory.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) } }
    try withUnsafeTemporaryAllocation(byteCount: range.count, alignment: 8) { (buffer) throws(ReadingError) in
      try file.read(into: buffer, at: offset + range.lowerBound)
      body(UnsafeRawBufferPointer(buffer))
    }
  }
}
