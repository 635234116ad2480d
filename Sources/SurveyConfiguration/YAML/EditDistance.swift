/// Finds the word somebody meant.
public enum EditDistance {
  /// The candidate nearest to `word`, if any is near enough to be meant.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let near = candidates.map { ($0, distance(Array(word.lowercased()), Array($0.lowercased()))) }.min { $0.1 < $1.1 }
    guard let near, near.1 <= max(2, word.count / 3) else { return nil }
    return near.0
  }

  /// Levenshtein's distance: insertions, deletions and substitutions.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let substituted = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, diagonal + 1, row[j] + 1)
      }
    }
    return row[right.count]
  }
}
