internal import SurveyModel

/// Importance points: a number of 0 or more with at most two decimals, in hundredths.
enum PointsReader {
  /// The points times 100; -1 where blank, -2 where they cannot be read.
  static func read(_ bytes: Span<UInt8>) -> Int32 {
    var value: Int32 = 0
    if bytes.count > 0, bytes.count <= 3 {
      var isPlain = true
      for index in 0..<bytes.count {
        isPlain = isPlain && bytes[index] >= 0x30 && bytes[index] <= 0x39
        value = value &* 10 &+ Int32(bytes[index] & 0x0F)
      }
      if isPlain { return value * 100 }
    }
    var raw: [UInt8] = []
    for index in 0..<bytes.count { raw.append(bytes[index]) }
    let text = AnswerReader.trimmed(String(decoding: raw, as: UTF8.self))
    if text.isEmpty || ValueRules.defaultMissing[text.lowercased()] != nil { return -1 }
    guard case .value(let scaled, _) = NumberText.scaled(text, decimals: 2), (0...1_000_000).contains(scaled) else { return -2 }
    return Int32(scaled)
  }
}
