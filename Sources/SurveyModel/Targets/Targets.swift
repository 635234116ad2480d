/// The values a team means to reach, by what they are about: gaps, or perceptions where no expectations are asked, on the survey's scale.
///
/// A subject is named by its id: a dimension's, an item's, or `overall_dimensions`, for which `overall` may be written.
public struct Targets: Hashable, Sendable {
  /// Targets by subject.
  public typealias BySubject = [String: Double]

  /// The id of the headline, which `overall` stands for.
  public static let overall = "overall_dimensions"

  /// For everybody.
  public let general: BySubject
  /// For single segments: by segment column, and by the value's label in it.
  public let segments: [String: [String: BySubject]]
  /// Whether a segment without a target of its own is held to that for everybody.
  public let appliesToSegments: Bool

  /// Targets; `overall` is taken for `overall_dimensions` throughout.
  public init(general: BySubject, segments: [String: [String: BySubject]] = [:], appliesToSegments: Bool = false) {
    self.general = Self.spelledOut(general)
    self.segments = segments.mapValues { $0.mapValues(Self.spelledOut) }
    self.appliesToSegments = appliesToSegments
  }

  /// The target of one subject; nil where there is none.
  ///
  /// - Parameters:
  ///   - subject: the id of a dimension or an item, `overall_dimensions` or `overall`.
  ///   - segmentKey: the segment column as the targets name it; nil for everybody.
  ///   - segmentLabel: the segment's label; nil for everybody.
  /// - Returns: for a segment its own target, else with `appliesToSegments` that for everybody.
  public func value(subject: String, segmentKey: String?, segmentLabel: String?) -> Double? {
    let id = Self.id(subject)
    guard let segmentKey, let segmentLabel else { return general[id] }
    return segments[segmentKey]?[segmentLabel]?[id] ?? (appliesToSegments ? general[id] : nil)
  }

  /// Every subject a target is set for, in alphabetical order.
  public var subjects: [String] {
    Set(segments.values.flatMap { $0.values.flatMap(\.keys) }).union(general.keys).sorted()
  }

  private static func id(_ subject: String) -> String { subject == "overall" ? overall : subject }

  private static func spelledOut(_ targets: BySubject) -> BySubject {
    Dictionary(targets.map { (id($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
