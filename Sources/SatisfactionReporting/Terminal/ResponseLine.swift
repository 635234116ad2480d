internal import SatisfactionScoring

/// How many of the invited answered, as a line of the default screen.
enum ResponseLine {
  /// The line; none where no invitations are known.
  static func lines(_ report: SatisfactionReport) -> [String] {
    guard let total = report.responseRates?.first, let invited = total.invited else { return [] }
    let counts = "\(NumberFormat.grouped(total.responses)) of \(NumberFormat.grouped(invited)) invited answered"
    let share = total.rate.map { " (\(NumberFormat.fixed(100 * $0, decimals: 0))%)" } ?? ""
    let warning = total.reason == .moreThanInvited ? ": more than were invited" : ""
    return [" Response: \(counts)\(share)\(warning)"]
  }
}
