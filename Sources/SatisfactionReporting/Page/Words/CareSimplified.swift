/// What a page says of customers, in Simplified Chinese.
enum SimplifiedCare {
  static let words: [Phrase: String] = lost.merging(classes) { $1 }.merging(losses) { $1 }.merging(complaints) { $1 }.merging(topics) { $1 }

  private static let lost: [Phrase: String] = [
    .sectionCustomers: "客户", .careLeft: "已离开者", .careRemained: "留下者", .careLeavers: "不打算再来者", .careStayers: "打算再来者",
    .careLostOver: "{class} 类客户正在因{names}而流失：在这方面，{left}低于期望的程度比{stayed}多 {value} 分。",
    .careLostOverall: "{class} 类客户正在流失，但不因某一个维度：总体上，{left}低于期望的程度比{stayed}多 {value} 分。",
    .careLostNone: "没有哪一类客户明显因某个维度而流失：{left}与{stayed}之间的差异可能只是偶然。", .careLostFew: "{left}或{stayed}少于 {few} 人的类别不作判断：{names}。",
    .careLostHidden: "答卷太少的类别不予显示：{names}。", .careAlsoLost: "另有：{names}。", .careClassOverall: "{class} 类在总体上（{value}）",
    .careClassOver: "{class} 类因{names}", .careClassIn: "{class} 类的{names}", .careStayed: "其中 {share} 留下（{level}% 置信区间 {range}）。",
    .careMeanToStay: "其中 {share} 打算再来（{level}% 置信区间 {range}）。", .careAgainst: "显著差于其他类别：{names}。", .careAgainstNone: "没有哪一类显著差于其他类别。",
    .careHidden: "隐藏",
  ]

  private static let classes: [Phrase: String] = [
    .careClass: "类别", .carePyramid: "各类客户及其价值", .carePyramidNote: "上方灰条为客户占比，下方蓝条为价值占比。", .careOfCustomers: "客户的 {share}",
    .careOfBoth: "客户的 {share}，价值的 {value}", .careTop: "A、B、C 类占作答者的 {share}，带来其中 {value} 的价值。", .careRule: "按二八法则，{share} 的客户带来 80% 的价值。",
    .careFourFifths: "此处 {share} 的客户带来五分之四的价值。", .careClassColumn: "类别取自企业对全部客户的记录；占比只按作答者计算。", .careRanked: "类别按作答者排名，而非按全部客户。",
    .careHandful: "客户寥寥，数字只反映个人而不反映类别：{names}。", .careTied: "{count} 位价值相同的客户跨在 {class} 类的下界上。", .careCustomers: "客户数",
    .careCustomersShare: "客户占比", .careValueShare: "价值占比", .careValueMean: "人均价值", .careDissatisfied: "不满意", .careWhoStays: "各类客户的留存",
    .careWhoMeansToStay: "各类客户的再来意愿", .careLeastStay: "最少的是 {class} 类：{share}。", .careGrid: "各类客户在各维度的差距",
    .careGridMarks: "▼ 标记的格（{count}）：离开者在此比留下者更低于期望。", .careGridNone: "没有标记：没有哪一类明显因某个维度而流失。",
    .careGridNote: "▼ 离开者在此显著比留下者更低于期望：两者相关，并不证明因果。颜色深浅表示差距大小。", .careLostMark: "离开者在此更低于期望", .careDifferences: "各类别的差异",
    .careAgainstOthers: "与其他类别之差", .careLeftLess: "离开者减留下者", .careFewMark: "° 少于 {few} 份，不作判断。",
  ]

  private static let losses: [Phrase: String] = [
    .careLosses: "损失与代价", .careHaveLeft: "作答的客户中有 {share} 已流失（{level}% 置信区间 {range}）。",
    .careWillLeave: "作答的客户中有 {share} 不打算再来（{level}% 置信区间 {range}）。", .careAtRisk: "他们的价值为 {value}。",
    .careAtRiskShare: "他们的价值为 {value}，占全部作答者的 {share}。", .careKeptSentence: "若今后每一期都按此比例流失，{count} 期之后现有客户只剩 {share}。",
    .careKeptAtRate: "照此速度的留存", .careStillThere: "留存", .careCost: "假设", .careLostCustomers: "需重新获得的客户", .careWinning: "获客费用",
    .careKeeping: "保留其余客户", .careTotal: "合计", .careExtra: "其中因流失而多花", .careCostNote: "按此比例流失时维持 {count} 位客户的费用；最后一列是流失增加的部分。",
    .careInKeepingCosts: "以保留一位客户的费用为单位。", .careIn: "金额单位：{money}。", .careMoneyUnits: "货币单位",
  ]

