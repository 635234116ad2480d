/// Names out of the data as a page shows them.
enum PageLabel {
  /// The most columns of a terminal's width that a name takes on a page; East Asian characters take two.
  static let widest = 60

  /// A name without characters that act on the text around it, and shortened where it is very long.
  static func shown(_ text: String, columns: Int = widest) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(4 * columns) { scalars.append(harmless(scalar)) }
    return DisplayText.cut(String(scalars), to: columns)
  }

  /// Control characters, and those that change the writing direction of what follows; joiners stay, without which some scripts fall apart.
  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: " "
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: "\u{FFFD}"
    default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
  }
}
