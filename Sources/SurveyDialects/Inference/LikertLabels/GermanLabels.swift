extension LikertLabels {
  static let german = """
    ~ := teils/teils; teils teils; teils, teils; teils-teils; neutral; weder noch; weder/noch; weder zustimmung noch ablehnung
    ~ := weder zufrieden noch unzufrieden; mittelmäßig; mittelmässig; ?unentschieden; trifft teilweise zu; teilweise; trifft teils zu
    ~ := weder wahrscheinlich noch unwahrscheinlich; stimme teilweise zu; stimme teils zu; stimme weder zu noch nicht zu
    @no := stimme überhaupt nicht zu; stimme gar nicht zu; stimme ganz und gar nicht zu; lehne voll und ganz ab; lehne völlig ab
    @no := stimme absolut nicht zu; ich stimme überhaupt nicht zu; stimmt überhaupt nicht; stimmt gar nicht; lehne stark ab
    @yes := stimme voll und ganz zu; stimme voll zu; stimme völlig zu; stimme vollkommen zu; stimme vollständig zu; stimme absolut zu
    @yes := ich stimme voll und ganz zu; stimme ganz und gar zu; stimmt völlig; stimmt voll und ganz; stimmt genau; stimme stark zu
    @2no := stimme eher nicht zu; ich stimme eher nicht zu; lehne eher ab; stimmt eher nicht; stimme wenig zu
    @2yes := stimme eher zu; ich stimme eher zu; stimmt eher; stimme etwas zu
    @3no := stimme nicht zu; ich stimme nicht zu; lehne ab; stimmt nicht
    @3yes := stimme zu; ich stimme zu; stimmt
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | @3no | @3yes | @yes
    agreement: @3no | @2no | @2yes | @3yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | @3no | ~ | @3yes | @yes
    agreement: @3no | @2no | ~ | @2yes | @3yes
    agreement: @no | @2no | ~ | @3yes | @yes
    agreement: @no | @3no | @2no | @2yes | @3yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := trifft überhaupt nicht zu; trifft gar nicht zu; trifft ganz und gar nicht zu; trifft absolut nicht zu
    @yes := trifft voll und ganz zu; trifft voll zu; trifft völlig zu; trifft vollkommen zu; trifft vollständig zu; trifft genau zu
    @yes := trifft ganz genau zu; trifft sehr zu; trifft absolut zu
    @2no := trifft eher nicht zu; trifft weniger zu; trifft wenig zu; trifft kaum zu
    @2yes := trifft eher zu; trifft etwas zu; trifft überwiegend zu
    agreement: @no | @2no | @2yes | @yes
    agreement: @no | trifft nicht zu | trifft zu | @yes
    agreement: trifft nicht zu | @2no | @2yes | trifft zu
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: @no | trifft nicht zu | ~ | trifft zu | @yes
    agreement: trifft nicht zu | @2no | ~ | @2yes | trifft zu
    agreement: trifft nicht zu | @2no | ~ | @2yes | @yes
    agreement: @no | trifft nicht zu | @2no | @2yes | trifft zu | @yes
    agreement: @no | trifft nicht zu | @2no | ~ | @2yes | trifft zu | @yes
    @no := sehr unzufrieden; äußerst unzufrieden; äusserst unzufrieden; überhaupt nicht zufrieden; gar nicht zufrieden
    @no := völlig unzufrieden; vollkommen unzufrieden
    @yes := sehr zufrieden; äußerst zufrieden; äusserst zufrieden; völlig zufrieden; vollkommen zufrieden; voll und ganz zufrieden
    @2no := eher unzufrieden; etwas unzufrieden; eher nicht zufrieden
    @2yes := eher zufrieden; etwas zufrieden
    satisfaction: @no | unzufrieden; nicht zufrieden | zufrieden | @yes
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: @no | unzufrieden; nicht zufrieden | ~; teilweise zufrieden | zufrieden | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: unzufrieden | @2no | ~ | @2yes | zufrieden
    satisfaction: @no | unzufrieden | @2no | @2yes | zufrieden | @yes
    satisfaction: @no | unzufrieden | @2no | ~ | @2yes | zufrieden | @yes
    quality: sehr schlecht | schlecht | gut | sehr gut
    quality: sehr schlecht | eher schlecht | eher gut | sehr gut
    quality: sehr schlecht | schlecht; eher schlecht | ~; befriedigend; durchschnittlich; mittel | gut; eher gut | sehr gut; ausgezeichnet
    quality: ungenügend | mangelhaft | ausreichend | befriedigend | gut | sehr gut
    quality: mangelhaft | ausreichend | befriedigend | gut | sehr gut
    quality: schlecht | mittelmäßig; mäßig | gut | sehr gut | ausgezeichnet
    level: sehr niedrig; sehr gering | niedrig; gering; eher niedrig; eher gering | mittel | hoch; eher hoch | sehr hoch
    likelihood: sehr unwahrscheinlich | unwahrscheinlich | wahrscheinlich | sehr wahrscheinlich
    likelihood: sehr unwahrscheinlich | eher unwahrscheinlich | eher wahrscheinlich | sehr wahrscheinlich
    likelihood: sehr unwahrscheinlich; äußerst unwahrscheinlich | unwahrscheinlich; eher unwahrscheinlich | ~ \
    | wahrscheinlich; eher wahrscheinlich | sehr wahrscheinlich; äußerst wahrscheinlich
    frequency: nie; niemals | selten; manchmal | oft; häufig | immer
    frequency: nie; niemals | selten; fast nie | manchmal; gelegentlich | oft; häufig | immer; fast immer
    frequency: nie; niemals | selten; fast nie | manchmal; gelegentlich | oft; häufig | sehr oft; sehr häufig
    @no := überhaupt nicht wichtig; gar nicht wichtig; völlig unwichtig; sehr unwichtig; ganz unwichtig
    @yes := sehr wichtig; äußerst wichtig; äusserst wichtig; besonders wichtig
    @2no := eher unwichtig; eher nicht wichtig; weniger wichtig; nicht so wichtig; wenig wichtig
    importance: @no; unwichtig; nicht wichtig | @2no | eher wichtig; ziemlich wichtig; wichtig | @yes
    importance: @no | unwichtig; nicht wichtig | wichtig | @yes
    importance: @no | @2no | ~ | eher wichtig; wichtig | @yes
    importance: @no | unwichtig; nicht wichtig | ~ | wichtig | @yes
    importance: unwichtig; nicht wichtig | @2no | ~; mittelmäßig wichtig | wichtig; eher wichtig | @yes
    importance: @no | unwichtig | @2no | eher wichtig | wichtig | @yes
    importance: @no | unwichtig | @2no | ~ | eher wichtig | wichtig | @yes
    """
}
