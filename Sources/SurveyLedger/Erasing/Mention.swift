/// Finds an id in the text of a record that no reader could make sense of.
///
/// Compared by characters, so that both Unicode forms of an id are found; not within a longer word or number, so that `R1` is not found in
/// `R10`. Where an id looks like an answer, records are found that hold that answer only: too much is erased rather than too little.
struct Mention {
  private let id: [Character]

  /// Nil for an id of blanks alone, which would be found everywhere.
  init?(_ id: String) {
    let trimmed = id.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    if trimmed.isEmpty { return nil }
    self.id = Array(trimmed)
  }

  /// Whether a text holds the id.
  func isIn(_ text: String) -> Bool {
    let text = Array(text)
    guard text.count >= id.count else { return false }
    return (0...(text.count - id.count)).contains { start in
      let end = start + id.count
      guard text[start] == id[0], text[start..<end].elementsEqual(id) else { return false }
      return !(start > 0 && Self.isWord(text[start - 1])) && !(end < text.count && Self.isWord(text[end]))
    }
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
