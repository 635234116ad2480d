import Foundation
import Testing

@testable import SatisfactionReporting

/// Contrast by the formula of WCAG 2.2 (relative luminance of sRGB), in light and in dark surroundings.
@Suite struct PaletteTests {
  private func luminance(_ colour: String) -> Double {
    let channels = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let start = colour.index(colour.startIndex, offsetBy: place)
      let value = Double(Int(colour[start..<colour.index(start, offsetBy: 2)], radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func colour(_ name: String) throws -> Palette.Colour { try #require(Palette.colours.first { $0.name == name }) }

  @Test func theFormulaIsTheStandards() {
    #expect(abs(contrast("000000", "ffffff") - 21) < 1e-9)
    #expect(abs(contrast("777777", "ffffff") - 4.48) < 0.005)  // The grey that just fails for text, by the standard's own tools.
  }

  @Test func textIsLegibleOnPaperAndPanels() throws {
    for ground in [try colour("paper"), try colour("panel")] {
      for text in Palette.colours where text.use == .text {
        #expect(contrast(text.light, ground.light) >= 4.5, "\(text.name) on \(ground.name)")
        #expect(contrast(text.dark, ground.dark) >= 4.5, "\(text.name) on \(ground.name), dark")
      }
    }
  }

  @Test func barsAndMarksAreSeenOnPaper() throws {
    let paper = try colour("paper")
    for mark in Palette.colours where mark.use == .mark {
      #expect(contrast(mark.light, paper.light) >= 3, "\(mark.name)")
      #expect(contrast(mark.dark, paper.dark) >= 3, "\(mark.name), dark")
    }
  }

  @Test func numbersAreLegibleOnEveryFill() throws {
    let ink = try colour("ink")
    for fill in Palette.colours where fill.use == .fill {
      #expect(contrast(ink.light, fill.light) >= 4.5, "\(fill.name)")
      #expect(contrast(ink.dark, fill.dark) >= 4.5, "\(fill.name), dark")
    }
  }
}
