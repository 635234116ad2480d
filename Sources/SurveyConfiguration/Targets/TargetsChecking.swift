public import SurveyModel

extension Targets {
  /// What does not fit an instrument, a sentence each: subjects it does not have, with the nearest it has, and values its scale cannot give.
  ///
  /// A gap lies within the width of the scale on either side of zero; without expectations a target is a perception and lies on the scale.
  public func problems(for instrument: Instrument) -> [String] {
    let known = instrument.dimensions.map(\.id) + instrument.items.map(\.id)
    let strangers = subjects.filter { $0 != Self.overall && !known.contains($0) }
    let ambiguous = known.contains("overall") && subjects.contains(Self.overall)
    return strangers.map { Self.stranger($0, instrument, known) } + outside(instrument)
      + (ambiguous ? ["`overall` is a dimension or item of \(instrument.id) too: give it another id there"] : [])
  }

  private static func stranger(_ subject: String, _ instrument: Instrument, _ known: [String]) -> String {
    let nearest = EditDistance.nearest(to: subject, among: ["overall"] + known).map { "did you mean `\($0)`?" }
    let choice = "known: overall, \(instrument.dimensions.map(\.id).joined(separator: ", ")), and items such as \(known[known.count - 1])"
    return "`\(subject)` is no dimension or item of \(instrument.id); \(nearest ?? choice)"
  }

  private func outside(_ instrument: Instrument) -> [String] {
    let scale = instrument.scale
    let possible = instrument.hasGap ? -scale.range...scale.range : scale.value(at: 0)...scale.value(at: Double(scale.points - 1))
    let what = instrument.hasGap ? "gap" : "perception (no expectations are asked)"
    return all.filter { !possible.contains($0.value) }.map { place, value in
      "the target \(value) for \(place) is no \(what) on \(scale.text): it lies between \(possible.lowerBound) and \(possible.upperBound)"
    }
  }

  /// Every target with its place for people, in alphabetical order.
  private var all: [(place: String, value: Double)] {
    let own = segments.flatMap { column, values in
      values.flatMap { label, targets in targets.map { ("\($0.key) of \(column) \(label)", $0.value) } }
    }
    return (general.map { ($0.key, $0.value) } + own).sorted { $0.0 < $1.0 }
  }
}
