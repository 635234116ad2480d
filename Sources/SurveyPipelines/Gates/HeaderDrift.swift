internal import SatisfactionReporting

/// A column of a file as it was understood.
public struct ColumnNote: Sendable, Hashable {
  /// Its header.
  public let name: String
  /// What it was used for: `answer`, `segment`, `respondent`, `recorded_at`, `unused`.
  public let role: String
  /// Its place, from 1.
  public let place: Int

  /// A column.
  public init(name: String, role: String, place: Int) {
    self.name = name
    self.role = role
    self.place = place
  }
}

/// How the columns of a file differ from those of the file before. Another order alone is no difference.
public struct HeaderDrift: Sendable, Equatable {
  /// A column that seems to have another name now.
  public struct Renaming: Sendable, Equatable {
    /// The column before.
    public let old: ColumnNote
    /// The column now.
    public let new: ColumnNote
  }

  /// Columns only the newer file has, in its order.
  public let new: [ColumnNote]
  /// Columns only the older file has, in its order.
  public let missing: [ColumnNote]
  /// Columns that seem to have another name, in the older file's order.
  public let renamed: [Renaming]

  /// Compares the columns of two files by their headers; a header that stands twice is told apart by order.
  ///
  /// A missing and a new column are one renamed column where their names are the same but for case, blanks, underscores and hyphens, where
  /// they stand between the same neighbours, or where each is the nearest spelling of the other.
  public init(from old: [ColumnNote], to new: [ColumnNote]) {
    let (before, now) = (old.sorted { $0.place < $1.place }, new.sorted { $0.place < $1.place })
    var matching = ColumnMatching(gone: Self.left(before, without: now), come: Self.left(now, without: before))
    matching.pair { HeaderName.folded($0.name) == HeaderName.folded($1.name) }
    let (beside, besideNow) = (HeaderName.neighbours(before), HeaderName.neighbours(now))
    matching.pair { beside[$0] == besideNow[$1] }
    matching.pairSpellings()
    (self.new, missing) = (matching.come, matching.gone)
    renamed = matching.pairs.sorted { $0.old.place < $1.old.place }
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { new.isEmpty && missing.isEmpty && renamed.isEmpty }

  /// One sentence for each difference: renamed columns, then missing, then new ones.
  public var sentences: [String] { renamedSentences + missingSentences + newSentences }

  var newSentences: [String] {
    new.map { "column \($0.place), \(Self.shown($0)), is new: give it a role in the codebook if it is to count" }
  }

  var missingSentences: [String] {
    missing.map { "\(Self.shown($0)) (\($0.role), column \($0.place) before) is missing: ask for an export that has it" }
  }

  var renamedSentences: [String] {
    renamed.map { pair in
      let role = pair.old.role == pair.new.role ? pair.old.role : "\(pair.old.role) before, \(pair.new.role) now"
      return "\(Self.shown(pair.old)) seems to be \(Self.shown(pair.new)) now (\(role)): if so, name the new header in the codebook too"
    }
  }

  /// The columns without one of the same name on the other side.
  private static func left(_ columns: [ColumnNote], without others: [ColumnNote]) -> [ColumnNote] {
    var names = others.reduce(into: [:]) { $0[$1.name, default: 0] += 1 }
    return columns.filter { column in
      names[column.name, default: 0] -= 1
      return names[column.name, default: 0] < 0
    }
  }

  /// Headers may be whole questions: the beginning tells them apart.
  private static func shown(_ column: ColumnNote) -> String { "`\(DisplayText.cut(DisplayText.harmless(column.name), to: 60))`" }
}
