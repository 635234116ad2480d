/// Names out of the data as a page shows them.
enum PageLabel {
  /// The most columns of a terminal's width that a name takes on a page; East Asian characters take two.
  static let widest = 60

  /// A name without characters that act on the text around it, and shortened where it is very long.
  static func shown(_ text: String, columns: Int = widest) -> String {
    var (scalars, marks) = (String.UnicodeScalarView(), 0)
    for scalar in text.unicodeScalars.prefix(4 * columns) {
      marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
      if marks <= mostMarks { scalars.append(harmless(scalar)) }
    }
    return DisplayText.cut(String(scalars), to: columns)
  }

  /// A sentence out of the document.
  static func sentence(_ text: String) -> String { shown(text, columns: 300) }

  /// Marks on one character; scripts use three.
  private static let mostMarks = 4

  /// Control characters, and those that change the writing direction of what follows; joiners stay, without which some scripts fall apart.
  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: " "
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: "\u{FFFD}"
    default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
  }
}
