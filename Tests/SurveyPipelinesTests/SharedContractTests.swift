import Foundation
import SatisfactionReporting
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// The given broken files themselves, where they are at hand; the project's own generated ones are in BrokenExportTests.
@Suite(.enabled(if: Repository.shared("bad-inputs/manifest.json") != nil, "the given broken files are not beside the repository"))
struct SharedContractTests {
  @Test func everyFileGetsAnOutcomeOfItsManifest() throws {
    let manifest = try #require(Repository.shared("bad-inputs/manifest.json"))
    let data = try Data(contentsOf: URL(fileURLWithPath: manifest))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let files = try #require(root["files"] as? [[String: Any]])
    #expect(files.count == 64)
    for file in files {
      let name = try #require(file["file"] as? String)
      var request = StudyRequest(paths: [try #require(Repository.shared("bad-inputs/\(name)"))])
      let options = file["options"] as? [String: String] ?? [:]
      request.encoding = options["encoding"].flatMap { TextEncoding(named: $0) }
      let source = try #require(try Study.run(request).sources.first)
      let outcomes = [file["expect"] as? [String: Any] ?? [:]] + (file["also_acceptable"] as? [[String: Any]] ?? [])
      #expect(outcomes.contains { Outcome($0).admits(source) }, "\(name): \(source.status) \(source.accounting)")
    }
  }

  private struct Outcome {
    let values: [String: Any]

    init(_ values: [String: Any]) { self.values = values }

    func admits(_ source: SourceSummary) -> Bool {
      if values["outcome"] as? String == "refuse" {
        let kinds = [values["error"] as? String ?? ""] + (values["or_error"] as? [String] ?? [])
        return kinds.contains(source.refusal?.kind ?? "none")
      }
      guard source.refusal == nil else { return false }
      let account = source.accounting
      let counts = [("records", account.records), ("responses", account.responses), ("quarantined_count", account.quarantined)]
      guard counts.allSatisfy({ values[$0.0] as? Int ?? $0.1 == $0.1 }) else { return false }
      return (values["quarantined"] as? [[String: Any]])?.allSatisfy { isSetAside($0, source) } ?? true
    }

    private func isSetAside(_ entry: [String: Any], _ source: SourceSummary) -> Bool {
      let reasons = [entry["reason"] as? String ?? ""] + (entry["or_reason"] as? [String] ?? [])
      return source.findings.contains { $0.position.record == entry["record"] as? Int && reasons.contains($0.rule.rawValue) }
    }
  }
}
