/// A drawing with its finding and its numbers: the page shows it with a table behind it, and it is a file of its own.
struct Drawing {
  /// The width of every drawing; a telephone shows it in its own size, a desk larger.
  static let width = 380.0

  /// The name of its file and of its place on the page: small letters and `-`.
  let id: String
  let title: String
  /// What the data say, as a sentence.
  let finding: String
  /// How to read it, where that is not plain.
  var note: String?
  let height: Double
  /// The numbers that are drawn.
  let table: FigureTable
  /// Draws into a space of ``width`` by ``height``.
  let draw: (inout Markup) -> Void
}

/// The numbers of a figure, for those who cannot see it or want them exactly.
struct FigureTable {
  /// The first column holds names.
  let columns: [String]
  let rows: [[String]]
  /// The places of other columns that hold words; all else are numbers.
  var words: Set<Int> = []
}

/// Numbers of a drawing: tenths of a unit are finer than any screen.
func px(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
}
