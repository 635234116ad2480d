/// How much a failed gate matters.
public enum GateSeverity: String, Sendable, Comparable, CaseIterable {
  /// Said for the record.
  case note
  /// A person should look; the result is published.
  case warn
  /// The result is held back and what was published stays.
  case error

  /// Notes come before warnings, warnings before errors.
  public static func < (left: GateSeverity, right: GateSeverity) -> Bool { left.rank < right.rank }

  private var rank: Int { self == .note ? 0 : self == .warn ? 1 : 2 }
}

/// The values at which a gate fails, by severity; nil where it never does.
public struct GateThresholds: Sendable, Equatable {
  /// Beyond this it is said.
  public var note: Double?
  /// Beyond this a person should look.
  public var warn: Double?
  /// Beyond this nothing is published.
  public var error: Double?

  /// Thresholds; a severity without one is never reached.
  public init(note: Double? = nil, warn: Double? = nil, error: Double? = nil) {
    self.note = note
    self.warn = warn
    self.error = error
  }
}

/// What a night's result must satisfy to be published; a gate that is nil is not judged.
public struct GateSettings: Sendable, Equatable {
  /// The share of the records since the last publication that were set aside, 0 to 1.
  public var quarantinedShare: GateThresholds? = GateThresholds(error: 0.05)
  /// The share of missing answers among the responses since the last publication, 0 to 1.
  public var missingShare: GateThresholds?
  /// The live responses; fails below its thresholds.
  public var responses: GateThresholds?
  /// The age of the newest recorded time, in seconds.
  public var freshness: GateThresholds?
  /// The time since new data last arrived, in seconds.
  public var arrival: GateThresholds?
  /// The largest total variation distance of an item's answers from those before, 0 to 1.
  public var shift: GateThresholds?
  /// A column that the file before did not have.
  public var newColumns: GateSeverity? = .note
  /// A column that the file before had.
  public var missingColumns: GateSeverity? = .warn
  /// A column that seems to have another name than before.
  public var renamedColumns: GateSeverity? = .warn

  /// The usual gates: at most 5 % of the records set aside, and changed columns said.
  public init() {}
}
