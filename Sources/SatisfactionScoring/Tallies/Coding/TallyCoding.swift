internal import SurveyModel

/// The counts of one segment value in one period, as bytes.
public struct TallyCell: Sendable, Hashable {
  /// The place of the segment column in the shape; 0 where there is none.
  public let part: Int
  /// The segment value; empty where there is no column, and for responses without a value.
  public let label: String
  /// The period's key, see `Period`; 0 where time is not looked at.
  public let period: Int
  /// The counts: version, mark of the shape, counts, check number.
  public let bytes: [UInt8]

  /// Counts that were stored.
  public init(part: Int, label: String, period: Int, bytes: [UInt8]) {
    (self.part, self.label, self.period, self.bytes) = (part, label, period, bytes)
  }
}

extension SatisfactionTally {
  /// All counts as bytes, cell by cell, ordered by part, label and period. Equal tallies give equal bytes, however they came about.
  public var cells: [TallyCell] {
    let mark = shape.mark
    return groups.enumerated().flatMap { part, group in
      group.sorted.map { key, cell in
        TallyCell(part: part, label: key.label, period: key.period, bytes: CellEnvelope(mark, part, key).seal(cell))
      }
    }
  }

  /// Counts that were stored, in any order of the cells.
  ///
  /// - Throws: for bytes that `cells` never gives for this shape. Nothing is read beyond them, and nothing allocated that they only claim.
  public init(shape: TallyShape, cells: [TallyCell]) throws(TallyCodingError) {
    self.init(shape: shape)
    let mark = shape.mark
    var seen: [Set<CellKey>] = groups.map { _ in [] }
    for cell in cells {
      let key = CellKey(label: cell.label, period: cell.period)
      guard groups.indices.contains(cell.part), shape.hasPlace(for: key), seen[cell.part].insert(key).inserted else { throw .misplaced }
      let counts = try CellEnvelope(mark, cell.part, key).open(cell.bytes, shape.cell)
      put(counts, key, group: cell.part)
    }
    guard groups.allSatisfy({ $0.responses == groups[0].responses }) else { throw .incomplete }
  }
}

extension TallyShape {
  /// Whether a cell can lie there.
  fileprivate func hasPlace(for key: CellKey) -> Bool {
    guard !segmentKeys.isEmpty || key.label.isEmpty else { return false }
    switch period {
    case nil: return key.period == CellKey.wholeSpan
    case .weekday: return (1...7).contains(key.period) || key.period == Period.untimedKey
    // All days that a time in microseconds can fall on.
    default: return (-110_000_000...110_000_000).contains(key.period) || key.period == Period.untimedKey
    }
  }
}

/// What is put around the counts of a cell: the version and the shape's mark before, and behind a number that checks them and their place.
struct CellEnvelope {
  static let version: UInt8 = 1
  private static let markBytes = 8
  private static let sealBytes = 8
  private let mark: UInt64
  private let place: TallySeal

  init(_ mark: UInt64, _ part: Int, _ key: CellKey) {
    self.mark = mark
    var place = TallySeal()
    place.add(part)
    place.add(key.label)
    place.add(key.period)
    self.place = place
  }

  func seal(_ cell: CellTally) -> [UInt8] {
    var writer = TallyWriter()
    writer.byte(Self.version)
    writer.word(mark)
    cell.write(to: &writer)
    return sealed(writer)
  }

  /// Closes what was written.
  func sealed(_ written: TallyWriter) -> [UInt8] {
    var (writer, seal) = (written, place)
    seal.add(writer.bytes)
    writer.word(seal.value)
    return writer.bytes
  }

  func open(_ bytes: [UInt8], _ shape: CellShape) throws(TallyCodingError) -> CellTally {
    guard let version = bytes.first, bytes.count > 1 + Self.markBytes + Self.sealBytes else { throw .damaged }
    guard version == Self.version else { throw .version(version) }
    let end = bytes.count - Self.sealBytes
    var (seal, tail) = (place, TallyReader(bytes[end...]))
    seal.add(bytes[..<end])
    guard try tail.word() == seal.value else { throw .damaged }
    var reader = TallyReader(bytes[1..<end])
    guard try reader.word() == mark else { throw .otherShape }
    var cell = CellTally(shape: shape)
    try cell.read(from: &reader)
    guard reader.isAtEnd else { throw .malformed }
    return cell
  }
}
