internal import SurveyModel

/// What was wrong with the data, or worth saying: a row per source, rule and severity.
enum QualityTable {
  private struct Row {
    let source: String
    let rule: String
    let severity: Finding.Severity
    let count: Int
    var share: Double?
    var firstLine: Int?
  }

  static func table(_ run: RunIdentity, _ sources: [SourceSummary]) -> ReportTable {
    let columns: [Column<Row>] =
      run.columns() + [
        Column("source") { .string($0.source) }, Column("rule") { .string($0.rule) },
        Column("severity") { .string($0.severity.rawValue) },
        Column("count") { .integer($0.count) }, Column("share") { JSONValue($0.share) }, Column("first_line") { JSONValue($0.firstLine) },
      ]
    return ReportTable("quality", columns, SourceSummary.inOrder(sources).flatMap(rows))
  }

  private static func rows(_ source: SourceSummary) -> [Row] {
    let rows = refusal(source) + setAside(source) + said(source) + otherRows(source)
    return rows.sorted { ($1.severity, $0.rule) < ($0.severity, $1.rule) }
  }

  private static func refusal(_ source: SourceSummary) -> [Row] {
    guard let refusal = source.refusal else { return [] }
    let line = refusal.line > 0 ? refusal.line : nil
    return [Row(source: source.source, rule: refusal.kind, severity: .error, count: 1, firstLine: line)]
  }

  /// Records by the reason they were set aside for, counted by the account: findings may have been forgotten since.
  private static func setAside(_ source: SourceSummary) -> [Row] {
    let lines = firstLines(source.findings.filter { $0.severity == .error })
    return source.accounting.reasons.filter { $0.value > 0 }.map { rule, count in
      Row(
        source: source.source, rule: rule.rawValue, severity: .error, count: count,
        share: Double(count) / Double(source.accounting.records), firstLine: lines[rule])
    }
  }

  private static func said(_ source: SourceSummary) -> [Row] {
    let findings = Dictionary(grouping: source.findings.filter { $0.severity != .error }, by: \.severity)
    return findings.flatMap { severity, findings in
      let lines = firstLines(findings)
      return Dictionary(findings.map { ($0.rule, 1) }, uniquingKeysWith: +).map { rule, count in
        Row(source: source.source, rule: rule.rawValue, severity: severity, count: count, firstLine: lines[rule])
      }
    }
  }

  private static func otherRows(_ source: SourceSummary) -> [Row] {
    let counts = Dictionary(source.accounting.otherRows.map { (code($0.key), $0.value) }, uniquingKeysWith: +)
    return counts.filter { $0.value > 0 }.map { rule, count in
      Row(source: source.source, rule: rule, severity: .note, count: count, share: Double(count) / Double(source.accounting.rows))
    }
  }

  private static func firstLines(_ findings: [Finding]) -> [Rule: Int] {
    Dictionary(findings.filter { $0.position.line > 0 }.map { ($0.rule, $0.position.line) }, uniquingKeysWith: min)
  }

  /// People may have named a kind in a codebook: `Probe lauf` becomes `other_row_probe_lauf`.
  private static func code(_ kind: String) -> String {
    "other_row_"
      + kind.lowercased().unicodeScalars.map { $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) ? String($0) : "_" }
      .joined()
  }
}

extension TableMaking {
  /// One row per source and rule, the same in any order of arrival.
  func quality(_ sources: [SourceSummary]) -> ReportTable { QualityTable.table(run, sources) }
}
