/// Recomputes figures that others printed, through the code that scores surveys, for whoever wants to see it.
public enum SelfTest {
  /// Every table, in the order they are shown.
  ///
  /// Answers are tallied and measured as those of any survey; where only means were printed, answers are made that have exactly these means.
  public static func run() -> [SelfTestTable] {
    [
      HotelAnswers.table, HospitalGaps.table, LibraryZones.table, GapsExample.table, PointsExample.table, HolmExample.table,
      SignedRankExample.table, AlphaLimits.table,
    ]
  }
}
