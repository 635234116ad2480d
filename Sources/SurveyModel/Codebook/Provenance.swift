/// Where a setting came from; a declared one is never overruled.
public enum Origin: String, Sendable, Hashable {
  /// The user, a codebook or the platform's own metadata said so.
  case declared
  /// Read off the file, with the evidence named.
  case inferred
  /// Neither: the documented default.
  case byDefault = "default"
}

/// A setting that knows where it came from.
public struct Setting<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The setting.
  public let value: Value
  /// Where it came from.
  public let origin: Origin
  /// What it was read off, in words; empty for a default.
  public let evidence: String

  /// A setting with its origin.
  public init(_ value: Value, _ origin: Origin, evidence: String = "") {
    self.value = value
    self.origin = origin
    self.evidence = evidence
  }
}
