internal import SurveyConfiguration

/// Pairs columns that went with columns that came, as long as it is clear which with which.
struct ColumnMatching {
  private(set) var gone: [ColumnNote]
  private(set) var come: [ColumnNote]
  private(set) var pairs: [HeaderDrift.Renaming] = []

  init(gone: [ColumnNote], come: [ColumnNote]) {
    self.gone = gone
    self.come = come
  }

  /// Pairs every column that went with the first that came and is the same by `isSame`.
  mutating func pair(where isSame: (ColumnNote, ColumnNote) -> Bool) {
    for old in gone {
      guard let new = come.first(where: { isSame(old, $0) }) else { continue }
      take(old, new)
    }
  }

  /// Pairs columns whose names are each other's nearest spelling.
  mutating func pairSpellings() {
    for old in gone {
      guard let name = EditDistance.nearest(to: old.name, among: come.map(\.name)) else { continue }
      let isNearest = EditDistance.nearest(to: name, among: gone.map(\.name)) == old.name
      guard isNearest, HeaderName.maySpell(old.name, name), let new = come.first(where: { $0.name == name }) else { continue }
      take(old, new)
    }
  }

  private mutating func take(_ old: ColumnNote, _ new: ColumnNote) {
    gone.removeAll { $0 == old }
    come.removeAll { $0 == new }
    pairs.append(HeaderDrift.Renaming(old: old, new: new))
  }
}

/// Headers compared as people see them.
enum HeaderName {
  struct Neighbours: Equatable {
    let before: String?
    let after: String?
  }

  /// Without case, blanks, underscores and hyphens, which exports change without meaning anything.
  static func folded(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" } }

  /// The names on both sides of each column, nil at the ends.
  static func neighbours(_ columns: [ColumnNote]) -> [ColumnNote: Neighbours] {
    let names = [nil] + columns.map { folded($0.name) } + [nil]
    return columns.enumerated().reduce(into: [:]) { found, column in
      found[column.element] = Neighbours(before: names[column.offset], after: names[column.offset + 2])
    }
  }

  /// `Q3` is not another spelling of `Q4`, nor `E1` of `P1`: numbers stay, and a few letters are too few to go by.
  static func maySpell(_ old: String, _ new: String) -> Bool {
    let digits = { (name: String) in name.split { !$0.isNumber } }
    return digits(old) == digits(new) && min(folded(old).count, folded(new).count) >= 4
  }
}
