internal import SurveyModel

/// Hashes text eight bytes at a time into 96 bits, in two lanes after the pattern of MurmurHash3.
struct WordHash {
  private var first: UInt64
  private var second: UInt64

  init(count: Int) {
    first = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: count)
    second = 0x27D4_EB2F_1656_67C5 &+ UInt64(truncatingIfNeeded: count)
  }

  /// Adds eight bytes, the first in the lowest bits; zero behind the end of the text.
  @inline(__always)
  mutating func add(_ word: UInt64) {
    var (left, right) = (word &* 0x87C3_7B91_1142_53D5, word &* 0x9FB2_1C65_1E98_DF25)
    left = (left ^ (left >> 33)) &* 0x4CF5_AD43_2745_937F
    right = (right ^ (right >> 29)) &* 0x9E37_79B9_7F4A_7C15
    first = Self.rotated(first ^ left, 27) &* 5 &+ 0x52DC_E729
    second = Self.rotated(second ^ right, 31) &* 0xC2B2_AE3D_27D4_EB4F
  }

  /// The hash, never that of no id.
  var value: RespondentHash { RespondentHash(high: Self.mixed(first) | 1, low: UInt32(truncatingIfNeeded: Self.mixed(second))) }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }

  /// Spreads the bits: the finaliser of MurmurHash3.
  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}
