import CustomerCare
import SatisfactionReporting
import SatisfactionScoring
import SurveyConfiguration
import SurveyModel
import SurveyPipelines
import SurveyTesting
import TestSupport
import Testing

/// Whoever solves all that is shown of classes, segments, leavers and stayers together finds nothing that is hidden.
@Suite struct CareDisclosureTests {
  private static let branches = ["A", "B", "C"]
  private static let classes = ["a", "b", "c", "d"]
  private static let minimum = 10

  /// The unknown sums of the gaps of one side of a class in a branch; a row of coefficients has one for each.
  private static func place(_ branch: Int, _ group: Int, isLeaving: Bool) -> Int {
    (branch * classes.count + group) * 2 + (isLeaving ? 0 : 1)
  }

  private struct Sizes {
    var counts = [Int](repeating: 0, count: 24)

    /// What a row says of the sums: its coefficients.
    func coefficients(_ row: JSONRow) -> [Double]? {
      guard let group = CareDisclosureTests.classes.firstIndex(of: row.text("group") ?? "") else { return nil }
      let own = CareDisclosureTests.branches.firstIndex(of: row.text("segment_label") ?? "")
      let branches = row.text("segment_key") == "all" ? Array(0..<3) : [own ?? 0]
      let (leaving, staying) = (places(branches, group, true), places(branches, group, false))
      let (left, stayed) = (total(leaving), total(staying))
      var coefficients = [Double](repeating: 0, count: 24)
      let isSplit = row.text("statistic") == "lost_over"
      guard isSplit ? left > 0 && stayed > 0 : left + stayed > 0 else { return nil }
      for place in leaving { coefficients[place] = 1 / Double(isSplit ? left : left + stayed) }
      for place in staying { coefficients[place] = isSplit ? -1 / Double(stayed) : 1 / Double(left + stayed) }
      return coefficients
    }

    private func places(_ branches: [Int], _ group: Int, _ isLeaving: Bool) -> [Int] {
      branches.map { CareDisclosureTests.place($0, group, isLeaving: isLeaving) }
    }

    private func total(_ places: [Int]) -> Int { places.reduce(0) { $0 + counts[$1] } }
  }

  /// Equations brought to a triangle, to tell what follows from them.
  private struct Known {
    private var rows: [(pivot: Int, row: [Double])] = []

    private func reduced(_ row: [Double]) -> [Double] {
      rows.reduce(into: row) { rest, known in
        let factor = rest[known.pivot]
        guard factor != 0 else { return }
        for place in rest.indices { rest[place] -= factor * known.row[place] }
      }
    }

    mutating func add(_ row: [Double]) {
      var rest = reduced(row)
      guard let pivot = rest.indices.max(by: { abs(rest[$0]) < abs(rest[$1]) }), abs(rest[pivot]) > 1e-9 else { return }
      let scale = rest[pivot]
      for place in rest.indices { rest[place] /= scale }
      for index in rows.indices {
        let factor = rows[index].row[pivot]
        for place in rest.indices { rows[index].row[place] -= factor * rest[place] }
      }
      rows.append((pivot, rest))
    }

    func contains(_ row: [Double]) -> Bool { reduced(row).allSatisfy { abs($0) < 1e-9 } }
  }

