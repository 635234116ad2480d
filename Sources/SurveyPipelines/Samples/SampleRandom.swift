/// Random numbers that are the same for the same seed on every machine: SplitMix64 (Steele, Lea and Flood 2014), whole numbers only.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// Roughly normal with mean 0 and the given standard deviation, in thousandths: the sum of twelve uniforms less six.
  mutating func noise(_ deviation: Int) -> Int { ((0..<12).reduce(0) { sum, _ in sum + below(1_001) } - 6_000) * deviation / 1_000 }
}
