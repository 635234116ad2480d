/// What a page says of customers, in Traditional Chinese.
enum TraditionalCare {
  static let words: [Phrase: String] = lost.merging(classes) { $1 }.merging(losses) { $1 }.merging(complaints) { $1 }.merging(topics) { $1 }

  private static let lost: [Phrase: String] = [
    .sectionCustomers: "客戶", .careLeft: "已離開者", .careRemained: "留下者", .careLeavers: "不打算再來者", .careStayers: "打算再來者",
    .careLostOver: "{class} 類客戶正在因{names}而流失：在這方面，{left}低於期望的程度比{stayed}多 {value} 分。",
    .careLostOverall: "{class} 類客戶正在流失，但不因某一個構面：整體上，{left}低於期望的程度比{stayed}多 {value} 分。",
    .careLostNone: "沒有哪一類客戶明顯因某個構面而流失：{left}與{stayed}之間的差異可能只是偶然。", .careLostFew: "{left}或{stayed}少於 {few} 人的類別不作判斷：{names}。",
    .careLostHidden: "問卷太少的類別不予顯示：{names}。", .careAlsoLost: "另有：{names}。", .careClassOverall: "{class} 類在整體上（{value}）",
    .careClassOver: "{class} 類因{names}", .careClassIn: "{class} 類的{names}", .careStayed: "其中 {share} 留下（{level}% 信賴區間 {range}）。",
    .careMeanToStay: "其中 {share} 打算再來（{level}% 信賴區間 {range}）。", .careAgainst: "顯著差於其他類別：{names}。", .careAgainstNone: "沒有哪一類顯著差於其他類別。",
    .careHidden: "隱藏",
  ]

  private static let classes: [Phrase: String] = [
    .careClass: "類別", .carePyramid: "各類客戶及其價值", .carePyramidNote: "上方灰條為客戶占比，下方藍條為價值占比。", .careOfCustomers: "客戶的 {share}",
    .careOfBoth: "客戶的 {share}，價值的 {value}", .careTop: "A、B、C 類占作答者的 {share}，帶來其中 {value} 的價值。", .careRule: "按二八法則，{share} 的客戶帶來 80% 的價值。",
    .careFourFifths: "此處 {share} 的客戶帶來五分之四的價值。", .careClassColumn: "類別取自企業對全部客戶的記錄；占比只按作答者計算。", .careRanked: "類別按作答者排名，而非按全部客戶。",
    .careHandful: "客戶寥寥，數字只反映個人而不反映類別：{names}。", .careTied: "{count} 位價值相同的客戶跨在 {class} 類的下界上。", .careCustomers: "客戶數",
    .careCustomersShare: "客戶占比", .careValueShare: "價值占比", .careValueMean: "人均價值", .careDissatisfied: "不滿意", .careWhoStays: "各類客戶的留存",
    .careWhoMeansToStay: "各類客戶的再來意願", .careLeastStay: "最少的是 {class} 類：{share}。", .careGrid: "各類客戶在各構面的差距",
    .careGridMarks: "▼ 標記的格（{count}）：離開者在此比留下者更低於期望。", .careGridNone: "沒有標記：沒有哪一類明顯因某個構面而流失。",
    .careGridNote: "▼ 離開者在此顯著比留下者更低於期望：兩者相關，並不證明因果。顏色深淺表示差距大小。", .careLostMark: "離開者在此更低於期望", .careDifferences: "各類別的差異",
    .careAgainstOthers: "與其他類別之差", .careLeftLess: "離開者減留下者", .careFewMark: "° 少於 {few} 份，不作判斷。",
  ]

  private static let losses: [Phrase: String] = [
    .careLosses: "損失與代價", .careHaveLeft: "作答的客戶中有 {share} 已流失（{level}% 信賴區間 {range}）。",
    .careWillLeave: "作答的客戶中有 {share} 不打算再來（{level}% 信賴區間 {range}）。", .careAtRisk: "他們的價值為 {value}。",
    .careAtRiskShare: "他們的價值為 {value}，占全部作答者的 {share}。", .careKeptSentence: "若今後每一期都按此比例流失，{count} 期之後現有客戶只剩 {share}。",
    .careKeptAtRate: "照此速度的留存", .careStillThere: "留存", .careCost: "假設", .careLostCustomers: "需重新獲得的客戶", .careWinning: "獲客費用",
    .careKeeping: "保留其餘客戶", .careTotal: "合計", .careExtra: "其中因流失而多花", .careCostNote: "按此比例流失時維持 {count} 位客戶的費用；最後一欄是流失增加的部分。",
    .careInKeepingCosts: "以保留一位客戶的費用為單位。", .careIn: "金額單位：{money}。", .careMoneyUnits: "貨幣單位",
  ]

