/// Whether ids come in ascending order, shorter ones before longer ones and those of one length by their bytes: then none comes twice.
///
/// Exports are mostly sorted by an id that counts up, and nothing need be kept of such ids to know that no respondent answered again.
public struct IDOrder: Sendable, Equatable {
  /// An id of 16 bytes at most.
  private struct ID: Sendable, Equatable {
    var length = -1
    /// Its first and its next eight bytes, the first the highest.
    var high: UInt64 = 0
    var low: UInt64 = 0

    @inline(__always)
    func isBehind(_ other: ID) -> Bool {
      length != other.length ? length > other.length : high != other.high ? high > other.high : low > other.low
    }
  }

  private var first = ID()
  private var last = ID()
  /// Whether each id so far lies behind the one before it.
  public private(set) var isAscending = true

  /// No ids.
  public init() {}

  /// Adds an id of visible ASCII characters, at most 16, as it lies in memory: eight bytes in each word, zero behind its end.
  @inline(__always)
  public mutating func add(length: Int, _ start: UInt64, _ rest: UInt64) {
    let id = ID(length: length, high: start.byteSwapped, low: rest.byteSwapped)
    isAscending = isAscending && id.isBehind(last)
    if first.length < 0 { first = id }
    last = id
  }

  /// Adds an id by its bytes; one with blanks, beyond ASCII or of more than 16 bytes has no place in the order.
  public mutating func add(_ bytes: Span<UInt8>) {
    guard bytes.count <= 16 else { return breakOff() }
    var words: (start: UInt64, rest: UInt64) = (0, 0)
    for place in 0..<bytes.count {
      guard (0x21...0x7E).contains(bytes[place]) else { return breakOff() }
      let bits = UInt64(bytes[place]) << (8 * UInt64(place & 7))
      if place < 8 { words.start |= bits } else { words.rest |= bits }
    }
    add(length: bytes.count, words.start, words.rest)
  }

  /// Adds an id that cannot be compared.
  public mutating func breakOff() { isAscending = false }

  /// Adds the ids that come next.
  public mutating func append(_ next: IDOrder) {
    guard next.first.length >= 0 else {
      isAscending = isAscending && next.isAscending
      return
    }
    isAscending = isAscending && next.isAscending && next.first.isBehind(last)
    if first.length < 0 { first = next.first }
    last = next.last
  }
}
