public import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDialects
public import SurveyModel
public import SurveyReading

/// A text that is none of the values a setting may have.
public struct SettingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What a right one looks like.
  public let description: String

  init(_ description: String) { self.description = description }
}

extension TrendBaseline {
  /// A baseline as people write it: `12`, at least `SatisfactionReport.minimumPeriods`, or `2026-01-01..2026-06-30`.
  public init(text: String) throws(SettingError) {
    if let count = Int(text) {
      guard count >= SatisfactionReport.minimumPeriods else {
        throw SettingError("a baseline needs at least \(SatisfactionReport.minimumPeriods) periods")
      }
      self = .first(count)
      return
    }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).map { Timestamp(text: String($0)) }
    guard ends.count == 2, text.contains(".."), let from = ends[0], let to = ends[1], from <= to else {
      throw SettingError("a baseline is a number of periods, or two days such as 2026-01-01..2026-06-30")
    }
    self = .days(from: from, to: to)
  }
}

/// Settings as people write them, on the command line and in manifests alike.
public enum SettingText {
  /// A text encoding by any of its names.
  public static func encoding(_ text: String) throws(SettingError) -> TextEncoding {
    guard let found = TextEncoding(named: text) else {
      throw SettingError("the encoding \(text) is not read; known: \(TextEncoding.supported.map(\.name).joined(separator: ", "))")
    }
    return found
  }

  /// A delimiter by its name or as itself.
  public static func delimiter(_ text: String) throws(SettingError) -> UInt8 {
    let names: [String: UInt8] = ["comma": 0x2C, "semicolon": 0x3B, "tab": 0x09, "\\t": 0x09, "pipe": 0x7C]
    if let byte = names[text.lowercased()] { return byte }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x22 else {
      throw SettingError("a delimiter is comma, semicolon, tab, pipe, or one ASCII character")
    }
    return byte
  }

  /// The name of a dialect.
  public static func dialect(_ text: String) throws(SettingError) -> String {
    let known = Dialects.all.map(\.name)
    guard known.contains(text) else {
      let nearest = EditDistance.nearest(to: text, among: known).map { "did you mean \($0)?" }
      throw SettingError("there is no dialect \(text); \(nearest ?? "known: \(known.joined(separator: ", "))")")
    }
    return text
  }

  /// An answer scale, such as `1-5`.
  public static func scale(_ text: String) throws(SettingError) -> ResponseScale {
    guard let scale = ResponseScale(text: text) else {
      throw SettingError("a scale is written 1-5, 0-10 or, with one decimal, 0.0-10.0")
    }
    return scale
  }

  /// A crosshair, such as `5,4.5`.
  public static func crosshair(_ text: String) throws(SettingError) -> Crosshair {
    guard let crosshair = Crosshair(text: text) else {
      throw SettingError("a crosshair is two numbers, importance and performance, such as 5,4.5")
    }
    return crosshair
  }

  /// Published weights by their name.
  public static func benchmark(_ text: String) throws(SettingError) -> BenchmarkWeights {
    guard let weights = BenchmarkWeights.all.first(where: { $0.id == text }) else {
      throw SettingError("there are no weights called \(text); known: \(BenchmarkWeights.all.map(\.id).joined(separator: ", "))")
    }
    return weights
  }
}
