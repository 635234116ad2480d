extension LikertLabels {
  /// Simplified and Traditional spellings of one label are joined by `=`.
  static let chinese = """
    ~ := 一般; 中立; 普通; 无所谓=無所謂; 说不上同意或不同意=說不上同意或不同意; 既不同意也不反对=既不同意也不反對; 尚可; 还可以=還可以
    ~ := ?不确定=不確定; ?无意见=無意見; ?没有意见=沒有意見; ?没意见=沒意見
    @no := 非常不同意; 完全不同意; 极不同意=極不同意; 强烈不同意=強烈不同意; 十分不同意; 很不同意; 坚决反对=堅決反對; 非常反对=非常反對
    @yes := 非常同意; 完全同意; 极同意=極同意; 极其同意=極其同意; 强烈同意=強烈同意; 十分同意; 很同意
    @2no := 比较不同意=比較不同意; 有点不同意=有點不同意; 有些不同意; 较不同意=較不同意; 略不同意; 稍微不同意; 不太同意; 基本不同意; 部分不同意
    @2no := 稍不同意; 有一点不同意=有一點不同意
    @2yes := 比较同意=比較同意; 有点同意=有點同意; 有些同意; 较同意=較同意; 略同意; 稍微同意; 基本同意; 部分同意
    @2yes := 稍同意; 有一点同意=有一點同意
    @3no := 不同意; 反对=反對
    @3yes := 同意; 赞成=贊成
    agreement: @no | @3no | @3yes | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @3no | @2no | @2yes | @3yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @3no | @2no | ~ | @2yes | @3yes
    agreement: @no | @3no | @2no | @2yes | @3yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := 非常不符合; 完全不符合; 很不符合; 极不符合=極不符合
    @yes := 非常符合; 完全符合; 很符合; 极其符合=極其符合
    @2no := 比较不符合=比較不符合; 有点不符合=有點不符合; 不太符合; 较不符合=較不符合
    @2yes := 比较符合=比較符合; 有点符合=有點符合; 基本符合; 较符合=較符合
    agreement: @no | 不符合 | 符合 | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | 不符合 | ~ | 符合 | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | 不符合 | @2no | @2yes | 符合 | @yes
    agreement: @no | 不符合 | @2no | ~ | @2yes | 符合 | @yes
    @no := 非常不满意=非常不滿意; 很不满意=很不滿意; 完全不满意=完全不滿意; 极不满意=極不滿意; 十分不满意=十分不滿意
    @yes := 非常满意=非常滿意; 很满意=很滿意; 完全满意=完全滿意; 极其满意=極其滿意; 十分满意=十分滿意
    @2no := 比较不满意=比較不滿意; 不太满意=不太滿意; 有点不满意=有點不滿意; 较不满意=較不滿意; 有些不满意=有些不滿意
    @2yes := 比较满意=比較滿意; 基本满意=基本滿意; 有点满意=有點滿意; 较满意=較滿意; 有些满意=有些滿意
    satisfaction: @no | 不满意=不滿意 | 满意=滿意 | @yes
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: @no | 不满意=不滿意 | ~ | 满意=滿意 | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: 不满意=不滿意 | @2no | ~ | @2yes | 满意=滿意
    satisfaction: @no | 不满意=不滿意 | ~ | @2yes | @yes
    satisfaction: @no | 不满意=不滿意 | @2no | @2yes | 满意=滿意 | @yes
    satisfaction: @no | 不满意=不滿意 | @2no | ~ | @2yes | 满意=滿意 | @yes
    @no := 非常差; 很差; 极差=極差
    @yes := 非常好; 很好; 极好=極好; 优秀=優秀
    quality: @no | 差 | 好 | @yes
    quality: @no | 差; 较差=較差; 比较差=比較差; 不好 | ~; 中等 | 好; 较好=較好; 比较好=比較好 | @yes
    quality: 差 | 一般 | 好 | 很好; 非常好
    level: 很低; 非常低 | 低; 较低=較低; 比较低=比較低 | 中等; 一般; 中; 普通 | 高; 较高=較高; 比较高=比較高 | 很高; 非常高
    @no := 非常不可能; 完全不可能; 绝对不可能=絕對不可能; 很不可能; 极不可能=極不可能
    @yes := 非常可能; 很可能; 极有可能=極有可能; 非常有可能; 很有可能
    likelihood: @no | 不可能; 不太可能 | 可能; 比较可能=比較可能 | @yes
    likelihood: @no | 不可能; 不太可能; 比较不可能=比較不可能 | ~ | 可能; 比较可能=比較可能; 有可能 | @yes
    @seldom := 很少; 极少=極少; 偶尔=偶爾; 几乎没有=幾乎沒有
    frequency: 从不=從不; 从来没有=從來沒有; 从未=從未; 从来不=從來不 | 偶尔=偶爾; 有时=有時; 有时候=有時候 | 经常=經常; 常常 | 总是=總是
    frequency: 从不=從不; 从来没有=從來沒有; 从未=從未; 从来不=從來不 | @seldom | 有时=有時; 有时候=有時候 | 经常=經常; 常常; 时常=時常 \
    | 总是=總是; 一直; 每次
    @no := 非常不重要; 很不重要; 完全不重要; 极不重要=極不重要; 毫不重要
    @yes := 非常重要; 很重要; 极其重要=極其重要; 十分重要; 极重要=極重要
    @2no := 不太重要; 比较不重要=比較不重要; 有点不重要=有點不重要; 较不重要=較不重要
    @2yes := 比较重要=比較重要; 有点重要=有點重要; 较重要=較重要; 有些重要
    importance: @no | 不重要 | 重要 | @yes
    importance: @no | @2no | @2yes | @yes
    importance: 不重要 | 有点重要=有點重要; 比较重要=比較重要 | 重要 | @yes
    importance: @no | 不重要 | ~ | 重要 | @yes
    importance: @no | @2no | ~ | @2yes | @yes
    importance: 不重要 | @2no | ~ | 重要; @2yes | @yes
    importance: @no | 不重要 | @2no | @2yes | 重要 | @yes
    importance: @no | 不重要 | @2no | ~ | @2yes | 重要 | @yes
    """
}
