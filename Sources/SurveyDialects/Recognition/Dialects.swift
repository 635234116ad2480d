public import SurveyReading

/// The dialects that are known, and the choice among them.
public enum Dialects {
  /// All dialects. A new one is one line here.
  public static let all: [any ExportDialect] = [
    PlainTableDialect(), PlainXMLDialect(), QualtricsDialect(), LimeSurveyDialect(), KoboODKDialect(), SurveyMonkeyDialect(),
    GoogleFormsDialect(), REDCapDialect(), LongTableDialect(),
  ]

  /// A dialect with its recognition of one file.
  public struct Choice: Sendable {
    /// The dialect.
    public let dialect: any ExportDialect
    /// Why.
    public let recognition: Recognition
    /// Whether the user named it.
    public let isDeclared: Bool
  }

  /// The dialect of a file: the one the user named, else the one with the strongest evidence.
  ///
  /// - Throws: `DialectError` where no dialect fits, two fit equally well, or the name is unknown.
  public static func choose(for preview: ExportPreview, named name: String? = nil) throws(DialectError) -> Choice {
    if let name {
      guard let dialect = all.first(where: { $0.name == name }) else {
        let known = all.map(\.name).joined(separator: ", ")
        throw DialectError(.headerAmbiguous, "there is no dialect called \(name)", advice: "known dialects: \(known)")
      }
      return Choice(dialect: dialect, recognition: dialect.recognise(preview), isDeclared: true)
    }
    let choices = all.map { Choice(dialect: $0, recognition: $0.recognise(preview), isDeclared: false) }
    let strongest = choices.map(\.recognition.strength).max() ?? .none
    let winners = choices.filter { $0.recognition.strength == strongest }
    guard strongest > .none, let winner = winners.first else {
      throw DialectError(.headerMissing, "no dialect recognises this file", advice: "name one with --dialect, or give a --codebook")
    }
    guard winners.count == 1 else {
      let names = winners.map(\.dialect.name).joined(separator: " and ")
      throw DialectError(.headerAmbiguous, "the file fits \(names) equally well", advice: "name one with --dialect")
    }
    return winner
  }
}
