internal import ArgumentParser
internal import Servqual

/// What is measured beside the gaps, and by which convention.
struct MeasureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What stands for importance in the quadrants: importance, expectation or points; else the importance ratings, else the points.",
      valueName: "source"))
  var importance: ImportanceChoice?

  @Option(
    help: ArgumentHelp(
      "A crosshair of your own for the quadrants, such as 5,4.5: importance, then performance.", valueName: "importance,performance"))
  var crosshair: String?

  @Option(help: "Published weights of the dimensions beside the survey's own: pzb-1990.")
  var benchmark: String?

  /// Puts the choices into `conventions`.
  func apply(to conventions: inout MeasurementConventions) throws {
    conventions.importanceSource = importance?.source ?? .automatic
    conventions.crosshair = try asked(crosshair, SettingText.crosshair)
    conventions.benchmark = try asked(benchmark, SettingText.benchmark)
  }
}

/// The sources of importance by the names the command line takes.
enum ImportanceChoice: String, ExpressibleByArgument, CaseIterable {
  case importance, expectation, points

  var source: ImportanceSource { ImportanceSource(rawValue: rawValue) ?? .automatic }
}
