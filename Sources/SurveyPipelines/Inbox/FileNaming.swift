/// Names for files whose own name is taken.
enum FileNaming {
  /// The longest name that file systems in use take, in bytes.
  static let limit = 255

  /// `name` for 1, `stem-2.ending` for 2 and so on; what is too long loses the end of its stem.
  ///
  /// - Parameter room: the bytes that must stay free behind the name.
  static func numbered(_ name: String, _ number: Int, room: Int = 0) -> String {
    if number < 2, name.utf8.count + room <= limit { return name }
    let ending = (number < 2 ? "" : "-\(number)") + ending(of: name)
    var stem = stem(of: name)
    while !stem.isEmpty, stem.utf8.count + ending.utf8.count + room > limit { stem.removeLast() }
    return stem + ending
  }

  /// From the last point on, with the one before it where the last only says how the file is packed: `.csv`, `.csv.gz`.
  private static func ending(of name: String) -> String { String(name.dropFirst(stem(of: name).count)) }

  private static func stem(of name: String) -> Substring {
    let stem = withoutEnding(name[...])
    return name.lowercased().hasSuffix(".gz") ? withoutEnding(stem) : stem
  }

  /// What is longer than any ending is a part of the name that has a point before it, and may be shortened.
  private static func withoutEnding(_ name: Substring) -> Substring {
    guard let point = name.lastIndex(of: "."), point > name.startIndex, name[point...].utf8.count <= 16 else { return name }
    return name[..<point]
  }
}
