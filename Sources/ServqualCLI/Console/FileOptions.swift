internal import ArgumentParser
internal import Servqual

/// How the page and the files of a run are to be.
struct FileOptions: ParsableArguments {
  @Option(help: "The language of labels, and of the page: en, zh-Hans, zh-Hant.")
  var lang = "en"

  @Flag(help: "Show a radar chart on the page beside the others.")
  var radar = false

  @Flag(help: "Write .csv files for Excel, with a byte order mark and CRLF, so that Chinese is intact.")
  var excel = false

  @Flag(help: "Write the tables as one SQLite file as well: dashboard.sqlite.")
  var sqlite = false

  func validate() throws {
    guard PageLanguage(rawValue: lang) != nil else { throw ValidationError("--lang is en, zh-Hans or zh-Hant") }
  }

  var language: PageLanguage { PageLanguage(rawValue: lang) ?? .english }

  var options: RunFileOptions {
    var options = RunFileOptions()
    (options.language, options.hasRadar) = (lang, radar)
    (options.isForExcel, options.hasDatabase) = (excel, sqlite)
    return options
  }

  /// Refuses what is about files where none are written.
  func check(_ out: String?) throws {
    if out == nil, excel || sqlite { throw ValidationError("--excel and --sqlite are about the files of --out: give a folder as well") }
  }

  /// Writes the files of a run, and says so.
  static func write(_ files: RunFiles, to out: String, isQuiet: Bool) throws {
    do throws(ReportFolder.Failure) {
      try ReportFolder(out).publish(files)
      if !isQuiet { Console.tell("wrote \(files.all.count + 1) files to \(out); open \(out)/index.html") }
    } catch {
      Console.tell("servqual: \(error)")
      throw error.isCreation ? ExitStatus.cannotCreate : ExitStatus.inputOutput
    }
  }
}
