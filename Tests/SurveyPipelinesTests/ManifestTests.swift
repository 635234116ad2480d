import SatisfactionScoring
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import SurveyReading
import TestSupport
import Testing

/// What a manifest becomes: defaults, paths, the survey's own settings over the common ones, and the request that follows.
@Suite struct ManifestTests {
  private func manifest(_ yaml: String, source: String = "pipelines/night.yaml") throws -> PipelineManifest {
    try PipelineManifest.decoding(yaml: yaml, source: source)
  }

  private func survey(_ yaml: String) throws -> SurveyPipeline { try #require(try manifest(yaml).surveys.first) }

  private func example(_ name: String) throws -> PipelineManifest {
    try PipelineManifest.contents(of: Repository.path("Pipelines/\(name).yaml"))
  }

  @Test func whatIsLeftOutHasItsDefault() throws {
    let manifest = try manifest("survey: bank\nread: {from: a.csv}\nwrite: {to: out}\n")
    #expect(manifest.source == "pipelines/night.yaml" && manifest.folder == "pipelines" && manifest.ledger == nil)
    let survey = try #require(manifest.surveys.first)
    #expect(survey.survey == "bank" && survey.wave == nil)
    #expect(survey.read.inputs == [.file("pipelines/a.csv")] && survey.read.instrument == nil)
    #expect(survey.score.conventions == MeasurementConventions() && survey.score.maximumSegments == 1_000)
    #expect(survey.score.segments.isEmpty && survey.score.period == nil && survey.score.recorded == nil)
    #expect(survey.write == manifest.write && manifest.write.to == "pipelines/out")
    #expect(manifest.write.keep == 14 && manifest.write.minimumCell == 10 && !manifest.write.includesRaw && manifest.write.metrics == nil)
    #expect(survey.gates == GateSettings())
    #expect(survey.gates.quarantinedShare == GateThresholds(error: 0.05) && survey.gates.responses == nil)
    #expect(survey.gates.newColumns == .note && survey.gates.missingColumns == .warn && survey.gates.renamedColumns == .warn)
  }

  @Test func pathsStartAtTheManifestsFolder() throws {
    let yaml = """
      survey: bank
      read:
        from: [a.csv, ../old/*.csv, "b[12].csv", exports/, /data/c.csv, {inbox: in/arriving/, done: /archive/}]
        companion: bank.lss
      ledger: {file: ledger.sqlite, key: {file: ../secret.key}}
      write: {to: out/, metrics: /var/lib/metrics/servqual.prom}
      """
    for (source, folder) in [("night.yaml", ""), ("p/night.yaml", "p/"), ("/etc/servqual/night.yaml", "/etc/servqual/")] {
      let manifest = try manifest(yaml, source: source)
      var inbox = InboxSettings(inbox: folder + "in/arriving")
      #expect(inbox.work == folder + "in/work" && inbox.refused == folder + "in/refused" && inbox.poison == folder + "in/poison")
      #expect(inbox.settled == 120)
      inbox.done = "/archive"
      #expect(
        manifest.surveys.first?.read.inputs == [
          .file(folder + "a.csv"), .pattern(folder + "../old/*.csv"), .pattern(folder + "b[12].csv"), .folder(folder + "exports"),
          .file("/data/c.csv"), .inbox(inbox),
        ])
      #expect(manifest.surveys.first?.read.companions == [folder + "bank.lss"])
      #expect(manifest.ledger?.file == folder + "ledger.sqlite" && manifest.ledger?.key == .file(folder + "../secret.key"))
      #expect(manifest.write.to == folder + "out" && manifest.write.metrics == "/var/lib/metrics/servqual.prom")
    }
    #expect(try manifest(yaml, source: "night.yaml").folder == "." && manifest(yaml, source: "/night.yaml").folder == "/")
    #expect(InboxSettings(inbox: "in").work == "work")
  }

