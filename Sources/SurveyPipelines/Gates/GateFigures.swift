/// What a night measured of one survey, as plain values for ``Gates``.
public struct GateFigures: Sendable, Equatable {
  /// A file whose columns differ from those of the file before.
  public struct FileDrift: Sendable, Equatable {
    /// The file.
    public let source: String
    /// What differs.
    public let drift: HeaderDrift

    /// A file and what differs in it.
    public init(source: String, drift: HeaderDrift) {
      self.source = source
      self.drift = drift
    }
  }

  /// Records of the files that came since the last publication.
  public var records = 0
  /// Those of them that were set aside.
  public var quarantined = 0
  /// Places for an answer, filled or not, in responses that those files brought.
  public var answers = 0
  /// Those of them without an answer.
  public var missingAnswers = 0
  /// Live responses after this run.
  public var responses = 0
  /// Seconds since the newest recorded time; nil where no response has one.
  public var newestAge: Double?
  /// Seconds since new data last arrived; nil where none ever did.
  public var arrivalAge: Double?
  /// The item whose answers moved most; nil where too few answers can be compared.
  public var shift: DistributionShift?
  /// Changed columns by file, in the order of the files.
  public var drifts: [FileDrift] = []
  /// Whether the new result has no responses while the published one had some.
  public var losesPublished = false

  /// A night on which nothing came.
  public init() {}
}
