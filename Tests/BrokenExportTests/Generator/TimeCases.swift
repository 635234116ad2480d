/// When it was answered: times that exist, and times that do not.
enum TimeCases {
  static let all = [invalid, notALeapYear, valid]

  static let invalid = BrokenExport.csv(
    "csv_time_invalid", why: "calendar APIs roll 31 April over to 1 May", .setAside([3, 8, 14, 20, 26, 32], as: ["bad_timestamp"])
  ) {
    let times = ["2026-04-31T10:00:00Z", "2026-00-12T10:00:00Z", "last week", "2026-04-01T23:60:00Z", "", "05/04/2026"]
    for (index, time) in times.enumerated() { $0[[3, 8, 14, 20, 26, 32][index], "submitted_at"] = .text(time) }
  }

  // Cases of our own.

  static let notALeapYear = BrokenExport.csv(
    "csv_time_not_a_leap_year", why: "2100 is divisible by four and has no 29 February", .setAside([18], as: ["bad_timestamp"])
  ) { $0[18, "submitted_at"] = "2100-02-29T10:00:00Z" }

  static let valid = BrokenExport.csv(
    "csv_time_valid_forms", why: "offsets, fractions, a leap day, a blank for the T, and no offset (UTC) are times that exist",
    .allRead()
  ) {
    let times = [
      "2026-04-02T15:30:00+05:30", "2026-04-02T03:00:00.250Z", "2028-02-29T23:59:59Z", "2026-04-02 10:00:00", "2026-04-02T10:00:00",
      "2026-04-02T10:00:00-03:00",
    ]
    for (index, time) in times.enumerated() { $0[2 + index * 6, "submitted_at"] = .text(time) }
  }
}
