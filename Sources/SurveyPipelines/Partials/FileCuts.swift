internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// One file cut into ranges of about the same length, with all that a slice would otherwise have to read the file for.
public struct FileCuts: Sendable {
  /// One range.
  public struct Piece: Sendable, Hashable {
    /// Its bytes.
    public let range: Range<Int>
    /// Whether it begins inside a quoted field.
    public let startsInsideQuotes: Bool
  }

  /// The SHA-256 of the file's bytes.
  public let sha256: String
  /// The ranges, which cover the file.
  public let pieces: [Piece]

  /// Cuts a file; one that cannot be cut is one piece.
  ///
  /// - Parameters:
  ///   - count: how many pieces are wanted; fewer are made of a small file.
  ///   - request: how the file is to be read.
  /// - Throws: the refusal of a file that cannot be used.
  public init(_ path: String, into count: Int, _ request: StudyRequest) throws(TallyingError) {
    let source: OpenedSource
    do throws(SourceFailure) { source = try OpenedSource(path, request) } catch { throw .refused(source: path, error.refusal) }
    guard let digest = source.digest() else { throw .refused(source: path, .unreadable) }
    sha256 = digest
    let size = source.text.sourceBytes
    guard case .delimited = source.plan.layout, source.plan.gather == nil, source.text.isReadInPlace else {
      pieces = [Piece(range: 0..<size, startsInsideQuotes: false)]
      return
    }
    let number = max(1, min(count, size))
    let cuts = (0...number).map { Int((Double(size) * Double($0) / Double(number)).rounded(.down)) }
    var (pieces, isInside): ([Piece], Bool) = ([], false)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      pieces.append(Piece(range: start..<end, startsInsideQuotes: isInside))
      isInside = isInside != source.text.hasOddQuotes(start..<end)
    }
    self.pieces = pieces
  }
}
