internal import SurveyConfiguration
internal import SurveyModel
internal import SurveyReading

/// Settles how a column of times is read from its first values, where they leave no doubt.
enum TimeInference {
  /// The rules that read most of `values`; the ISO ones where none do, or the values could be read two ways.
  ///
  /// - Parameter zone: the zone of times without offset, as the file's header says it; nil is UTC.
  static func rules(for values: [String], zone: ZoneRules? = nil) -> TimeRules {
    var rules = TimeRules()
    rules.zone = zone
    let values = values.filter { !$0.isEmpty }
    if let order = order(of: values) { rules.order = order }
    return rules
  }

  /// The zone that a header names; nil for UTC, in which times are read anyway.
  ///
  /// - Throws: `DialectError` where the machine does not know it: times would be read as others than were meant.
  static func zone(named name: String, line: Int = 0) throws(DialectError) -> ZoneRules? {
    guard !["UTC", "Etc/UTC", "GMT", "Z"].contains(name) else { return nil }
    do throws(ZoneError) {
      return try ZoneDatabase.system.zone(name)
    } catch {
      throw DialectError(
        .headerAmbiguous, "the header says times are local to a zone, but \(error.description)",
        advice: "install tzdata or set TZDIR, or give a codebook whose `times` say the zone", line: line)
    }
  }

  private static func order(of values: [String]) -> TimeRules.Order? {
    let isMost = { (count: Int) in count * 2 > values.count }
    if isMost(reads(values, .iso).count { $0 }) { return .iso }
    let (byDay, byMonth) = (reads(values, .dayFirst), reads(values, .monthFirst))
    let onlyByDay = zip(byDay, byMonth).contains { $0 && !$1 }
    let onlyByMonth = zip(byDay, byMonth).contains { $1 && !$0 }
    // Neither: nothing tells day from month. Both: whoever wrote the column did not keep to one order.
    if onlyByDay != onlyByMonth, isMost((onlyByDay ? byDay : byMonth).count { $0 }) {
      return mayLeadWithYear(values) ? nil : onlyByDay ? .dayFirst : .monthFirst
    }
    return isMost(values.count(where: SerialDay.isLikely)) ? .serial : nil
  }

  private static func reads(_ values: [String], _ order: TimeRules.Order) -> [Bool] {
    var rules = TimeRules()
    rules.order = order
    let reader = TimestampReader(rules: rules)
    return values.map { reader.read(Array($0.utf8).span) != nil }
  }

  /// Whether all dates have two digits in each part and could be year, month and day: `26/07/13` may be any of three dates.
  private static func mayLeadWithYear(_ values: [String]) -> Bool {
    let dates = values.map { $0.prefix { $0.isNumber || "/-.".contains($0) }.split { "/-.".contains($0) } }
    return dates.allSatisfy { parts in
      guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[1]), let day = Int(parts[2]) else {
        return false
      }
      return (1...12).contains(month) && (1...31).contains(day)
    }
  }
}
