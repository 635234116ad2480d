/// Answer labels of common scales, from the lowest to the highest point, in the languages exports were seen in.
enum LikertLabels {
  static let table = LabelTable([english, chinese, german, french, spanish, portuguese, indonesian, japanese, korean])

  /// A scale that has every word of a set, and the point of each.
  struct Fit {
    let scale: LabelScale
    let index: Int
    let points: [String: Int]
    /// Which label was seen on a point; words for the middle left out.
    let labels: [Int: Int]

    /// Whether every point of the scale was seen.
    var isComplete: Bool { Set(points.values).count == scale.count }
  }

  /// The scales that have all of `words`, each on one point of its own; only words for the middle may share one.
  static func fits(_ words: Set<String>) -> [Fit] {
    var places: [Int: [(word: String, place: LabelPlace)]] = [:]
    for word in words {
      for place in table.places[word] ?? [] { places[place.scale, default: []].append((word, place)) }
    }
    return places.filter { $0.value.count == words.count }.sorted { $0.key < $1.key }.compactMap { index, found in
      var labels: [Int: Int] = [:]
      for (_, place) in found where !place.isNeutral {
        if let other = labels[place.point], other != place.label { return nil }
        labels[place.point] = place.label
      }
      let isShared = found.contains { $0.place.isNeutral && labels[$0.place.point] != nil }
      let points = Dictionary(found.map { ($0.word, $0.place.point) }, uniquingKeysWith: { first, _ in first })
      return isShared ? nil : Fit(scale: table.scales[index], index: index, points: points, labels: labels)
    }
  }

  /// The words of all the scales with their points, the unseen ones too.
  ///
  /// Left out are words on which the scales disagree, and other labels of a point whose label was seen: who meets them later has to look.
  static func points(of fits: [Fit]) -> [String: Int] {
    let labels = Dictionary(fits.map { ($0.index, $0.labels) }, uniquingKeysWith: { first, _ in first })
    var points: [String: Int] = [:]
    var disputed: Set<String> = []
    for (word, places) in table.places {
      for place in places {
        guard let seen = labels[place.scale] else { continue }
        guard place.isNeutral || (seen[place.point] ?? place.label) == place.label else { continue }
        if let other = points[word], other != place.point { disputed.insert(word) }
        points[word] = place.point
      }
    }
    return points.filter { !disputed.contains($0.key) }
  }
}