  @Test func aSurveysOwnSettingsGoOverTheCommonOnesKeyByKey() throws {
    let manifest = try manifest(
      """
      surveys:
        - survey: bank
          read: {from: a.csv}
        - survey: clinic
          wave: Q2
          read: {from: b.csv}
          write: {to: elsewhere, min_cell: 20}
          gates: {responses: {error: 5}, freshness: none, new_columns: none}
      write: {to: out, keep: 3, raw: yes, metrics: m.prom}
      gates: {responses: {warn: 30, error: 1}, freshness: {warn: 36h}, missing_share: {warn: 10%}, missing_columns: error}
      """)
    let (bank, clinic) = (manifest.surveys[0], manifest.surveys[1])
    #expect(bank.write.to == "pipelines/out/bank" && clinic.write.to == "pipelines/elsewhere/clinic")
    #expect(bank.write.minimumCell == 10 && clinic.write.minimumCell == 20)
    #expect(clinic.write.keep == 3 && clinic.write.includesRaw && clinic.write.metrics == "pipelines/m.prom")
    #expect(bank.gates.responses == GateThresholds(warn: 30, error: 1) && clinic.gates.responses == GateThresholds(error: 5))
    #expect(bank.gates.freshness == GateThresholds(warn: 129_600) && clinic.gates.freshness == nil)
    #expect(bank.gates.newColumns == .note && clinic.gates.newColumns == nil)
    for gates in [bank.gates, clinic.gates] {
      #expect(gates.missingShare == GateThresholds(warn: 0.1) && gates.missingColumns == .error)
      #expect(gates.quarantinedShare == GateThresholds(error: 0.05) && gates.renamedColumns == .warn)
    }
  }

  @Test func theRequestIsWhatTheSettingsSay() throws {
    let targets = try TemporaryFile("targets: {reliability: -0.6}\n", named: "targets.yaml")
    let invited = try TemporaryFile("segment,value,wave,invited\n,,Q1,90\n,,Q2,100\n", named: "invited.csv")
    let survey = try survey(
      """
      survey: bank
      wave: Q2
      read: {from: a.csv, instrument: servqual-1988, scale: 1-5, encoding: gbk, delimiter: tab, dialect: plain-csv,
             include: [partial, preview], companion: x.lss, segments: [channel, branch, region]}
      score: {by: [branch], missing: "minimum:3", period: month, baseline: 2026-01-01..2026-06-30, chart: xmr,
              targets: \(targets.path), invited: \(invited.path), population: 500, equivalence: 0.2, zero_rule: pratt,
              continuity: true, importance: points, crosshair: "5,4.5", benchmark: pzb-1990, detail: true, max_segments: 40}
      write: {to: out}
      """)
    let request = survey.request(paths: ["1.csv", "2.csv"])
    #expect(request.paths == ["1.csv", "2.csv"] && request.plan.segments == ["branch"] && request.needsDigests)
    #expect(survey.request(paths: [], intoLedger: true).plan.segments == ["branch", "channel", "region"])
    #expect(request.plan.instrument?.id == "servqual-1988" && request.plan.instrument?.scale.text == "1-5")
    #expect(request.encoding == TextEncoding(named: "gb18030") || request.encoding == TextEncoding(named: "gbk"))
    #expect(request.delimiter == 9 && request.plan.dialect == "plain-csv" && request.plan.includedKinds == ["partial", "preview"])
    #expect(request.companions == ["pipelines/x.lss"] && request.period == .month && request.maximumSegments == 40)
    let conventions = request.conventions
    #expect(conventions == survey.conventions && conventions.missingRule == .minimum(3) && conventions.chart == .individuals)
    #expect(conventions.baseline?.description == "2026-01-01..2026-06-30" && conventions.population == 500)
    #expect(conventions.targets?.general == ["reliability": -0.6] && conventions.invitations?.everybody == 100)
    #expect(conventions.equivalenceMargin == 0.2 && conventions.zeroRule == .pratt && conventions.hasContinuity)
    #expect(conventions.importanceSource == .points && conventions.crosshair == Crosshair(importance: 5, performance: 4.5))
    #expect(conventions.benchmark == .pzb1990 && conventions.isDetailed)
  }

