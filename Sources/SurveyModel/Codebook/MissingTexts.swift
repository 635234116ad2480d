extension ValueRules {
  /// Text that is no answer on any platform. Numbers are never in this list: a codebook must say that 9 or 99 means no answer.
  ///
  /// Words that stand for the middle of some scales, such as `undecided` or `無意見`, are not in it either.
  public static let defaultMissing: [String: MissingReason] = {
    var missing: [String: MissingReason] = [:]
    for (reason, texts) in missingTexts {
      for text in texts { missing[text] = reason }
    }
    return missing
  }()

  /// By reason, one line a language; in the form `AnswerText` folds to, and where that drops blanks also as people write it.
  private static let missingTexts: [(MissingReason, [String])] = [
    (.skipped, ["#n/a", "null", "-", "--", ".", "无", "無"]),
    (
      .skipped,
      [
        "no answer", "no response", "no reply", "not answered", "unanswered",
        "未回答", "未作答", "未填", "未填写", "未填寫", "没有回答", "沒有回答", "无回答", "無回答",
        "keine antwort", "nicht beantwortet", "ohne antwort",
        "pas de réponse", "sans réponse", "aucune réponse", "non réponse", "non-réponse",
        "sin respuesta", "sin contestar", "sem resposta", "não respondeu", "não respondido",
        "tidak ada jawaban", "tidak menjawab", "tidak dijawab", "回答なし", "무응답", "응답 없음", "응답없음", "미응답",
      ]
    ),
    (
      .notApplicable,
      [
        "na", "n/a", "n.a", "n.a.", "not applicable", "not applicable (n/a)", "not applicable/na", "not applicable to me", "does not apply",
        "doesn't apply", "n/a - not applicable", "not applicable/don't know",
        "not applicable / don't know",
        "不适用", "不適用", "nicht anwendbar", "nicht zutreffend", "entfällt",
        "non applicable", "sans objet", "ne s'applique pas", "no aplica", "no aplicable", "no procede",
        "não se aplica", "não aplicável", "tidak berlaku", "tidak dapat diterapkan",
        "該当なし", "該当しない", "該当せず", "対象外", "해당 없음", "해당없음", "해당 사항 없음", "해당사항 없음", "해당사항없음",
      ]
    ),
    (
      .unknown,
      [
        "don't know", "dont know", "do not know", "i don't know", "i do not know", "don't know/no opinion", "don't know / no opinion",
        "dk", "can't say", "cannot say", "can't tell", "unable to say", "unable to judge", "unable to rate", "can't rate", "cannot rate",
        "no opinion", "not sure", "unsure", "no experience", "no basis",
        "don't know/not applicable", "don't know / not applicable", "don't know/na", "don't know / na",
        "不知道", "不晓得", "不曉得", "不清楚", "不了解", "不瞭解", "说不清", "說不清", "说不清楚", "說不清楚",
        "无法判断", "無法判斷", "无法评价", "無法評價", "无法回答", "無法回答",
        "weiß nicht", "weiss nicht", "ich weiß nicht", "ich weiss nicht", "weiß ich nicht", "weiss ich nicht", "keine meinung",
        "kann ich nicht beurteilen", "kann ich nicht sagen", "weiß nicht/keine angabe", "weiß nicht / keine angabe",
        "weiss nicht/keine angabe", "weiss nicht / keine angabe",
        "ne sait pas", "ne sais pas", "je ne sais pas", "nsp", "ne se prononce pas", "sans opinion", "pas d'opinion", "sans avis",
        "no sabe", "no sé", "no lo sé", "ns/nc", "no sabe/no contesta", "no sabe / no contesta", "no sabe no contesta", "sin opinión",
        "no tengo opinión",
        "não sei", "não sabe", "ns/nr", "não sabe/não responde", "não sabe / não responde", "sem opinião", "não tenho opinião",
        "tidak tahu", "saya tidak tahu", "tidak ada pendapat", "tidak punya pendapat", "tidak berpendapat",
        "わからない", "分からない", "わかりません", "分かりません", "意見なし", "特に意見なし", "特に意見はない",
        "모름", "잘 모름", "잘모름", "모르겠다", "모르겠음", "모르겠습니다", "잘 모르겠다", "잘모르겠다", "잘 모르겠음", "잘모르겠음", "잘 모르겠습니다",
        "잘모르겠습니다", "의견 없음", "의견없음",
      ]
    ),
    (
      .unknown,
      [
        "refused", "refuse to answer", "refuses to answer", "refusal", "declined", "decline to answer", "declined to answer",
        "prefer not to say", "prefer not to answer", "i prefer not to say", "i prefer not to answer", "i'd rather not say",
        "rather not say", "rather not answer",
        "拒答", "拒绝回答", "拒絕回答", "不愿回答", "不願回答", "不想回答", "不便回答", "不愿透露", "不願透露", "不方便透露",
        "keine angabe", "keine angaben", "k.a", "k.a.", "k. a", "k. a.", "verweigert", "antwort verweigert", "möchte ich nicht sagen",
        "möchte ich nicht beantworten", "möchte nicht antworten",
        "refus", "refus de répondre", "refuse de répondre", "préfère ne pas répondre", "je préfère ne pas répondre",
        "je préfère ne pas le dire", "préfère ne pas dire", "ne souhaite pas répondre", "je ne souhaite pas répondre",
        "no contesta", "prefiero no contestar", "prefiero no responder", "prefiero no decir", "prefiero no decirlo",
        "se niega a contestar", "rehúsa contestar",
        "não responde", "prefiro não responder", "prefiro não dizer", "recusou", "recusou responder", "recusa responder",
        "menolak menjawab", "tidak ingin menjawab", "tidak bersedia menjawab", "memilih tidak menjawab", "lebih suka tidak menjawab",
        "lebih suka tidak mengatakan",
        "回答しない", "答えない", "答えたくない", "回答したくない", "回答拒否", "回答を控える",
        "응답 거부", "응답거부", "응답 거절", "응답거절", "거부", "답하고 싶지 않음", "답하고싶지않음", "응답하고 싶지 않음", "응답하고싶지않음",
        "밝히고 싶지 않음", "밝히고싶지않음",
      ]
    ),
  ]
}
