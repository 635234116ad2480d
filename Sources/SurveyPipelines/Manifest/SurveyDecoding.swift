internal import SurveyConfiguration

/// Reads one survey of a manifest.
struct SurveyDecoder {
  /// What all surveys of a manifest share.
  struct Common {
    let write: WriteSettings
    let gates: GateSettings
    let hasLedger: Bool
    /// Whether the manifest is of one survey: what is common is its own.
    let isOnly: Bool
  }

  let keys: ManifestNode
  let common: Common

  func decode() -> SurveyPipeline? {
    let survey = survey()
    let wave = keys.word("wave")
    let read = ReadDecoder(keys.paths).settings(keys["read"])
    if read.inputs.isEmpty { reportMissingInput() }
    let score = ScoreDecoder(read: read, wave: wave).settings(keys["score"], keys.paths)
    guard let survey else { return nil }
    return SurveyPipeline(survey: survey, wave: wave, read: read, score: score, write: write(survey), gates: gates)
  }

  private func survey() -> String? {
    guard let node = keys.node.required("survey"), let id = node.word else { return nil }
    let isID = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
    guard isID, let first = id.utf8.first, (0x61...0x7A).contains(first) else {
      node.report("a survey's id is made of lower-case letters, digits, - and _, and begins with a letter, such as harbour-bank")
      return nil
    }
    return id
  }

  private func reportMissingInput() {
    guard !common.hasLedger, keys["read"]?.child("from") == nil else { return }
    if let read = keys["read"], read.entries != nil {
      read.report("`from` is missing: without a `ledger` there is nothing else to score")
    } else if keys["read"] == nil {
      keys.node.report("`read` is missing: without a `ledger` there is nothing else to score")
    }
  }

  private func write(_ survey: String) -> WriteSettings {
    guard !common.isOnly else { return common.write }
    var settings = keys["write"].map { WriteDecoder.settings($0, ManifestTable.ownWrite, keys.paths, over: common.write) } ?? common.write
    settings.to += "/\(survey)"
    return settings
  }

  private var gates: GateSettings {
    guard !common.isOnly, let node = keys["gates"] else { return common.gates }
    return GateDecoder.settings(node, keys.paths, over: common.gates)
  }
}
