internal import ArgumentParser
internal import Servqual

/// The periods by the names the command line takes.
enum PeriodChoice: String, ExpressibleByArgument, CaseIterable {
  case day, week, month, quarter, year, weekday

  var unit: PeriodUnit? { PeriodUnit(rawValue: rawValue) }
}

/// The control charts by the names the command line takes.
enum ChartChoice: String, ExpressibleByArgument, CaseIterable {
  case xmr
  case xbars = "xbar_s"

  var method: ChartMethod? { ChartMethod(rawValue: rawValue) }
}

/// How time is cut and charted.
struct TimeOptions: ParsableArguments {
  @Option(help: "Measure every day, week (from Monday), month, quarter, year or weekday as well, in UTC.")
  var period: PeriodChoice?

  @Option(
    help: ArgumentHelp(
      "The periods that set the control limits: the first so many, or those within two days; all otherwise.", valueName: "N|from..to"))
  var baseline: String?

  @Option(help: "The control chart: xmr or xbar_s; chosen by the sizes of the periods otherwise.")
  var chart: ChartChoice?

  func validate() throws {
    guard baseline != nil || chart != nil else { return }
    guard let period else { throw ValidationError("--baseline and --chart are about periods: give --period as well") }
    guard period != .weekday else { throw ValidationError("weekdays do not follow one another: leave --baseline and --chart out") }
  }

  /// Puts the options into a request.
  func apply(to request: inout StudyRequest) throws {
    request.period = period?.unit
    request.conventions.chart = chart?.method
    request.conventions.baseline = try asked(baseline, TrendBaseline.init(text:))
  }
}
