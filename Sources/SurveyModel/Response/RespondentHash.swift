/// A respondent's id as 96 bits: among ten million ids the chance that two different ones share a hash is below 10^-14.
public struct RespondentHash: Hashable, Sendable, Comparable {
  /// The first 64 bits.
  public var high: UInt64
  /// The last 32 bits.
  public var low: UInt32

  /// A hash; zero stands for no id.
  public init(high: UInt64 = 0, low: UInt32 = 0) {
    self.high = high
    self.low = low
  }

  /// The hash of an id of several parts.
  public func joined(with part: RespondentHash) -> RespondentHash {
    RespondentHash(high: (high &* 0x9E37_79B9_7F4A_7C15 ^ part.high) | 1, low: low &* 0x85EB_CA6B &+ part.low)
  }

  /// Whether there is no id.
  public var isNone: Bool { high == 0 && low == 0 }

  /// An order without meaning, to bring equal ids together.
  public static func < (left: RespondentHash, right: RespondentHash) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}