  @Test func anotherDescriptionScoresButDoesNotRead() throws {
    let weighted = Instrument.servqual1991.yaml + "weights: {tangibles: 1, reliability: 2, responsiveness: 1, assurance: 1, empathy: 1}\n"
    let file = try TemporaryFile(weighted, named: "weighted.yaml")
    let survey = try survey(
      "survey: b\nread: {from: a.csv, instrument: servqual-1991}\nscore: {instrument: \(file.path)}\nwrite: {to: out}\n")
    #expect(survey.request(paths: []).plan.instrument?.weights?["reliability"] == 2)
    #expect(survey.request(paths: [], intoLedger: true).plan.instrument?.weights == nil)
  }

  @Test func daysAreWholeAndBothIncluded() throws {
    let score = try survey(
      "survey: b\nread: {from: a.csv}\nscore: {since: 2026-01-01, until: 2026-03-31}\nwrite: {to: out}\n"
    ).score
    let moments = ["2025-12-31T23:59:59Z", "2026-01-01", "2026-03-31T23:59:59Z", "2026-04-01"].compactMap { Timestamp(text: $0) }
    let recorded = try #require(score.recorded)
    #expect(recorded.lowerBound.rfc3339 == "2026-01-01T00:00:00Z" && recorded.upperBound.rfc3339 == "2026-04-01T00:00:00Z")
    #expect(moments.map(recorded.contains) == [false, true, true, false])
  }

  @Test func theLedgerKeepsWhatItIsTold() throws {
    let yaml = "survey: b\nledger: {file: l, key: {environment: KEY}, retention: {quarantine: 2w}}\nwrite: {to: out}\n"
    let manifest = try manifest(yaml)
    #expect(manifest.surveys.first?.read.inputs == [])
    #expect(manifest.ledger?.key == .environment("KEY"))
    #expect(manifest.ledger?.quarantineRetention == 1_209_600 && manifest.ledger?.runRetention == 34_560_000)
  }

  @Test func theExamplesAreRead() throws {
    let nightly = try example("nightly")
    let inbox = try #require(nightly.surveys.first?.read.inputs.first)
    guard case .inbox(let folders) = inbox else {
      Issue.record("the nightly example has no inbox")
      return
    }
    #expect(folders.done.hasSuffix("Pipelines/../out/harbour-bank/done") && nightly.ledger?.key == .environment("SERVQUAL_LEDGER_KEY"))
    #expect(nightly.surveys.first?.gates.missingColumns == .error && nightly.surveys.first?.ledgerSegments == ["branch", "channel"])

    let adHoc = try example("ad-hoc")
    #expect(
      adHoc.ledger == nil
        && adHoc.surveys.first?.read.inputs == [.file(Repository.path("Pipelines") + "/../SampleData/harbour-bank/2026-q2.csv")])

    let organisation = try example("organisation")
    #expect(organisation.surveys.map(\.survey) == ["harbour-bank", "lakeside-clinic"])
    #expect(organisation.surveys.map(\.write.minimumCell) == [10, 20])
    #expect(organisation.surveys.map(\.gates.responses?.warn) == [200, 30])

    let backfill = try example("backfill")
    #expect(backfill.surveys.first?.score.until?.date == "2026-04-30" && backfill.ledger == nightly.ledger)
    #expect(backfill.surveys.first?.read.inputs == [.pattern(Repository.path("Pipelines") + "/../out/harbour-bank/done/*.csv")])
  }

  /// The examples read what the samples hold: the segment columns are there, and every response is read.
  @Test func theExamplesMeasureTheSamples() throws {
    for survey in try example("organisation").surveys + example("ad-hoc").surveys {
      for input in survey.read.inputs {
        guard case .file(let path) = input else { continue }
        let study = try Study.run(survey.request(paths: [path], intoLedger: true))
        #expect(study.responses > 100 && study.sources.allSatisfy { $0.refusal == nil }, "\(survey.survey)")
      }
    }
  }
}
