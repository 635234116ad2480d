public import SurveyModel
public import SurveyReading

extension Invitations {
  /// The invitations in the table at `path`: columns `segment`, `value` and `invited`, and `wave` if there is one.
  ///
  /// A row without segment and value is for everybody. Rows of other waves than `wave` are passed over; a row without one is for any.
  ///
  /// - Parameter encoding: tried where the text does not say its own and is not UTF-8.
  /// - Throws: `ReadingError` for a table that lacks a column, a count that is none, a segment that stands twice, or a wave without rows.
  public static func contents(
    of path: String, wave: String? = nil, encoding: TextEncoding? = nil
  ) throws(ReadingError) -> Invitations {
    let table = try InvitationTable.reading(path, encoding: encoding)
    let rows = wave.map { wave in table.rows.filter { $0.wave.isEmpty || $0.wave == wave } } ?? table.rows
    if rows.isEmpty { throw InvitationRefusal.empty(wave, waves: table.rows.map(\.wave)) }
    var gathering = InvitationGathering(isOneWave: wave != nil)
    for row in rows { try gathering.add(row) }
    return gathering.invitations
  }
}

/// Adds up the rows of a file of invitations.
private struct InvitationGathering {
  let isOneWave: Bool
  private var everybody: Int?
  private var columns: [Invitations.Column] = []
  private var seen: [[String]: InvitationRow] = [:]

  init(isOneWave: Bool) { self.isOneWave = isOneWave }

  var invitations: Invitations { Invitations(everybody: everybody, columns: columns) }

  mutating func add(_ row: InvitationRow) throws(ReadingError) {
    guard row.segment.isEmpty == row.value.isEmpty else { throw InvitationRefusal.half(row) }
    let invited = try Self.count(row)
    if let first = seen.updateValue(row, forKey: [row.segment.lowercased(), row.value.lowercased()]) {
      throw InvitationRefusal.repeated(row, after: first, isOneWave: isOneWave)
    }
    guard !row.segment.isEmpty else {
      everybody = invited
      return
    }
    let value = Invitations.Value(label: row.value, invited: invited)
    if let place = columns.firstIndex(where: { Invitations.isSame($0.name, row.segment) }) {
      columns[place].values.append(value)
    } else {
      columns.append(Invitations.Column(name: row.segment, values: [value]))
    }
  }

  /// A whole number of people, with room for adding any number of rows.
  private static func count(_ row: InvitationRow) throws(ReadingError) -> Int {
    guard let count = Int(row.invited), (0...1_000_000_000_000).contains(count) else { throw InvitationRefusal.count(row) }
    return count
  }
}

/// What is wrong with a file of invitations, and what to do.
enum InvitationRefusal {
  static let form = "give the columns segment, value and invited, and wave if there are several"

  /// A row that the reader could not take apart; bytes that are no text are the file's encoding.
  static func faulty(_ rule: Rule, _ message: String, _ line: Int, in text: ExportText) -> ReadingError {
    guard rule != .invalidEncoding else {
      return ReadingError(.encodingUndetermined, message, advice: text.encodingAdvice, line: line)
    }
    return ReadingError(.init(rawValue: rule.rawValue), message, advice: "correct the row: every invitation counts", line: line)
  }

  static func count(_ row: InvitationRow) -> ReadingError {
    let what = row.invited.isEmpty ? "no number" : row.invited.hasPrefix("-") ? "a negative number" : "no whole number"
    return ReadingError(
      .invitationCount, "`invited` holds \(what)", advice: "write the number of people as 1400, without separators", line: row.line)
  }

  static func half(_ row: InvitationRow) -> ReadingError {
    let (there, lacking) = row.value.isEmpty ? ("segment", "value") : ("value", "segment")
    return ReadingError(
      .invitationSegment, "the row has a \(there) and no \(lacking)",
      advice: "give both, or neither for everybody; who has no value is `not_stated`", line: row.line)
  }

  static func repeated(_ row: InvitationRow, after first: InvitationRow, isOneWave: Bool) -> ReadingError {
    let what = row.segment.isEmpty ? "everybody" : "\(row.segment) \(row.value)"
    let isOfWaves = !isOneWave && first.wave != row.wave
    return ReadingError(
      .invitationRepeated, "\(what) stands here and on line \(first.line)",
      advice: isOfWaves ? "the rows are of different waves: choose one with --wave" : "leave one row out, or add them up", line: row.line)
  }

  static func empty(_ wave: String?, waves: [String]) -> ReadingError {
    guard let wave, !waves.isEmpty else {
      return ReadingError(.noRecords, "there are no rows under the header", advice: form)
    }
    return ReadingError(
      .invitationWave, "there are no rows of the wave \(wave)",
      advice: "--wave is one of \(Set(waves).sorted().joined(separator: ", "))")
  }
}

extension ReadingError.Kind {
  /// A number of invited people that is none.
  static let invitationCount = Self(rawValue: "invitation_count")
  /// A segment column without a value, or a value without a column.
  static let invitationSegment = Self(rawValue: "invitation_segment")
  /// A segment that stands twice.
  static let invitationRepeated = Self(rawValue: "invitation_repeated")
  /// No rows of the wave that was asked for.
  static let invitationWave = Self(rawValue: "invitation_wave")
}
