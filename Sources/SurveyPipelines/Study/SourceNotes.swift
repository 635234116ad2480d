internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// What is said about a source as a whole: hints that lead, and notes about answers that were read though not written plainly.
struct SourceNotes {
  private let names: SourceNames
  private let log: RecordLog

  init(_ names: SourceNames, _ log: RecordLog) {
    self.names = names
    self.log = log
  }

  /// What leads: hints at a cause that most of the quarantine shares.
  var leading: [Finding] { names.remarks + hints + textHints }

  /// What follows: answers that were read although not written plainly.
  var following: [Finding] { notes }

  /// A column of words, or of dates that could be read two ways, behind most of the quarantine.
  private var textHints: [Finding] {
    let quarantined = log.accounting.quarantined
    let causes = log.faults.filter { $0.value >= 3 && $0.value * 2 >= quarantined }
    return causes.sorted { ($0.value, $1.key.column) > ($1.value, $0.key.column) }.compactMap { fault, count in
      let name = names.column(fault.column)
      let advice: String
      switch fault.rule {
      case .valueNotInteger: advice = "hold text that is no number; if it is answer labels, list them under `labels` in a codebook"
      case .badTimestamp: advice = "hold times that are none or could be read two ways; set `times: {order: dmy}` or `mdy` in a codebook"
      default: return nil
      }
      return Finding(fault.rule, severity: .warning, column: fault.column + 1, field: name, message: "\(name): \(count) records \(advice)")
    }
  }

  /// One number in one column behind most of the quarantine is probably a code for no answer.
  private var hints: [Finding] {
    let quarantined = log.accounting.quarantined
    let causes = log.strayNumbers.filter { $0.value >= 3 && $0.value * 2 >= quarantined }
    return causes.sorted { ($0.value, $1.key.column) > ($1.value, $0.key.column) }.map { stray, count in
      let name = names.column(stray.column)
      return Finding(
        .valueOutOfRange, severity: .warning, column: stray.column + 1, field: name,
        message:
          "\(name): \(count) records hold \(stray.text); if \(stray.text) means no answer, add `missing: [\(stray.text)]` to a codebook")
    }
  }

  private var roundedIDs: [Finding] {
    guard log.roundedIDs > 0, let field = names.respondent else { return [] }
    let message =
      "\(log.roundedIDs) ids were rounded by a spreadsheet, as 1.23E+11: they tell nobody apart, so duplicates among them stay unknown"
    return [Finding(.roundedID, severity: .warning, field: field, message: message)]
  }

  private var unreadableCare: [Finding] {
    log.unreadableCare.sorted { $0.key < $1.key }.map { column, count in
      let name = names.column(column)
      let asked = names.care[column] ?? "a customer-care column"
      let message =
        "\(name): \(count) of \(log.accounting.responses) cells could not be read as \(asked) and count as no answer; say under `care` in the "
        + "codebook how they are written"
      return Finding(.careUnreadable, severity: .warning, column: column + 1, field: name, message: message)
    }
  }

  private var notes: [Finding] {
    roundedIDs + unreadableCare
      + log.normalised.sorted { $0.key < $1.key }.map { column, count in
        let name = names.column(column)
        return Finding(
          .numberNormalised, severity: .note, column: column + 1, field: name,
          message: "\(name): \(count) answers were read as numbers although written with full-width digits, decimals or blanks")
      }
  }
}

/// What a source calls its columns, and what was decided when its codebook was made.
struct SourceNames: Hashable, Sendable {
  /// The name of every column, as messages say it.
  var columns: [String] = []
  /// The column of respondents' ids; nil where there is none.
  var respondent: String?
  /// What customer-care columns are read as, by their places.
  var care: [Int: String] = [:]
  /// What leads the source's findings.
  var remarks: [Finding] = []

  func column(_ place: Int) -> String { columns.indices.contains(place) ? columns[place] : "" }
}

extension SourceNames {
  init(_ plan: ReadingPlan) {
    columns = plan.columnNames.indices.map(plan.shortName)
    care = plan.careForms
    respondent = plan.codebook.column(.respondent)?.reference.description
    remarks =
      Self.shortfall(plan) + plan.codebook.remarks.map { Finding($0.rule, severity: $0.severity, message: $0.message) }
  }

  /// Why nothing can be scored, where rows were accounted for all the same.
  private static func shortfall(_ plan: ReadingPlan) -> [Finding] {
    plan.shortfall.map { error in
      let message = "read, but not to be scored: \(error.message)" + (error.advice.isEmpty ? "" : ": \(error.advice)")
      return [Finding(.itemsUnknown, severity: .warning, message: message)]
    } ?? []
  }
}
