extension LikertLabels {
  static let indonesian = """
    ~ := netral; ?ragu-ragu; ?ragu ragu; biasa saja; cukup
    @no := sangat tidak setuju; sangat tidak setuju sekali; tidak setuju sama sekali
    @yes := sangat setuju; sangat setuju sekali; setuju sekali
    @2no := kurang setuju; agak tidak setuju; sedikit tidak setuju; cukup tidak setuju
    @2yes := cukup setuju; agak setuju; sedikit setuju
    agreement: @no | tidak setuju | setuju | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | tidak setuju | ~; kurang setuju; cukup setuju | setuju | @yes
    agreement: @no | kurang setuju | ~ | setuju | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | tidak setuju | @2no | @2yes | setuju | @yes
    agreement: @no | tidak setuju | @2no | ~ | @2yes | setuju | @yes
    @2no := kurang puas; agak tidak puas
    @2yes := cukup puas; agak puas
    satisfaction: sangat tidak puas | tidak puas; kurang puas | puas | sangat puas
    satisfaction: sangat tidak puas | tidak puas | ~; cukup puas; kurang puas | puas | sangat puas
    satisfaction: tidak puas | kurang puas | cukup puas | puas | sangat puas
    satisfaction: sangat tidak puas | tidak puas | @2no | @2yes | puas | sangat puas
    satisfaction: sangat tidak puas | tidak puas | @2no | ~ | @2yes | puas | sangat puas
    @no := sangat buruk; buruk sekali; sangat tidak baik; sangat kurang
    quality: @no | buruk; tidak baik; kurang baik; kurang | baik | sangat baik
    quality: @no | buruk; tidak baik; kurang baik; kurang | ~; sedang; cukup baik | baik | sangat baik
    quality: buruk; tidak baik | kurang baik | cukup baik | baik | sangat baik
    likelihood: sangat tidak mungkin | tidak mungkin | ~ | mungkin | sangat mungkin
    frequency: tidak pernah | kadang-kadang; kadang kadang; jarang | sering | selalu; sangat sering
    frequency: tidak pernah | jarang | kadang-kadang; kadang kadang; kadang | sering | selalu; sangat sering
    importance: sangat tidak penting | tidak penting; kurang penting | penting | sangat penting
    importance: sangat tidak penting | tidak penting | ~; cukup penting; kurang penting | penting | sangat penting
    importance: tidak penting | kurang penting | cukup penting | penting | sangat penting
    importance: sangat tidak penting | tidak penting | kurang penting | ~ | cukup penting | penting | sangat penting
    """

  static let japanese = """
    ~ := どちらともいえない; どちらとも言えない; どちらでもない; 普通; ふつう; どちらともいえません; 中立; まあまあ
    @no := 全くそう思わない; まったくそう思わない; 全然そう思わない; 強くそう思わない; 全くそうは思わない
    @yes := 非常にそう思う; とてもそう思う; 強くそう思う; 大変そう思う; 大いにそう思う; 全くそう思う
    @2no := あまりそう思わない; ややそう思わない; どちらかといえばそう思わない; どちらかというとそう思わない; どちらかと言えばそう思わない
    @2yes := ややそう思う; まあそう思う; どちらかといえばそう思う; どちらかというとそう思う; どちらかと言えばそう思う; 少しそう思う
    @3no := そう思わない; そうは思わない
    agreement: @no | @3no | そう思う | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @3no | @2no | @2yes | そう思う
    agreement: @no | @3no | ~ | そう思う | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @3no | @2no | ~ | @2yes | そう思う
    agreement: @no | @3no | @2no | @2yes | そう思う | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | そう思う | @yes
    @no := 全く当てはまらない; 全くあてはまらない; まったく当てはまらない; まったくあてはまらない
    @yes := 非常に当てはまる; 非常にあてはまる; とても当てはまる; とてもあてはまる; よく当てはまる; よくあてはまる
    @2no := あまり当てはまらない; あまりあてはまらない; やや当てはまらない; ややあてはまらない
    @2yes := やや当てはまる; ややあてはまる; まあ当てはまる; 少し当てはまる
    @3no := 当てはまらない; あてはまらない
    @3yes := 当てはまる; あてはまる
    agreement: @no | @2no | @2yes | @yes
    agreement: @3no | @2no | @2yes | @3yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @3no | @2no | ~ | @2yes | @3yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := 全く同意しない; まったく同意しない; 強く反対; 全く賛成しない
    @yes := 強く同意する; 非常に同意する; とても同意する; 完全に同意する; 強く賛成; 大いに賛成
    agreement: @no | 同意しない; 反対 | ~ | 同意する; 賛成 | @yes
    agreement: @no | 同意しない | やや同意しない; あまり同意しない | ~ | やや同意する | 同意する | @yes
    @no := 非常に不満; とても不満; 大変不満; 全く満足していない; 非常に不満である
    @yes := 非常に満足; とても満足; 大変満足; 大いに満足; 非常に満足している
    @2no := やや不満; どちらかといえば不満; あまり満足していない; 少し不満
    @2yes := やや満足; どちらかといえば満足; まあ満足; まあまあ満足; 少し満足
    satisfaction: @no | 不満 | 満足 | @yes
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: 不満 | @2no | @2yes | 満足
    satisfaction: @no | 不満 | ~ | 満足 | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: 不満 | @2no | ~ | @2yes | 満足
    satisfaction: @no | 不満 | @2no | @2yes | 満足 | @yes
    satisfaction: @no | 不満 | @2no | ~ | @2yes | 満足 | @yes
    @no := 非常に悪い; とても悪い; 大変悪い
    @yes := 非常に良い; とても良い; 大変良い; 非常によい; とてもよい
    quality: @no | 悪い | 良い; よい | @yes
    quality: @no | 悪い; やや悪い | ~ | 良い; よい; やや良い; まあ良い | @yes
    quality: 悪い | やや悪い | ~ | やや良い; ややよい | 良い; よい
    frequency: 全くない; まったくない; 一度もない | たまにある; たまに; めったにない | 時々ある; ときどきある; 時々; ときどき | よくある; よく \
    | いつも; 常に; いつもある
    @no := 全く重要でない; まったく重要でない; 全く重要ではない; まったく重要ではない
    @yes := 非常に重要; とても重要; 大変重要; 非常に重要である; 極めて重要
    importance: @no | 重要でない; 重要ではない | 重要 | @yes
    importance: @no | あまり重要でない; あまり重要ではない | やや重要; まあ重要 | @yes
    importance: @no | 重要でない; 重要ではない | ~ | 重要 | @yes
    importance: @no | あまり重要でない; あまり重要ではない | ~ | やや重要; まあ重要; ある程度重要 | @yes
    importance: 重要でない; 重要ではない | あまり重要でない; あまり重要ではない | ~ | やや重要 | 重要
    importance: @no | 重要でない | あまり重要でない | ~ | やや重要 | 重要 | @yes
    """

