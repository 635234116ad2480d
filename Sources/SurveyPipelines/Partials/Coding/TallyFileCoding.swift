public import SatisfactionScoring
internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyDigest
internal import SurveyModel

/// Why bytes are not read as a partial.
public enum TallyFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// They do not begin as a partial does.
  case noPartial
  /// They were written in a way that this version does not know.
  case version(UInt8)
  /// Bytes are missing or changed.
  case damaged
  /// They say what no partial says, or say it in a way it is never written.
  case malformed
  /// The counts in it cannot be read.
  case counts(TallyCodingError)

  /// The reason in words.
  public var description: String {
    switch self {
    case .noPartial: "not a partial: servqual tally makes those"
    case .version(let version): "written in version \(version), which is not known here"
    case .damaged: "damaged: bytes are missing or changed"
    case .malformed: "its contents cannot be those of any slice"
    case .counts(let error): error.description
    }
  }
}

extension TallyFile {
  private static let mark = Array("SQTALLY\n".utf8)
  private static let version: UInt8 = 1
  private static let digestBytes = 32

  /// The partial as bytes; equal partials give equal bytes, however they were joined.
  ///
  /// The last 32 are the SHA-256 of all others. It finds damage; it is no protection against somebody who wants to deceive.
  public var bytes: [UInt8] {
    var writer = TallyWriter()
    writer.raw(Self.mark)
    writer.byte(Self.version)
    settings.write(to: &writer)
    writer.option(tally) { writer, tally in
      writer.text(tally.shape.instrument.yaml)
      writer.flag(tally.shape.hasPoints)
      writer.list(tally.cells) { $1.write(to: &$0) }
    }
    writer.option(span.range) { writer, range in
      for time in [range.lowerBound, range.upperBound] { writer.word(UInt64(bitPattern: time.microseconds)) }
    }
    writer.list(sources) { writer, source in
      source.facts.write(to: &writer)
      writer.list(source.pieces) { $1.write(to: &$0) }
    }
    writer.raw(Self.digest(writer.bytes[...]))
    return writer.bytes
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.bytes()
  }

  /// Whether bytes begin as a partial does.
  public static func isPartial(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark) }

  /// A partial that was stored.
  ///
  /// - Throws: for any other bytes than ``bytes`` gives. Nothing is read beyond them, and nothing allocated that they only claim.
  public init(_ bytes: [UInt8]) throws(TallyFileError) {
    guard Self.isPartial(bytes) else { throw .noPartial }
    let end = bytes.count - Self.digestBytes
    guard end > Self.mark.count else { throw .damaged }
    guard bytes[Self.mark.count] == Self.version else { throw .version(bytes[Self.mark.count]) }
    guard Self.digest(bytes[..<end]).elementsEqual(bytes[end...]) else { throw .damaged }
    var reader = TallyReader(bytes[(Self.mark.count + 1)..<end])
    do throws(TallyCodingError) { try self.init(&reader) } catch { throw .counts(error) }
    // Whatever could be said in two ways was said in the one in which it is written.
    guard reader.isAtEnd, self.bytes == bytes else { throw .malformed }
  }

  private init(_ reader: inout TallyReader) throws(TallyCodingError) {
    let settings = try Settings(&reader)
    self.init(settings)
    tally = try reader.option { (reader) throws(TallyCodingError) in
      guard let instrument = try? Instrument.decoding(yaml: try reader.text(), source: "a partial") else { throw .malformed }
      let shape = settings.shape(of: instrument, hasPoints: try reader.flag())
      return try SatisfactionTally(shape: shape, cells: reader.list { (reader) throws(TallyCodingError) in try TallyCell(&reader) })
    }
    let times = try reader.option { (reader) throws(TallyCodingError) in [try reader.word(), try reader.word()] }
    for time in times ?? [] { span.add(Int64(bitPattern: time)) }
    let instrument = tally?.shape.instrument
    let care = settings.care?.columns.count ?? 0
    sources = try reader.list { (reader) throws(TallyCodingError) in
      let facts = try SourceFacts(&reader)
      let form = instrument.map { RowForm($0, segments: settings.segments.count, hasPoints: facts.hasPoints, care: care) }
      return TallySource(facts: facts, pieces: try reader.list { (reader) throws(TallyCodingError) in try SourcePiece(&reader, form) })
    }
    guard isPlausible else { throw .malformed }
  }

  /// Whether sources are in order, each once, and the responses in their accounts are those that are counted.
  private var isPlausible: Bool {
    guard zip(sources, sources.dropFirst()).allSatisfy({ SourceFacts.precedes($0.facts, $1.facts) }),
      Set(sources.map(\.facts.identity)).count == sources.count
    else { return false }
    var accounted = 0
    for source in sources {
      guard source.facts.refusal == nil || source.pieces.isEmpty else { return false }
      for (piece, end) in zip(source.pieces, source.pieces.dropFirst().map(\.range.lowerBound) + [source.facts.bytes + 1]) {
        guard piece.range.upperBound < end, (piece.rows == nil) == settings.isUnique else { return false }
        accounted += piece.log.accounting.responses - piece.duplicates.count
      }
    }
    return accounted == responses && (tally != nil || accounted == 0)
  }
}

extension TallyFile.Settings {
  func shape(of instrument: Instrument, hasPoints: Bool) -> TallyShape {
    TallyShape(
      instrument: instrument, segmentKeys: segments, hasPoints: hasPoints, hasItemProducts: hasItemProducts, period: period,
      missingRule: missingRule)
  }

  fileprivate func write(to writer: inout TallyWriter) {
    writer.texts(segments)
    writer.option(period) { $0.text($1.rawValue) }
    writer.text(missingRule.rawValue)
    for isSet in [hasItemProducts, isUnique] { writer.flag(isSet) }
    writer.option(codebook) { $0.text($1) }
  }

  fileprivate init(_ reader: inout TallyReader) throws(TallyCodingError) {
    segments = try reader.texts()
    period = try reader.option { (reader) throws(TallyCodingError) in try reader.named() }
    missingRule = try reader.named()
    hasItemProducts = try reader.flag()
    isUnique = try reader.flag()
    codebook = try reader.option { (reader) throws(TallyCodingError) in try reader.text() }
  }
}

extension TallyCell {
  fileprivate func write(to writer: inout TallyWriter) {
    writer.natural(part)
    writer.text(label)
    writer.number(period)
    writer.natural(bytes.count)
    writer.raw(bytes)
  }

  fileprivate init(_ reader: inout TallyReader) throws(TallyCodingError) {
    let (part, label, period) = (try reader.natural(), try reader.text(), try reader.number(as: Int.self))
    let length = try reader.natural()
    self.init(part: part, label: label, period: period, bytes: Array(try reader.bytes(length)))
  }
}
