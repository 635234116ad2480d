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
    conventions.crosshair = try chosenCrosshair()
    conventions.benchmark = try chosenBenchmark()
  }

  private func chosenCrosshair() throws -> Crosshair? {
    guard let crosshair else { return nil }
    guard let chosen = Crosshair(text: crosshair) else {
      throw ValidationError("--crosshair is two numbers, importance and performance, such as 5,4.5")
    }
    return chosen
  }

  private func chosenBenchmark() throws -> BenchmarkWeights? {
    guard let benchmark else { return nil }
    guard let chosen = BenchmarkWeights.all.first(where: { $0.id == benchmark }) else {
      throw ValidationError("there are no weights called \(benchmark); known: \(BenchmarkWeights.all.map(\.id).joined(separator: ", "))")
    }
    return chosen
  }
}

/// The sources of importance by the names the command line takes.
enum ImportanceChoice: String, ExpressibleByArgument, CaseIterable {
  case importance, expectation, points

  var source: ImportanceSource { ImportanceSource(rawValue: rawValue) ?? .automatic }
}
