/// Text for a terminal: its width in columns, and without characters that would act on the terminal.
public enum DisplayText {
  /// How many columns a text takes: East Asian wide characters take two, combining marks none.
  static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Padded to `columns`, on the right for words and on the left for numbers; too long a text is cut with an ellipsis.
  static func padded(_ text: String, to columns: Int, left: Bool = false) -> String {
    let fitted = cut(text, to: columns)
    let blanks = String(repeating: " ", count: max(0, columns - width(fitted)))
    return left ? blanks + fitted : fitted + blanks
  }

  /// Shortened to `columns` with an ellipsis where it is longer.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let wide = width(String(character))
      guard used + wide <= columns - 1 else { break }
      kept.append(character)
      used += wide
    }
    return kept + "…"
  }

  /// Without control characters and marks that change the writing direction.
  public static func harmless(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let category = scalar.properties.generalCategory
          return category == .control || category == .format ? "\u{FFFD}" : scalar
        }))
  }
}
