internal import SatisfactionReporting
internal import SatisfactionScoring
internal import SurveyDialects
internal import SurveyModel

/// What is known of a source whichever slice of it was read.
struct SourceFacts: Equatable, Sendable {
  /// The place in the order of arrival; sources of one place are ordered by name and digest.
  var arrival = 0
  var name = ""
  /// Nil where the file could not even be opened.
  var sha256: String?
  var bytes = 0
  var encoding: Setting<String>?
  /// What to do if the encoding is wrong.
  var encodingAdvice = ""
  var dialect: String?
  var evidence: [String] = []
  /// How the instrument was learnt.
  var instrument = Setting("", .byDefault)
  var hasIDs = false
  var hasPoints = false
  var frame = SourceFrame()
  /// Where documents begin that were joined to this source; empty where it is one.
  var members: [MemberPlace] = []
  /// Why nothing of it counts; nil where it does.
  var refusal: SourceSummary.Refusal?

  init(name: String = "", arrival: Int = 0) { (self.name, self.arrival) = (name, arrival) }

  /// What tells a source from every other: its bytes, or its name where they are not known.
  var identity: String { sha256 ?? "name \(name)" }

  static func precedes(_ left: SourceFacts, _ right: SourceFacts) -> Bool {
    (left.arrival, left.name, left.identity) < (right.arrival, right.name, right.identity)
  }
}

/// A source with the slices of it that were counted.
struct TallySource: Sendable, Equatable {
  var facts: SourceFacts
  /// In order, none touching the next; one piece is the whole source once all are there.
  var pieces: [SourcePiece] = []

  /// How many responses are kept as rows.
  var rows: Int { pieces.reduce(0) { $0 + ($1.rows?.count ?? 0) } }

  /// Bytes that no piece covers.
  var gaps: [Range<Int>] {
    guard facts.refusal == nil else { return [] }
    var (gaps, next): ([Range<Int>], Int) = ([], 0)
    for piece in pieces {
      if piece.range.lowerBound > next { gaps.append(next..<piece.range.lowerBound) }
      next = piece.range.upperBound
    }
    if next < facts.bytes { gaps.append(next..<facts.bytes) }
    return gaps
  }
}

/// What was counted of a range of a source's bytes.
struct SourcePiece: Sendable, Equatable {
  /// The bytes it answers for, as they were asked for; its records begin and end near their ends.
  var range: Range<Int>
  /// Line ends and records in it. Lines and records of findings and rows are counted from its beginning.
  var lines = 0
  var records = 0
  var log = RecordLog()
  var points = PointsCheck()
  /// What is said about the end of the source.
  var closing: [Finding] = []
  /// Responses replaced by others of this very slice, where ids are unique.
  var duplicates: [Finding] = []
  /// The responses with an id, where ids are not promised to be unique.
  var rows: PackedRows?

  /// Adds the piece that begins where this one ends.
  mutating func append(_ next: SourcePiece) throws(TallyCodingError) {
    var following = next.log
    following.findings = following.findings.map(shifted)
    following.foreignHeaderLine = following.foreignHeaderLine.map { $0 + lines }
    following.foreignLabelLine = following.foreignLabelLine.map { $0 + lines }
    log.add(following)
    points.add(next.points)
    closing = next.closing.map(shifted)
    duplicates += next.duplicates.map(shifted)
    if let packed = next.rows { try rows?.append(packed, lines: lines, records: records) }
    range = range.lowerBound..<next.range.upperBound
    lines += next.lines
    records += next.records
  }

  /// The same finding with the lines and records of this piece before it.
  private func shifted(_ finding: Finding) -> Finding {
    let old = finding.position
    guard old.line > 0 || old.record > 0 else { return finding }
    return finding.moved(
      to: RecordPosition(line: old.line + lines, byteOffset: old.byteOffset, record: old.record > 0 ? old.record + records : 0))
  }
}
