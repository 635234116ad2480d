internal import SatisfactionScoring
internal import StatisticalInference
internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// Reads `score`.
struct ScoreDecoder {
  let read: ReadSettings
  let wave: String?

  /// The instrument the survey is read by, where the manifest says it.
  private var asked: Instrument? { read.codebook?.instrument.value ?? read.instrument }

  func settings(_ node: ConfigurationNode?, _ paths: ManifestPaths) -> ScoreSettings {
    var settings = ScoreSettings()
    guard let node, let keys = ManifestNode(node, ManifestTable.score, paths) else { return settings }
    settings.segments = keys.list("by", \.word)
    settings.instrument = instrument(keys)
    settings.maximumSegments = keys.whole("max_segments", atLeast: 1) ?? settings.maximumSegments
    settings.conventions.missingRule = missingRule(keys) ?? .half
    settings.conventions.isDetailed = keys.flag("detail") ?? false
    addTime(keys, to: &settings)
    addComparisons(keys, to: &settings.conventions)
    settings.conventions.targets = targets(keys, asked ?? settings.instrument)
    addMeasures(keys, to: &settings.conventions)
    return settings
  }

  private func missingRule(_ keys: ManifestNode) -> MissingRule? {
    keys.setting("missing") { text throws(SettingError) in
      guard let rule = MissingRule(rawValue: text) else {
        throw SettingError("`missing` is half, complete, any, or a number of pairs such as minimum:3")
      }
      return rule
    }
  }

  private func instrument(_ keys: ManifestNode) -> Instrument? {
    guard let node = keys["instrument"], var other = InstrumentDecoding.instrument(node, keys.paths) else { return nil }
    guard let asked else { return other }
    if Instrument.preset(other.id) == other { other = other.rescaled(to: asked.scale) }
    if let difference = other.askedDifference(from: asked) {
      node.report("\(other.id) is no other description of \(asked.id): \(difference)")
    }
    return other
  }

  private func addTime(_ keys: ManifestNode, to settings: inout ScoreSettings) {
    settings.since = day("since", keys)
    settings.until = day("until", keys)
    if let since = settings.since, let until = settings.until, until < since { keys["until"]?.report("`until` lies before `since`") }
    settings.period = keys.choice("period", PeriodUnit.self)
    settings.conventions.chart = keys.choice("chart", ChartMethod.self)
    settings.conventions.baseline = keys.setting("baseline", TrendBaseline.init(text:))
    for key in ["baseline", "chart"] {
      guard let node = keys[key] else { continue }
      if keys["period"] == nil { node.report("`\(key)` is about periods: give `period` as well") }
      if settings.period == .weekday { node.report("weekdays do not follow one another: leave `\(key)` out") }
    }
  }

  private func day(_ key: String, _ keys: ManifestNode) -> Timestamp? {
    keys.setting(key) { text throws(SettingError) in
      guard let day = Timestamp(text: text), day.date == text else {
        throw SettingError("`\(key)` is a day that exists, such as 2026-06-30")
      }
      return day
    }
  }

  private func addMeasures(_ keys: ManifestNode, to conventions: inout MeasurementConventions) {
    let sources = ImportanceSource.allCases.filter { $0 != .automatic }.map { ($0.rawValue, $0) }
    conventions.importanceSource = keys.choice("importance", sources) ?? .automatic
    conventions.crosshair = keys.setting("crosshair", SettingText.crosshair)
    conventions.benchmark = keys.setting("benchmark", SettingText.benchmark)
  }

  private func addComparisons(_ keys: ManifestNode, to conventions: inout MeasurementConventions) {
    conventions.population = keys.whole("population", atLeast: 1)
    conventions.equivalenceMargin = keys["equivalence"].flatMap { node in
      let margin = node.number
      if let margin, margin <= 0 { node.report("`equivalence` is a number of points above 0, such as 0.2") }
      return margin
    }
    conventions.zeroRule = keys.choice("zero_rule", SignedRanks.ZeroRule.self) ?? .drop
    conventions.hasContinuity = keys.flag("continuity") ?? false
    conventions.invitations = invitations(keys)
  }

  /// The targets; where the instrument is not named, a run holds them to the one it finds.
  private func targets(_ keys: ManifestNode, _ instrument: Instrument?) -> Targets? {
    let targets = keys.contents("targets", Targets.contents)
    if let instrument { for problem in targets?.problems(for: instrument) ?? [] { keys["targets"]?.report(problem) } }
    return targets
  }

  private func invitations(_ keys: ManifestNode) -> Invitations? {
    keys.contents("invited") { path throws(ConfigurationError) in
      do throws(ReadingError) { return try Invitations.contents(of: path, wave: wave, encoding: read.encoding) } catch {
        let advice = error.advice.isEmpty ? "" : "; \(error.advice)"
        throw ConfigurationError(source: error.line > 0 ? "\(path):\(error.line)" : path, message: error.message + advice)
      }
    }
  }
}

extension Instrument {
  /// The first thing that this instrument asks otherwise than `asked`; nil where only labels and weights differ.
  fileprivate func askedDifference(from asked: Instrument) -> String? {
    let (own, others) = (dimensions.map(\.id), asked.dimensions.map(\.id))
    guard own == others else { return "its dimensions are \(own.joined(separator: ", ")), not \(others.joined(separator: ", "))" }
    for (dimension, other) in zip(dimensions, asked.dimensions) {
      let key = { (item: Item) in item.id + (item.isReversed ? " (reversed)" : "") }
      let (items, otherItems) = (dimension.items.map(key), other.items.map(key))
      guard items == otherItems else {
        return "\(dimension.id) has \(items.joined(separator: ", ")), not \(otherItems.joined(separator: ", "))"
      }
    }
    let facet = asked.facets.first { scales[$0] != asked.scales[$0] }
    return facet.map { "\($0.rawValue) is on \(scales[$0]?.text ?? "no scale"), not on \(asked.scales[$0]?.text ?? "any")" }
  }
}
