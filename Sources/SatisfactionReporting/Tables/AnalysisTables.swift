internal import SatisfactionScoring
internal import SurveyModel

extension TableMaking {
  /// What to fix first: one row per dimension.
  var actions: ReportTable {
    let columns = ActionColumns(
      isSuppressed: { action in
        action.n < suppression.minimum || report.total(action.subject.id).map { suppression.hides($0) } ?? true
      },
      isHidden: { suppression.hides($0) }
    ).columns
    return ReportTable("actions", run.columns() + columns, report.actions)
  }

  /// One row per score and item: every convention of their tests.
  var tests: ReportTable {
    let rows =
      report.scores.map { TestColumns.Row(score: $0, item: nil) } + report.items.map { TestColumns.Row(score: $0.score, item: $0) }
    let isHidden = { (row: TestColumns.Row) in row.item.map { suppression.hides($0) } ?? suppression.hides(row.score) }
    let columns = TestColumns(conventions: report.conventions, isSuppressed: isHidden).columns
    return table("tests", run.scoreIdentity(\.score) + columns, rows, isHidden: isHidden)
  }

  /// One row per comparison made.
  var comparisons: ReportTable {
    let columns = ComparisonColumns(level: report.conventions.level) { suppression.hides($0) }.columns
    return table("comparisons", run.columns() + columns, report.comparisons) { suppression.hides($0) }
  }

  /// One row per segment column and score.
  var segmentTests: ReportTable {
    let columns = SegmentTestColumns { suppression.hides($0) }.columns
    return table("segment_tests", run.columns() + columns, report.segmentTests) { suppression.hides($0) }
  }

  /// One row per segment, scale and side.
  var reliability: ReportTable {
    let columns = ReliabilityColumns(level: report.conventions.level) { suppression.hides($0) }.columns
    return table("reliability", run.columns() + columns, report.reliability) { suppression.hides($0) }
  }
}
