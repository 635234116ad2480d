internal import SatisfactionScoring
internal import SurveyModel

/// The customer-care measures of a survey.
public struct CareReport: Sendable {
  /// One measure's numbers.
  public struct Table: Sendable {
    /// Its name in files: `care_pyramid`.
    public let name: String
    /// Segment by segment, everybody first.
    public let figures: [CareFigure]
  }

  /// The level of every interval.
  public let level: Double
  /// The name of the money; empty where nobody said.
  public let money: String
  /// The measures there are columns for, in the order they are written.
  public let tables: [Table]

  /// Every measure there can be, in that order.
  public static let names = measures.map(\.name)

  private typealias Measure = (name: String, add: @Sendable (CareCell, CareContext, inout CareFigures) -> Void)

  private static let measures: [Measure] = [
    ("care_outcomes", { $0.addOutcomes($1, &$2) }), ("care_sources", { $0.addSources($1, &$2) }),
    ("care_pyramid", { $0.addPyramid($1, &$2) }), ("care_churn", { $0.addLosses($1, &$2) }),
    ("care_churn_cost", { $0.addChurnCost($1, &$2) }), ("care_lifetime", { $0.addLifetime($1, &$2) }),
    ("care_complaints", { $0.addComplaints($1, &$2) }), ("care_stages", { $0.addStages($1, &$2) }),
    ("care_waiting", { $0.addWaiting($1, &$2) }), ("care_loyalty", { $0.addLoyalty($1, &$2) }),
    ("care_word_of_mouth", { $0.addWordOfMouth($1, &$2) }), ("care_rubrics", { $0.addRubrics($1, &$2) }),
    ("care_service_levels", { $0.addLevels($1, &$2) }), ("care_benchmarks", { $0.addBenchmarks($1, &$2) }),
  ]

  init(_ plan: CarePlan, _ cells: [(SegmentIdentity, CareCell)], _ ranking: CustomerRanking?, level: Double) {
    self.level = level
    money = plan.care.choices.money
    tables = Self.measures.compactMap { measure in
      let figures = cells.flatMap { segment, cell in
        var figures = CareFigures(segment)
        measure.add(cell, CareContext(ranking: ranking, level: level, isWhole: segment == .all), &figures)
        return figures.all
      }
      // Where no cell could be used there is nothing to say; that cells could not be read is a finding of its own.
      let hasData = measure.name == "care_benchmarks" || figures.contains { !$0.isCount && $0.n > 0 }
      return hasData ? Table(name: measure.name, figures: figures) : nil
    }
  }
}

/// What a measure needs beside its tally.
struct CareContext {
  /// Where classes were cut, where no column says them.
  let ranking: CustomerRanking?
  let level: Double
  /// Whether everybody is meant.
  let isWhole: Bool
}