  @Test(arguments: 1...40) func nothingHiddenFollowsFromWhatIsShown(_ seed: Int) throws {
    var random = RandomResponses(seed: UInt64(900 + seed))
    let export = CareExport(care: "customer_class: x\nhas_left: y", columns: ["x", "y"])
    var sizes = Sizes()
    let rows = (0..<(60 + random.below(200))).map { id in
      let (branch, group) = (random.below(3), min(random.below(4), random.below(4 + id % 2)))
      let isLeaving = random.below(3) == 0
      sizes.counts[Self.place(branch, group, isLeaving: isLeaving)] += 1
      let cells = [Self.classes[group], isLeaving ? "yes" : "no"]
      return export.row(id, 1 + random.below(7), cells, branch: Self.branches[branch])
    }
    let study = try export.study(rows) { $0.plan.segments = ["branch"] }
    let report = try #require(study.report())
    let run = study.identity(minimumCell: Self.minimum)
    let tables = ReportTables(report, care: study.care(report), run: run, sources: [], minimumCell: Self.minimum)
    let made = try JSONRow.rows(of: try #require(tables["care_pyramid"]).json, at: []).filter { row in
      row.text("dimension") == "reliability" && ["gap", "lost_over"].contains(row.text("statistic") ?? "")
    }
    var known = Known()
    // A branch's own gap is a score of its own, and so is everybody's.
    for branches in [[0], [1], [2], [0, 1, 2]] {
      var whole = [Double](repeating: 0, count: 24)
      for branch in branches { for place in (branch * 8)..<(branch * 8 + 8) { whole[place] = sizes.counts[place] > 0 ? 1 : 0 } }
      known.add(whole)
    }
    var (shown, hidden) = (0, 0)
    for row in made where row.text("reason") != "suppressed" && row.number("value") != nil {
      if let coefficients = sizes.coefficients(row) { known.add(coefficients) }
      shown += 1
    }
    for row in made where row.text("reason") == "suppressed" {
      guard let coefficients = sizes.coefficients(row) else { continue }
      hidden += 1
      #expect(!known.contains(coefficients), "\(row.text("segment_label") ?? "") \(row.text("group") ?? "") \(row.text("statistic") ?? "")")
    }
    #expect(shown > 0 && hidden > 0)
  }

  @Test func theSizesOfSidesThatAreHiddenAreNotShown() throws {
    let export = CareExport(care: "customer_class: x\nhas_left: y", columns: ["x", "y"])
    let rows = (0..<60).map { export.row($0, 3 + $0 % 4, [$0 < 8 ? "a" : $0 < 24 ? "b" : "c", $0 % 4 == 0 ? "yes" : "no"]) }
    let study = try export.study(rows)
    let report = try #require(study.report())
    let tables = ReportTables(report, care: study.care(report), run: study.identity(minimumCell: 10), sources: [], minimumCell: 10)
    let made = try JSONRow.rows(of: try #require(tables["care_pyramid"]).json, at: [])
    for row in made where row.text("statistic") == "lost_over" && row.text("reason") == "suppressed" {
      #expect(row.number("n_against") == nil && row.number("n") == (row.text("group") == "a" ? 8 : row.text("group") == "b" ? 16 : 36))
    }
    #expect(made.contains { $0.text("statistic") == "lost_over" && $0.text("reason") == "suppressed" })
  }

  /// The mean of those whose complaint was resolved is the mean of two paths.
  @Test func theParadoxIsHiddenWithAPathThatItIsMadeOf() throws {
    let export = CareExport(care: "had_problem: x\ncomplained: y\nresolved: z\nresolved_quickly: q", columns: ["x", "y", "z", "q"])
    let paths =
      Array(repeating: ["no", "", "", ""], count: 30) + Array(repeating: ["yes", "yes", "yes", "yes"], count: 5)
      + Array(repeating: ["yes", "yes", "yes", "no"], count: 20) + Array(repeating: ["yes", "no", "", ""], count: 20)
    let study = try export.study(paths.enumerated().map { export.row($0.offset, 2 + $0.offset % 5, $0.element) })
    let report = try #require(study.report())
    let tables = ReportTables(report, care: study.care(report), run: study.identity(minimumCell: 10), sources: [], minimumCell: 10)
    let made = try JSONRow.rows(of: try #require(tables["care_complaints"]).json, at: [])
    let find = { (group: String, statistic: String) in made.first { $0.text("group") == group && $0.text("statistic") == statistic } }
    #expect(find("quickly_resolved", "satisfaction_mean")?.text("reason") == "suppressed")
    #expect(find("recovered", "satisfaction_against_no_problem")?.text("reason") == "suppressed")
    #expect(find("no_problem", "satisfaction_mean")?.number("value") != nil)
  }
}