  private static let complaints: [Phrase: String] = [
    .careComplaints: "問題與投訴", .careRate: "投訴率", .careRateSentence: "遇到問題的人中，{share} 投訴（{level}% 信賴區間 {range}）。",
    .carePublishedRate: "已發表的數字為{share}。", .careUnder: "低於 {value}", .careOver: "高於 {value}",
    .careRecovery: "{count} 位投訴者對處理的評分為 {value}（該題的量表）。", .careParadoxPresent: "經檢定而非假定：投訴得到解決的客戶比沒有遇到問題的客戶更滿意，高 {value} 分，達統計顯著。",
    .careParadoxReversed: "經檢定而非假定：投訴得到解決的客戶仍不如沒有遇到問題的客戶滿意，低 {value} 分，達統計顯著。",
    .careParadoxNone: "經檢定而非假定：投訴得到解決的客戶與沒有遇到問題的客戶沒有顯著差異（{value}）。", .careParadoxFew: "投訴得到解決的客戶是否與沒有遇到問題的客戶一樣滿意，不作判斷：一方少於 {few} 人。",
    .careParadoxHidden: "投訴已解決者與無問題者的比較：問卷太少，不予顯示。", .carePaths: "按問題的結局看再來（或有意再來）的比例", .carePathsClose: "沒有哪種結局明顯低於其他。",
    .carePathsHidden: "問卷太少的結局不予顯示，因此不指出最低者。", .careLeastAgain: "最少的是「{name}」：{share}。",
    .careTickNote: "紫色短線：已發表的數字（{source}），不計入任何結果。", .carePath: "結局", .careByPath: "各結局的人數與滿意度", .careShare: "占比", .careAgain: "再來（或有意再來）",
    .carePublished: "已發表", .careSatisfaction: "滿意度", .careSatisfactionNote: "未直接詢問滿意度時，以差距代替。", .careHandling: "對投訴處理的評分",
    .careSilent: "投訴背後有多少不滿意的客戶", .careSilentNote: "按已發表數字的估計是下限，依據培訓材料而非本調查；應以自己的資料為先。", .careSilentOwn: "按本調查為 {value}",
    .careEstimate: "估計", .carePerComplaint: "每件投訴對應的不滿意者", .careDissatisfiedEstimate: "不滿意客戶", .careRestsOn: "依據", .careOwnData: "本調查",
    .careStages: "投訴走到哪一步，用了多久", .careWithin: "半數在 {time}內", .careBroken: "{name} {share}", .careOverdue: "{count} 件逾期",
    .careBrokenAll: "未守時限：{names}。", .careNoPromises: "沒有承諾時限。", .careStage: "階段", .careStageTimes: "各階段的用時與時限", .careSkipped: "跳過",
    .careReached: "到達", .careMedianPrevious: "距上一階段（中位）", .careMedianFirst: "距首個階段（中位）", .careMedian: "中位時間", .careNineTenths: "九成所需時間",
    .carePromise: "承諾時限", .careBrokenShare: "未守時限", .careOverdueCount: "逾期", .careHours: "{value} 小時", .careDays: "{value} 天",
  ]

  private static let topics: [Phrase: String] = [
    .careMore: "更多客戶指標", .careOutcomes: "結果", .careOutcome: "結果", .careOutcomesNote: "每位受訪者的整體感受低於、正好符合或高於期望。", .careSources: "期望從何而來",
    .careSourcesNone: "沒有哪種來源與更大的差距顯著相關", .careSourcesWorse: "差距更大的有{names}", .careSourcesNote: "選擇多種來源者在每種來源中都計入；判斷為選擇者與未選擇者之比較。",
    .careSource: "來源", .careNamedBy: "選擇者", .careGapOfOthers: "其餘人的差距", .careWorseIn: "較差的構面", .careWaiting: "等候",
    .careWaitLonger: "感覺比期望長 {value}（{felt}，期望 {expected}）", .careWaitShorter: "感覺比期望短 {value}（{felt}，期望 {expected}）",
    .careWaitEqual: "感覺 {felt}，期望 {expected}：沒有明顯差異", .careWaitNote: "差值小於 0 表示比期望更長，或感覺比實際更長：與一切差距相同，這是較差。",
    .careWorthNote: "這些陳述中，只有「值得等待」得到同意才是好消息。", .careWaits: "比較", .careExpectedWait: "期望", .careActualWait: "實際", .careFeltWait: "感覺",
    .careLonger: "比期望長", .careAsExpected: "與期望相同", .careShorter: "比期望短", .careMinutes: "{value} 分鐘", .carePrinciple: "等候為何顯得長",
    .careAgreement: "同意程度（滿分 100）", .careLoyalty: "忠誠度", .careOfHundred: "滿分 100：{names}", .careLoyaltyNote: "0 為每題都選最低分，100 為都選最高分。",
    .carePart: "組成", .careIndex: "指數（滿分 100）", .careLowest: "有最低分答案者", .careCorrelation: "與差距的相關",
    .careCorrelationNote: "與差距的相關係數介於 −1 與 +1；* 達統計顯著。", .careWordOfMouth: "客戶告訴別人的話", .careTellsEach: "{name}者每人告訴 {value} 人",
    .careWordOfMouthNote: "兩個數字不可相減：好話抵不了壞話。最後一欄依據已發表的數字。", .careWho: "人群", .careTold: "每人告訴", .careToldSum: "共告訴",
    .careReach: "按已發表數字的傳播人數", .careRubrics: "服務步驟", .careStep: "步驟", .careDone: "完成", .careLevels: "時限的遵守", .careLevel: "承諾",
    .careKept: "遵守", .careLifetime: "客戶的終身價值", .careMean: "平均", .careLifetimeSentence: "平均 {value}",
    .careLifetimeNote: "每單金額乘以每年單數再乘以年數。", .careLeftOut: "未計入這些指標的", .careUnclassified: "沒有類別的客戶", .careUnreadable: "過大而無法相加的數值",
    .careContradictory: "投訴各欄相互矛盾", .carePathUnknown: "未知結局的問題", .careSpeedUnknown: "已解決但不知快慢", .careOutOfOrder: "階段先後顛倒的投訴",
    .careUnusableWaits: "不可用的時間", .careIncomplete: "價值資料不全的客戶", .careBenchmarks: "已發表的數字",
    .careBenchmarksNote: "來自培訓材料，供與自己的數字對照；不計入任何得分", .careFigure: "數字", .careWhere: "出處", .careTimes: "{value} 倍",
  ]
}
