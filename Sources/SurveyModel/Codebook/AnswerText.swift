/// The one way in which answer texts, labels and missing tokens are made comparable.
///
/// What people and platforms vary without meaning anything by it is levelled: case, blanks of any kind and number, full-width forms,
/// underscores of codes, curly apostrophes and quotes, dashes, marks nobody can see, HTML tags and entities, a full stop at the end.
public enum AnswerText {
  /// `text` in the form that is compared; folding it again changes nothing.
  public static func folded(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    let plain = text.utf8.contains(0x3C) || text.utf8.contains(0x26) ? withoutMarkup(text) : text
    for scalar in plain.unicodeScalars { append(levelled(scalar), to: &scalars) }
    while let last = scalars.last, scalars.count > 1, last == " " || isStop(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars)).lowercased()
  }

  /// Blanks are held back until something follows that they part from what went before.
  private static func append(_ scalar: Unicode.Scalar?, to scalars: inout [Unicode.Scalar]) {
    guard let scalar else { return }
    if scalar == " " {
      if let last = scalars.last, last != " " { scalars.append(scalar) }
      return
    }
    // Chinese, Japanese and Korean are written with blanks or without between the same words.
    if scalars.last == " ", isIdeographic(scalar), scalars.count > 1, isIdeographic(scalars[scalars.count - 2]) { scalars.removeLast() }
    scalars.append(scalar)
  }

  /// The scalar that is compared in place of `scalar`; nil where it counts for nothing.
  private static func levelled(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x5B: "("
    case 0x5D: ")"
    case 0x22: nil
    case 0x60: "'"
    case 0x5F: " "
    case 0x09...0x0D, 0x20: " "
    case ..<0x7F: scalar
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: " "
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: nil
    case 0xB4, 0x2BC, 0x2018...0x201B, 0x2032: "'"
    case 0xAB, 0xBB, 0x201C...0x201F: nil
    case 0x2010...0x2015, 0x2212: "-"
    case 0x3010, 0x3014, 0xFF3B: "("
    case 0x3011, 0x3015, 0xFF3D: ")"
    case 0xFF02: nil
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    default: scalar
    }
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "。" || scalar == ";" || scalar == "," }

  private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x1100...0x11FF, 0xAC00...0xD7AF: true
    default: false
    }
  }

  /// Tags are blanks, and the entities that survey tools leave in labels are what they stand for.
  private static func withoutMarkup(_ text: String) -> String {
    var plain = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      plain += rest[..<mark]
      rest = rest[mark...]
      if rest.first == "<" {
        let isTag = rest.dropFirst().first.map { $0 == "/" || ($0.isASCII && $0.isLetter) } ?? false
        if isTag, let end = rest.firstIndex(of: ">") {
          plain += " "
          rest = rest[rest.index(after: end)...]
          continue
        }
      } else if let (entity, meaning) = entities.first(where: { rest.hasPrefix($0.0) }) {
        plain += meaning
        rest = rest.dropFirst(entity.count)
        continue
      }
      plain.append(rest.removeFirst())
    }
    return plain + rest
  }

  private static let entities = [
    ("&nbsp;", " "), ("&#160;", " "), ("&amp;", "&"), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&rsquo;", "'"), ("&quot;", ""),
    ("&ndash;", "-"), ("&mdash;", "-"),
  ]
}
