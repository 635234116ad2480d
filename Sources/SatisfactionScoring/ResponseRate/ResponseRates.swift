internal import SurveyModel

extension SatisfactionReport {
  /// The response rate of everybody and of each segment, in printing order; nil where no invitations are known.
  ///
  /// Segments of the responses that nobody is said to have been invited from are there without a rate, and invited segments without any
  /// response are there with 0 responses.
  public var responseRates: [ResponseRateRow]? { conventions.invitations.map { ResponseRates(self, $0).rows } }

  /// Whether the responses are split by a column of that name.
  public func isSplit(by column: String) -> Bool { segments.contains { $0 != .all && $0.isOf(column) } }
}

/// Joins invitations and responses by segment.
struct ResponseRates {
  private let report: SatisfactionReport
  private let invitations: Invitations
  private let sizes: [SegmentIdentity: Int]

  init(_ report: SatisfactionReport, _ invitations: Invitations) {
    self.report = report
    self.invitations = invitations
    sizes = Dictionary(report.scores.map { ($0.segment, $0.responses) }, uniquingKeysWith: { first, _ in first })
  }

  var rows: [ResponseRateRow] {
    let segments = report.segments.filter { $0 != .all }
    let total = invitations.total(preferring: segments.map(\.keyLabel))?.invited
    var rows = [row(.all, invited: total, report.responses)]
    var seen = Set<String>()
    for key in segments.map(\.key) where seen.insert(key).inserted { rows += self.rows(of: segments.filter { $0.key == key }) }
    return rows
  }

  /// The rows of one segment column, by value: those with responses, and those that were only invited.
  private func rows(of segments: [SegmentIdentity]) -> [ResponseRateRow] {
    let column = invitations.columns.first { column in segments.contains { $0.isOf(column.name) } }
    let values = column?.values ?? []
    let places = Self.places(of: segments, among: values)
    let asked = zip(segments, places).map { segment, place in row(segment, invited: place.map { values[$0].invited }, sizes[segment] ?? 0) }
    let rest = values.indices.filter { !places.contains($0) }.map { values[$0] }
    let silent = SegmentIdentity.silent(rest.map(\.label), beside: segments)
    let rows = asked + zip(silent, rest).map { row($0, invited: $1.invited, 0) }
    return rows.sorted { $0.segment.value < $1.segment.value }
  }

  /// Where each segment stands among the invited values: labels written alike before those that differ in case or are codes.
  private static func places(of segments: [SegmentIdentity], among values: [Invitations.Value]) -> [Int?] {
    var places = segments.map { segment in values.firstIndex { $0.label == segment.label } }
    for (index, segment) in segments.enumerated() where places[index] == nil {
      places[index] = values.indices.first { !places.contains($0) && segment.isMeant(by: values[$0].label) }
    }
    return places
  }

  private func row(_ segment: SegmentIdentity, invited: Int?, _ responses: Int) -> ResponseRateRow {
    ResponseRateRow(segment: segment, invited: invited, responses: responses, level: report.conventions.level)
  }
}
