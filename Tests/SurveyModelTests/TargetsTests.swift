import SurveyModel
import Testing

@Suite struct TargetsTests {
  private static let targets = Targets(
    general: ["overall": -0.5, "reliability": -0.6], segments: ["branch": ["Wuhu": ["overall": -0.7]]])

  @Test func theHeadlineHasTwoNames() {
    #expect(Self.targets.value(subject: "overall", segmentKey: nil, segmentLabel: nil) == -0.5)
    #expect(Self.targets.value(subject: "overall_dimensions", segmentKey: nil, segmentLabel: nil) == -0.5)
    #expect(Self.targets == Targets(general: ["overall_dimensions": -0.5, "reliability": -0.6], segments: Self.targets.segments))
    #expect(Self.targets.subjects == ["overall_dimensions", "reliability"])
  }

  @Test func aSegmentHasItsOwnTargetOrNone() {
    #expect(Self.targets.value(subject: "overall_dimensions", segmentKey: "branch", segmentLabel: "Wuhu") == -0.7)
    #expect(Self.targets.value(subject: "reliability", segmentKey: "branch", segmentLabel: "Wuhu") == nil)
    #expect(Self.targets.value(subject: "overall", segmentKey: "branch", segmentLabel: "Hefei") == nil)
    #expect(Self.targets.value(subject: "overall", segmentKey: "region", segmentLabel: "Wuhu") == nil)
  }

  @Test func generalTargetsReachSegmentsOnlyWhenAskedTo() {
    let wide = Targets(general: Self.targets.general, segments: Self.targets.segments, appliesToSegments: true)
    #expect(wide.value(subject: "overall", segmentKey: "branch", segmentLabel: "Wuhu") == -0.7)
    #expect(wide.value(subject: "reliability", segmentKey: "branch", segmentLabel: "Wuhu") == -0.6)
    #expect(wide.value(subject: "overall", segmentKey: "region", segmentLabel: "North") == -0.5)
    #expect(wide.value(subject: "empathy", segmentKey: "region", segmentLabel: "North") == nil)
  }
}
