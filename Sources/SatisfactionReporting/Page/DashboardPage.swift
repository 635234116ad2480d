/// The pages of a run and their figures, made of its dashboard document alone.
///
/// A page is one file: its style is allowed by hash, it has no script and fetches nothing. `index.html` is about everybody, `segments/*.html`
/// about one segment each, and every figure of everybody is a drawing of its own in `figures/*.svg`, in its light colours.
public struct DashboardPage: Sendable {
  /// Columns with more values have no pages for them, as they have no rows in the table of distributions.
  public static let mostSegments = 50

  /// One file.
  public struct File: Sendable {
    /// Its path in the run's folder.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  private let document: DashboardDocument
  private let language: PageLanguage
  private let hasRadar: Bool

  /// Pages of `document`.
  ///
  /// - Parameter hasRadar: whether a radar chart stands beside the others.
  public init(_ document: DashboardDocument, language: PageLanguage = .english, hasRadar: Bool = false) {
    (self.document, self.language, self.hasRadar) = (document, language, hasRadar)
  }

  /// The page of everybody.
  public var index: [UInt8] {
    let facts = PageFacts(document, language: language)
    return PageWriter(facts: facts, segment: .all, hasRadar: hasRadar, linked: Self.linked(facts)).page()
  }

  /// Every page and every figure.
  public var files: [File] {
    let facts = PageFacts(document, language: language)
    let linked = Self.linked(facts)
    let pages = [Segment.all] + facts.columns.flatMap(\.segments).filter { linked.contains($0) }
    let written = pages.map { segment in
      let writer = PageWriter(facts: facts, segment: segment, hasRadar: hasRadar, linked: linked)
      return File(path: PageWriter.path(segment), bytes: writer.page())
    }
    let drawn = FigureFiles(facts: facts, hasRadar: hasRadar).figures.map {
      File(path: "figures/\($0.id).svg", bytes: FigureFiles.drawing($0, language))
    }
    return written + drawn
  }

  /// The segments that have pages: those of which something may be shown, of columns with few enough values.
  private static func linked(_ facts: PageFacts) -> Set<Segment> {
    Set(facts.columns.filter { $0.segments.count <= mostSegments }.flatMap(\.segments).filter { !facts.isHidden($0) })
  }
}
