internal import SurveyModel

/// What importance ratings weigh, and where their counts lie.
struct RatingShape: Equatable, Sendable {
  let itemCount: Int
  let hasGap: Bool
  /// The first slot of importance in a response batch.
  let slot: Int
  /// The lowest answers, in units of each scale: ratings and perceptions weigh as they were given, not from zero.
  let lowestImportance: Int64
  let lowestPerception: Int64
  /// The items of each dimension.
  let dimensions: [Range<Int>]
  /// How many values are summed at a key, see `RatingTally`.
  let stride: Int
  /// How many sums of ratings a respondent with every item can have, from `itemCount * lowestImportance` on; 0 where they are counted
  /// sparsely, because they are many.
  let fullSums: Int

  /// Nil where the instrument does not ask the importance of items.
  init?(_ instrument: Instrument, _ layout: SlotLayout) {
    guard let scale = instrument.scales[.importance], let slot = layout.slot(item: 0, facet: .importance) else { return nil }
    itemCount = instrument.items.count
    hasGap = instrument.hasGap
    self.slot = slot
    lowestImportance = Int64(scale.minimum)
    lowestPerception = Int64(instrument.scale.minimum)
    var first = 0
    dimensions = instrument.dimensions.map { dimension in
      defer { first += dimension.items.count }
      return first..<first + dimension.items.count
    }
    stride = 6 + dimensions.count
    let sums = itemCount * (scale.points - 1) + 1
    let isSmall = [scale, instrument.scale].allSatisfy { $0.points <= 16 && abs($0.minimum) <= 1_000 }
    fullSums = isSmall && sums * stride <= 1 << 14 ? sums : 0
  }
}
