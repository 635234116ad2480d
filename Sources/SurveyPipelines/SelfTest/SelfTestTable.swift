/// Figures that somebody printed, and the same figures as this code computes them.
public struct SelfTestTable: Sendable, Equatable {
  /// Where the figures stand.
  public let source: SelfTestSource
  /// What is computed from what.
  public let subject: String
  /// The figures in the order of the source.
  public let figures: [SelfTestFigure]

  /// How many figures agree.
  public var passed: Int { figures.count { $0.agrees } }
  /// How many do not.
  public var failed: Int { figures.count - passed }

  /// A table.
  public init(source: SelfTestSource, subject: String, figures: [SelfTestFigure]) {
    self.source = source
    self.subject = subject
    self.figures = figures
  }
}

/// A publication, or another place where figures can be looked up.
public struct SelfTestSource: Sendable, Equatable {
  /// Who wrote it.
  public let authors: String
  /// The journal with its volume and pages, or the site.
  public let work: String
  /// The year it appeared in; nil where it has none.
  public let year: Int?
  /// Its DOI or address.
  public let link: String

  /// Everything in one line.
  public var citation: String { "\(authors)\(year.map { " (\($0))" } ?? ""), \(work), \(link)" }

  /// A source.
  public init(authors: String, work: String, year: Int?, link: String) {
    self.authors = authors
    self.work = work
    self.year = year
    self.link = link
  }
}

/// One printed figure and ours.
public struct SelfTestFigure: Sendable, Equatable {
  /// What it is.
  public let name: String
  /// The figure as it is printed; `none` where no number exists.
  public let printed: String
  /// The figure as computed here; nil where no number exists.
  public let ours: Double?
  /// How far the two may be apart: half a unit of the last printed digit, and what rounding of the printed inputs adds.
  public let tolerance: Double

  /// A figure.
  ///
  /// - Parameter inputs: how far the figure may be off because the figures it is computed from are rounded themselves.
  public init(_ name: String, printed: String, ours: Double?, inputs: Double = 0) {
    self.name = name
    self.printed = printed
    self.ours = ours
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    tolerance = (0..<decimals).reduce(0.5) { unit, _ in unit / 10 } + inputs
  }

  /// The difference, ours less the printed; nil where either is no number.
  public var difference: Double? { Double(printed).flatMap { printed in ours.map { $0 - printed } } }

  /// Whether ours is the printed figure at the precision it was printed with.
  public var agrees: Bool {
    // The last bits of a sum such as 0.0005 + 0.01 are no difference.
    difference.map { abs($0) <= tolerance + 1e-9 } ?? (printed == Self.none && ours == nil)
  }

  /// What is printed where no number exists.
  public static let none = "none"
}
