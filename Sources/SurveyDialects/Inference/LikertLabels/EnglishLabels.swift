extension LikertLabels {
  static let english = """
    ~ := neutral; neither agree nor disagree; neither agree or disagree; neither disagree nor agree; neither satisfied nor dissatisfied
    ~ := neither dissatisfied nor satisfied; neither satisfied nor unsatisfied; neither; neither/nor; ?undecided
    ~ := neither likely nor unlikely; neither important nor unimportant; neither good nor bad; neither good nor poor; neither poor nor good
    @no := strongly disagree; disagree strongly; completely disagree; disagree completely; totally disagree; fully disagree
    @no := entirely disagree; absolutely disagree; definitely disagree; do not agree at all; don't agree at all
    @yes := strongly agree; agree strongly; completely agree; agree completely; totally agree; fully agree
    @yes := entirely agree; absolutely agree; definitely agree
    @2no := somewhat disagree; disagree somewhat; slightly disagree; disagree slightly; tend to disagree; disagree a little; rather disagree
    @2no := partly disagree; partially disagree; mildly disagree
    @2yes := somewhat agree; agree somewhat; slightly agree; agree slightly; tend to agree; agree a little; rather agree
    @2yes := partly agree; partially agree; mildly agree
    @3no := disagree; mostly disagree; moderately disagree; generally disagree
    @3yes := agree; mostly agree; moderately agree; generally agree
    agreement: @no | disagree | agree | @yes
    agreement: @no | @2no | @2yes | @yes
    agreement: disagree | @2no | @2yes | agree
    agreement: @no | disagree | ~ | agree | @yes
    agreement: @no | @2no | ~ | @2yes | @yes
    agreement: disagree | @2no | ~ | @2yes | agree
    agreement: @no | @3no | @2no | @2yes | @3yes | @yes
    agreement: @no | @3no | @2no | ~ | @2yes | @3yes | @yes
    @no := very dissatisfied; very unsatisfied; highly dissatisfied; strongly dissatisfied
    @yes := very satisfied; highly satisfied; strongly satisfied
    @3no := dissatisfied; unsatisfied; not satisfied
    @2no := somewhat dissatisfied; slightly dissatisfied; a little dissatisfied; fairly dissatisfied; rather dissatisfied
    @2yes := somewhat satisfied; slightly satisfied; a little satisfied; fairly satisfied; rather satisfied
    @4no := extremely dissatisfied; completely dissatisfied; totally dissatisfied
    @4yes := extremely satisfied; completely satisfied; totally satisfied
    @6no := very dissatisfied; mostly dissatisfied; moderately dissatisfied
    @6yes := very satisfied; mostly satisfied; moderately satisfied
    satisfaction: @no | @3no | satisfied | @yes
    satisfaction: @no | @2no | @2yes | @yes
    satisfaction: @no | @3no | ~ | satisfied | @yes
    satisfaction: @no | @2no | ~ | @2yes | @yes
    satisfaction: @4no | @2no | ~ | @2yes | @4yes
    satisfaction: @4no | @3no | ~ | satisfied | @4yes
    satisfaction: not at all satisfied | slightly satisfied | moderately satisfied | very satisfied | @4yes
    satisfaction: @no | @3no | @2no | @2yes | satisfied | @yes
    satisfaction: @no | @3no | @2no | ~ | @2yes | satisfied | @yes
    satisfaction: @4no | @6no | @2no | ~ | @2yes | @6yes | @4yes
    satisfaction: @4no | very dissatisfied | @3no | ~ | satisfied | very satisfied | @4yes
    @fair := fair; average; acceptable; ~
    quality: poor | fair | good | excellent
    quality: very poor | poor | good | very good
    quality: very bad | bad | good | very good
    quality: very poor | poor | @fair | good | very good
    quality: very poor | poor | @fair | good | excellent
    quality: very bad | bad | @fair | good | very good
    quality: poor | fair | good | very good | excellent
    quality: poor | below average | average | above average | excellent
    quality: well below average | below average | average | above average | well above average
    quality: terrible | poor | average | good | excellent
    quality: very poor | poor | fair | good | very good | excellent
    quality: extremely bad | moderately bad | slightly bad | ~ | slightly good | moderately good | extremely good
    quality: extremely poor | very poor | poor | @fair | good | very good | excellent
    level: very low | low | high | very high
    level: very low | low | medium; moderate; average; ~ | high | very high
    likelihood: very unlikely | unlikely | likely | very likely
    likelihood: very unlikely | somewhat unlikely | somewhat likely | very likely
    likelihood: not at all likely | not very likely; not too likely | somewhat likely | very likely
    likelihood: very unlikely | unlikely | ~ | likely | very likely
    likelihood: very unlikely | somewhat unlikely | ~ | somewhat likely | very likely
    likelihood: extremely unlikely | somewhat unlikely | ~ | somewhat likely | extremely likely
    likelihood: extremely unlikely | unlikely | ~ | likely | extremely likely
    likelihood: definitely not | probably not | probably | definitely
    likelihood: definitely not | probably not | might or might not | probably yes; probably | definitely yes; definitely
    likelihood: not at all likely | slightly likely; not very likely | moderately likely; somewhat likely | very likely | extremely likely
    likelihood: extremely unlikely | very unlikely; moderately unlikely | slightly unlikely; somewhat unlikely | ~ \
    | slightly likely; somewhat likely | very likely; moderately likely | extremely likely
    frequency: never | sometimes; occasionally | often; frequently; usually | always
    frequency: never | rarely; seldom | sometimes; occasionally | often; frequently; usually
    frequency: never | rarely; seldom; hardly ever; almost never | sometimes; occasionally | often; frequently; usually \
    | always; almost always
    frequency: never | rarely; seldom; almost never | sometimes; occasionally | often; frequently | very often; very frequently
    frequency: never | rarely; almost never | occasionally | sometimes | frequently; often | usually; almost always | always; every time
    importance: not important; not at all important; unimportant | slightly important; somewhat important; a little important \
    | important; moderately important; fairly important | very important
    importance: not at all important | not very important; not too important | somewhat important; fairly important | very important
    importance: not at all important; not important | slightly important; of little importance; a little important \
    | moderately important; somewhat important | very important | extremely important
    importance: not at all important; not important | slightly important; of little importance; a little important \
    | moderately important; somewhat important | important; quite important | very important
    importance: not at all important | not very important; unimportant; not important | ~ | somewhat important; important \
    ; fairly important | very important
    importance: very unimportant | unimportant | ~; moderately important | important | very important
    importance: not at all important | low importance; unimportant | slightly important | ~ | moderately important | very important \
    | extremely important
    importance: extremely unimportant | very unimportant | unimportant; somewhat unimportant; slightly unimportant | ~ \
    | important; somewhat important; slightly important | very important | extremely important
    """
}