  private static let complaints: [Phrase: String] = [
    .careComplaints: "问题与投诉", .careRate: "投诉率", .careRateSentence: "遇到问题的人中，{share} 投诉（{level}% 置信区间 {range}）。",
    .carePublishedRate: "已发表的数字为{share}。", .careUnder: "低于 {value}", .careOver: "高于 {value}",
    .careRecovery: "{count} 位投诉者对处理的评分为 {value}（该题的量表）。", .careParadoxPresent: "经检验而非假定：投诉得到解决的客户比没有遇到问题的客户更满意，高 {value} 分，统计上显著。",
    .careParadoxReversed: "经检验而非假定：投诉得到解决的客户仍不如没有遇到问题的客户满意，低 {value} 分，统计上显著。",
    .careParadoxNone: "经检验而非假定：投诉得到解决的客户与没有遇到问题的客户没有显著差异（{value}）。", .careParadoxFew: "投诉得到解决的客户是否与没有遇到问题的客户一样满意，不作判断：一方少于 {few} 人。",
    .careParadoxHidden: "投诉已解决者与无问题者的比较：答卷太少，不予显示。", .carePaths: "按问题的结局看再来（或有意再来）的比例", .carePathsClose: "没有哪种结局明显低于其他。",
    .carePathsHidden: "答卷太少的结局不予显示，因此不指出最低者。", .careLeastAgain: "最少的是“{name}”：{share}。",
    .careTickNote: "紫色短线：已发表的数字（{source}），不计入任何结果。", .carePath: "结局", .careByPath: "各结局的人数与满意度", .careShare: "占比", .careAgain: "再来（或有意再来）",
    .carePublished: "已发表", .careSatisfaction: "满意度", .careSatisfactionNote: "未直接询问满意度时，以差距代替。", .careHandling: "对投诉处理的评分",
    .careSilent: "投诉背后有多少不满意的客户", .careSilentNote: "按已发表数字的估计是下限，依据培训材料而非本调查；应以自己的数据为先。", .careSilentOwn: "按本调查为 {value}",
    .careEstimate: "估计", .carePerComplaint: "每件投诉对应的不满意者", .careDissatisfiedEstimate: "不满意客户", .careRestsOn: "依据", .careOwnData: "本调查",
    .careStages: "投诉走到哪一步，用了多久", .careWithin: "半数在 {time}内", .careBroken: "{name} {share}", .careOverdue: "{count} 件逾期",
    .careBrokenAll: "未守时限：{names}。", .careNoPromises: "没有承诺时限。", .careStage: "阶段", .careStageTimes: "各阶段的用时与时限", .careSkipped: "跳过",
    .careReached: "到达", .careMedianPrevious: "距上一阶段（中位）", .careMedianFirst: "距首个阶段（中位）", .careMedian: "中位时间", .careNineTenths: "九成所需时间",
    .carePromise: "承诺时限", .careBrokenShare: "未守时限", .careOverdueCount: "逾期", .careHours: "{value} 小时", .careDays: "{value} 天",
  ]

  private static let topics: [Phrase: String] = [
    .careMore: "更多客户指标", .careOutcomes: "结果", .careOutcome: "结果", .careOutcomesNote: "每位受访者的总体感受低于、正好符合或高于期望。", .careSources: "期望从何而来",
    .careSourcesNone: "没有哪种来源与更大的差距显著相关", .careSourcesWorse: "差距更大的有{names}", .careSourcesNote: "选择多种来源者在每种来源中都计入；判断为选择者与未选择者之比较。",
    .careSource: "来源", .careNamedBy: "选择者", .careGapOfOthers: "其余人的差距", .careWorseIn: "较差的维度", .careWaiting: "等候",
    .careWaitLonger: "感觉比期望长 {value}（{felt}，期望 {expected}）", .careWaitShorter: "感觉比期望短 {value}（{felt}，期望 {expected}）",
    .careWaitEqual: "感觉 {felt}，期望 {expected}：没有明显差异", .careWaitNote: "差值小于 0 表示比期望更长，或感觉比实际更长：与一切差距相同，这是较差。",
    .careWorthNote: "这些陈述中，只有“值得等待”得到同意才是好消息。", .careWaits: "比较", .careExpectedWait: "期望", .careActualWait: "实际", .careFeltWait: "感觉",
    .careLonger: "比期望长", .careAsExpected: "与期望相同", .careShorter: "比期望短", .careMinutes: "{value} 分钟", .carePrinciple: "等候为何显得长",
    .careAgreement: "同意程度（满分 100）", .careLoyalty: "忠诚度", .careOfHundred: "满分 100：{names}", .careLoyaltyNote: "0 为每题都选最低分，100 为都选最高分。",
    .carePart: "组成", .careIndex: "指数（满分 100）", .careLowest: "有最低分答案者", .careCorrelation: "与差距的相关",
    .careCorrelationNote: "与差距的相关系数介于 −1 与 +1；* 统计上显著。", .careWordOfMouth: "客户告诉别人的话", .careTellsEach: "{name}者每人告诉 {value} 人",
    .careWordOfMouthNote: "两个数字不可相减：好话抵不了坏话。最后一列依据已发表的数字。", .careWho: "人群", .careTold: "每人告诉", .careToldSum: "共告诉",
    .careReach: "按已发表数字的传播人数", .careRubrics: "服务步骤", .careStep: "步骤", .careDone: "完成", .careLevels: "时限的遵守", .careLevel: "承诺",
    .careKept: "遵守", .careLifetime: "客户的终身价值", .careMean: "平均", .careLifetimeSentence: "平均 {value}",
    .careLifetimeNote: "每单金额乘以每年单数再乘以年数。", .careLeftOut: "未计入这些指标的", .careUnclassified: "没有类别的客户", .careUnreadable: "过大而无法相加的数值",
    .careContradictory: "投诉各列相互矛盾", .carePathUnknown: "未知结局的问题", .careSpeedUnknown: "已解决但不知快慢", .careOutOfOrder: "阶段先后颠倒的投诉",
    .careUnusableWaits: "不可用的时间", .careIncomplete: "价值资料不全的客户", .careBenchmarks: "已发表的数字",
    .careBenchmarksNote: "来自培训材料，供与自己的数字对照；不计入任何得分", .careFigure: "数字", .careWhere: "出处", .careTimes: "{value} 倍",
  ]
}
