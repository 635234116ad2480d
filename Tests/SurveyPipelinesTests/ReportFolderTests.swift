import Foundation
import SatisfactionReporting
import TestSupport
import Testing

@testable import SurveyPipelines

/// Files of a run in a folder of the user's.
@Suite struct ReportFolderTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// A run over `export`; with `period` it has a table more.
  private func publish(period: Bool = false) throws {
    let export = Sheet.export((0..<12).map { Sheet("R\($0)", "2026-0\($0 % 6 + 1)-02T08:00:00Z", 4) })
    try scratch.write(export, to: "bank.csv")
    var request = StudyRequest(paths: ["\(scratch.path)/bank.csv"])
    request.period = period ? .month : nil
    request.needsDigests = true
    let study = try Study.run(request)
    let report = try #require(study.report())
    let run = study.identity(minimumCell: 0)
    try study.publish(report, run: run, minimumCell: 0, includesRaw: false, to: ReportFolder("\(scratch.path)/report"))
  }

  private func manifest() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/report/manifest.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func files() -> [String] {
    (FileManager.default.subpaths(atPath: "\(scratch.path)/report") ?? []).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(scratch.path)/report/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  @Test func theManifestListsEveryFileWithItsDigest() throws {
    try publish()
    let manifest = try manifest()
    #expect(manifest["status"] as? String == "complete" && manifest["responses"] as? Int == 12)
    let listed = try #require(manifest["files"] as? [[String: Any]])
    #expect(listed.compactMap { $0["name"] as? String } + ["manifest.json"] == files().filter { $0 != "manifest.json" } + ["manifest.json"])
    for file in listed {
      let bytes = try FileSystem.bytes("\(scratch.path)/report/\(file["name"] as? String ?? "")")
      let known = RunFile("x", bytes)
      #expect(file["bytes"] as? Int == known.bytes && file["sha256"] as? String == known.sha256)
    }
  }

  @Test func whatAnEarlierRunWroteAndThisOneDoesNotGoesAwayAndNothingElse() throws {
    try publish(period: true)
    #expect(scratch.exists("report/trend.json"))
    try scratch.makeFolder("report/charts")
    for name in ["report/notes.txt", "report/charts/mine.json"] { try scratch.write("mine", to: name) }
    try publish()
    #expect(!scratch.exists("report/trend.json"))
    #expect(scratch.text("report/notes.txt") == "mine" && scratch.text("report/charts/mine.json") == "mine")
    let listed = try #require(try manifest()["files"] as? [[String: Any]]).compactMap { $0["name"] as? String }
    #expect(Set(files()).subtracting(listed) == ["manifest.json", "notes.txt", "charts/mine.json"])
  }

  /// A manifest is a text that others may have changed: names in it lead nowhere else.
  @Test func namesThatLeadElsewhereAreNotFollowed() throws {
    try publish()
    try scratch.write("mine", to: "precious.txt")
    let names = ["../precious.txt", "\(scratch.path)/precious.txt", "charts", "a/b/c", "gone.json"]
    try scratch.makeFolder("report/charts")
    let list = names.map { "{\"name\": \"\($0)\"}" }.joined(separator: ", ")
    try scratch.write("{\"schema\": {\"name\": \"servqual-run\"}, \"files\": [\(list)]}", to: "report/manifest.json")
    try publish()
    #expect(scratch.text("precious.txt") == "mine" && scratch.exists("report/charts"))
  }

  @Test func somebodyElsesManifestStays() throws {
    try scratch.makeFolder("report")
    try scratch.write("{\"name\": \"web app\"}", to: "report/manifest.json")
    let failure = #expect(throws: ReportFolder.Failure.self) { try publish() }
    #expect(failure?.isCreation == true && failure?.description.contains("another folder") == true)
    #expect(scratch.names("report") == ["manifest.json"])
  }
}
