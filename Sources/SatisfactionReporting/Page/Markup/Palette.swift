/// The colours of the page, each for light and for dark surroundings. A test computes their contrast (WCAG 2.2, 1.4.3 and 1.4.11).
struct Palette {
  /// One colour in both surroundings, as six hexadecimal digits.
  struct Colour {
    let name: String
    let light: String
    let dark: String
    /// What it is for, which decides how much contrast it needs.
    let use: Use
  }

  /// What a colour is for.
  enum Use {
    /// What everything else lies on.
    case ground
    /// Text on the paper: a contrast of 4.5.
    case text
    /// Bars, lines and marks on the paper: a contrast of 3.
    case mark
    /// What cells of the heatmap are filled with: `ink` on it needs 4.5.
    case fill
    /// Lines that only guide the eye.
    case guide
  }

  static let colours = [
    Colour(name: "paper", light: "ffffff", dark: "15181c", use: .ground),
    Colour(name: "panel", light: "f4f5f7", dark: "1e2329", use: .ground),
    Colour(name: "ink", light: "1b1f24", dark: "e8ebef", use: .text),
    Colour(name: "muted", light: "525c68", dark: "a9b3be", use: .text),
    Colour(name: "link", light: "174ea6", dark: "8ab4f8", use: .text),
    Colour(name: "below", light: "b0420b", dark: "ff9d5c", use: .mark),
    Colour(name: "above", light: "1a6bb0", dark: "6fb5f5", use: .mark),
    Colour(name: "expect", light: "6b4fa0", dark: "c4adf2", use: .mark),
    Colour(name: "neutral", light: "76808c", dark: "8a95a1", use: .mark),
    Colour(name: "grid", light: "d5d9de", dark: "343b43", use: .guide),
    Colour(name: "low3", light: "f2a679", dark: "8a3a10", use: .fill),
    Colour(name: "low2", light: "f8c9aa", dark: "6a3416", use: .fill),
    Colour(name: "low1", light: "fce7da", dark: "46291a", use: .fill),
    Colour(name: "even", light: "f1f2f4", dark: "262b31", use: .fill),
    Colour(name: "high1", light: "dcebf8", dark: "16324a", use: .fill),
    Colour(name: "high2", light: "aed3f2", dark: "174468", use: .fill),
    Colour(name: "high3", light: "7fb8e8", dark: "185687", use: .fill),
  ]

  /// Variables for both surroundings.
  static var variables: String {
    let list = { (shade: (Colour) -> String) in colours.map { "--\($0.name):#\(shade($0))" }.joined(separator: ";") }
    return ":root{\(list(\.light))}@media screen and (prefers-color-scheme:dark){:root{\(list(\.dark))}}"
  }

  /// Variables for a picture that lies on white paper.
  static var lightVariables: String { ":root{" + colours.map { "--\($0.name):#\($0.light)" }.joined(separator: ";") + "}" }
}
