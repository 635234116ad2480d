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

  /// Whether there is no id.
  public var isNone: Bool { high == 0 && low == 0 }

  /// An order without meaning, to bring equal ids together.
  public static func < (left: RespondentHash, right: RespondentHash) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}
