internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

/// What is said about a source as a whole: hints that lead, and notes about answers that were read though not written plainly.
struct SourceNotes {
  private let plan: ReadingPlan
  private let log: RecordLog

  init(_ plan: ReadingPlan, _ log: RecordLog) {
    self.plan = plan
    self.log = log
  }

  /// What leads: hints at a cause that most of the quarantine shares.
  var leading: [Finding] { shortfall + remarks + hints + textHints }

  /// What follows: answers that were read although not written plainly.
  var following: [Finding] { notes }

  /// Why nothing can be scored, where rows were accounted for all the same.
  private var shortfall: [Finding] {
    plan.shortfall.map { error in
      let message = "read, but not to be scored: \(error.message)" + (error.advice.isEmpty ? "" : ": \(error.advice)")
      return [Finding(.itemsUnknown, severity: .warning, message: message)]
    } ?? []
  }

  /// What was decided when the file's codebook was made.
  private var remarks: [Finding] {
    plan.codebook.remarks.map { Finding($0.rule, severity: $0.severity, message: $0.message) }
  }

  /// A column of words, or of dates that could be read two ways, behind most of the quarantine.
  private var textHints: [Finding] {
    let quarantined = log.accounting.quarantined
    let causes = log.faults.filter { $0.value >= 3 && $0.value * 2 >= quarantined }
    return causes.sorted { ($0.value, $1.key.column) > ($1.value, $0.key.column) }.compactMap { fault, count in
      let name = plan.shortName(fault.column)
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
      let name = plan.shortName(stray.column)
      return Finding(
        .valueOutOfRange, severity: .warning, column: stray.column + 1, field: name,
        message:
          "\(name): \(count) records hold \(stray.text); if \(stray.text) means no answer, add `missing: [\(stray.text)]` to a codebook")
    }
  }

  private var roundedIDs: [Finding] {
    guard log.roundedIDs > 0, let field = plan.codebook.column(.respondent) else { return [] }
    let message =
      "\(log.roundedIDs) ids were rounded by a spreadsheet, as 1.23E+11: they tell nobody apart, so duplicates among them stay unknown"
    return [Finding(.roundedID, severity: .warning, field: field.reference.description, message: message)]
  }

  private var notes: [Finding] {
    roundedIDs
      + log.normalised.sorted { $0.key < $1.key }.map { column, count in
        let name = plan.shortName(column)
        return Finding(
          .numberNormalised, severity: .note, column: column + 1, field: name,
          message: "\(name): \(count) answers were read as numbers although written with full-width digits, decimals or blanks")
      }
  }
}
