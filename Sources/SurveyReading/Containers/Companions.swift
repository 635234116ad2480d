/// Files that describe a survey, found beside its export by the number their platform puts into both names.
enum Companions {
  /// LimeSurvey's structures beside `path`: `results-survey123456.csv` or `survey_123456_responses.lsr` with `limesurvey_survey_123456.lss`.
  static func beside(_ path: String) -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let base = parts.last, !base.lowercased().hasSuffix(".lss"), let number = number(in: String(base)) else { return [] }
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    return Folder.files(in: folder.isEmpty ? "/" : folder, endings: [".lss"], depth: 1).filter { file in
      self.number(in: String(file.split(separator: "/").last ?? "")) == number
    }
  }

  /// The survey's number: the only run of five to seven digits.
  private static func number(in name: String) -> Substring? {
    let runs: [Substring] = name.split { !($0.isASCII && $0.isNumber) }.filter { (5...7).contains($0.count) }
    return runs.count == 1 ? runs[0] : nil
  }
}