  static let korean = """
    ~ := 보통이다; 보통; 보통입니다; 중립; 그저 그렇다; 중간이다
    @no := 전혀 그렇지 않다; 매우 그렇지 않다; 전혀 그렇지 않습니다; 매우 그렇지 않습니다; 전혀 아니다; 매우 아니다
    @yes := 매우 그렇다; 매우 그렇습니다; 아주 그렇다; 정말 그렇다; 전적으로 그렇다
    @2no := 약간 그렇지 않다; 다소 그렇지 않다; 별로 그렇지 않다; 조금 그렇지 않다; 그렇지 않은 편이다; 약간 아니다
    @2yes := 약간 그렇다; 다소 그렇다; 조금 그렇다; 대체로 그렇다; 그런 편이다; 어느 정도 그렇다
    @3no := 그렇지 않다; 아니다; 그렇지 않습니다
    @3yes := 그렇다; 그렇습니다
    agreement: @no | @3no | @3yes | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @3no | @2no | ~ | @2yes | @3yes
    agreement: @no | @3no | @2no | @2yes | @3yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := 전혀 동의하지 않음; 매우 동의하지 않음; 전혀 동의하지 않는다; 매우 동의하지 않는다; 전혀 동의하지 않습니다; 강력히 반대
    @yes := 매우 동의함; 매우 동의한다; 매우 동의; 전적으로 동의함; 전적으로 동의한다; 매우 동의합니다; 적극 동의
    @2no := 약간 동의하지 않음; 다소 동의하지 않음; 별로 동의하지 않음; 약간 동의하지 않는다; 다소 동의하지 않는다
    @2yes := 약간 동의함; 다소 동의함; 약간 동의한다; 다소 동의한다; 어느 정도 동의함; 약간 동의
    @3no := 동의하지 않음; 동의하지 않는다; 동의하지 않습니다; 비동의; 동의 안함
    @3yes := 동의함; 동의한다; 동의; 동의합니다
    agreement: @no | @3no | @3yes | @yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := 매우 불만족; 매우 불만; 매우 불만족한다; 매우 불만족함; 전혀 만족하지 않음; 매우 불만족스럽다; 매우 불만이다
    @yes := 매우 만족; 매우 만족한다; 매우 만족함; 아주 만족; 매우 만족스럽다; 매우 만족합니다
    @2no := 약간 불만족; 다소 불만족; 약간 불만; 다소 불만; 조금 불만족; 불만족한 편
    @2yes := 약간 만족; 다소 만족; 조금 만족; 대체로 만족; 만족한 편
    @3no := 불만족; 불만; 불만족한다; 불만족함; 만족하지 않음; 불만족스럽다; 불만이다
    @3yes := 만족; 만족한다; 만족함; 만족스럽다; 만족합니다
    satisfaction: @no | @3no | @3yes | @yes
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: @no | @3no | ~ | @3yes | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: @no | @3no | @2no | @2yes | @3yes | @yes
    satisfaction: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := 매우 나쁨; 매우 나쁘다; 매우 나쁜 편; 아주 나쁨
    @yes := 매우 좋음; 매우 좋다; 아주 좋음; 매우 우수
    quality: @no | 나쁨; 나쁘다 | 좋음; 좋다 | @yes
    quality: @no | 나쁨; 나쁘다 | ~ | 좋음; 좋다; 우수 | @yes
    frequency: 전혀 없음; 전혀 없다; 전혀 하지 않음 | 거의 없음; 거의 없다; 거의 하지 않음 | 가끔; 가끔 있다 | 자주; 자주 있다 | 항상; 항상 있다; 매우 자주
    @no := 전혀 중요하지 않음; 전혀 중요하지 않다; 매우 중요하지 않음; 매우 중요하지 않다
    @yes := 매우 중요; 매우 중요함; 매우 중요하다
    @3no := 중요하지 않음; 중요하지 않다; 별로 중요하지 않음; 별로 중요하지 않다
    @3yes := 중요; 중요함; 중요하다
    importance: @no | @3no | @3yes | @yes
    importance: @no | @3no | ~ | @3yes | @yes
    importance: @no | 중요하지 않음; 중요하지 않다 | 약간 중요하지 않음; 별로 중요하지 않음 | ~ | 약간 중요함; 조금 중요함; 약간 중요 | @3yes | @yes
    """
}
