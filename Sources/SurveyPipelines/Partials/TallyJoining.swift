internal import SatisfactionScoring
internal import SurveyModel

/// Why two partials are not joined.
public enum MergeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// They ask different things.
  case otherInstrument(difference: String)
  /// They were counted under different settings.
  case otherSettings(difference: String)
  /// The slices of a source were not read the same way.
  case readDifferently(source: String)
  /// Both hold a source whole, or it was refused in both.
  case alreadyPresent(source: String)
  /// Both hold these bytes of a source.
  case overlapping(source: String, bytes: Range<Int>)
  /// The rows of a slice are not what their length says.
  case damaged

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .otherInstrument(let difference):
      "the partials do not ask the same: \(difference); name the instrument of all with --instrument or --codebook"
    case .otherSettings(let difference): "the partials were counted with different settings: \(difference)"
    case .readDifferently(let source):
      "slices of \(source) were not read the same way: give all of them the same --name, --arrival and reading options"
    case .alreadyPresent(let source): "\(source) is there already: the same bytes would count twice"
    case .overlapping(let source, let bytes):
      "bytes \(bytes.lowerBound):\(bytes.upperBound) of \(source) are in two partials: they would count twice"
    case .damaged: "the rows of a partial are damaged"
    }
  }
}

extension TallyFile {
  /// Both slices together; the order does not matter.
  public func joining(_ other: TallyFile) throws(MergeError) -> TallyFile { try TallyFile.joining([self, other]) ?? self }

  /// All slices together, in any order and any grouping; nil where there are none.
  public static func joining(_ files: [TallyFile]) throws(MergeError) -> TallyFile? {
    guard var whole = files.first else { return nil }
    var sources = Dictionary(uniqueKeysWithValues: whole.sources.map { ($0.facts.identity, $0) })
    for file in files.dropFirst() {
      guard file.settings == whole.settings else {
        throw .otherSettings(difference: whole.settings.difference(from: file.settings))
      }
      try whole.add(file.tally)
      whole.span.add(file.span)
      for source in file.sources { try Self.add(source, to: &sources) }
    }
    whole.sources = sources.values.sorted { SourceFacts.precedes($0.facts, $1.facts) }
    for index in whole.sources.indices { try whole.sources[index].coalesce() }
    return whole
  }

  private mutating func add(_ other: SatisfactionTally?) throws(MergeError) {
    guard let other else { return }
    guard let known = tally?.shape else {
      tally = other
      return
    }
    guard known == other.shape else { throw .otherInstrument(difference: known.instrument.difference(from: other.shape.instrument)) }
    tally?.merge(other)
  }

  private static func add(_ source: TallySource, to sources: inout [String: TallySource]) throws(MergeError) {
    guard let known = sources[source.facts.identity] else {
      sources[source.facts.identity] = source
      return
    }
    guard source.facts.refusal == nil, known.facts.refusal == nil else { throw .alreadyPresent(source: source.facts.name) }
    let (here, there) = (known.pieces + source.pieces, source.facts)
    if let twice = TallySource.overlap(here) {
      throw twice == 0..<there.bytes ? .alreadyPresent(source: there.name) : .overlapping(source: there.name, bytes: twice)
    }
    guard known.facts == there else { throw .readDifferently(source: there.name) }
    sources[there.identity]?.pieces = here
  }
}

extension TallySource {
  /// Bytes that two pieces cover.
  fileprivate static func overlap(_ pieces: [SourcePiece]) -> Range<Int>? {
    let sorted = pieces.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    return zip(sorted, sorted.dropFirst()).lazy.map { $0.clamped(to: $1) }.first { !$0.isEmpty }
  }

  /// Puts pieces in order, and makes one of those that touch.
  fileprivate mutating func coalesce() throws(MergeError) {
    var joined: [SourcePiece] = []
    for piece in pieces.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if joined.last?.range.upperBound == piece.range.lowerBound {
        do { try joined[joined.count - 1].append(piece) } catch { throw .damaged }
      } else {
        joined.append(piece)
      }
    }
    pieces = joined
  }
}

extension TallyFile.Settings {
  /// What `other` has otherwise, in words.
  fileprivate func difference(from other: TallyFile.Settings) -> String {
    var found: [String] = []
    if segments != other.segments { found.append("--by \(segments) and \(other.segments)") }
    if period != other.period { found.append("--period \(period?.rawValue ?? "none") and \(other.period?.rawValue ?? "none")") }
    if missingRule != other.missingRule { found.append("--missing \(missingRule.rawValue) and \(other.missingRule.rawValue)") }
    if hasItemProducts != other.hasItemProducts { found.append("--detail in one only") }
    if isUnique != other.isUnique { found.append("--ids-unique in one only") }
    if codebook != other.codebook { found.append("--codebook") }
    return found.joined(separator: "; ")
  }
}
