/// What a page says of customers, in English.
enum EnglishCare {
  static let words: [Phrase: String] = lost.merging(classes) { $1 }.merging(losses) { $1 }.merging(complaints) { $1 }.merging(topics) { $1 }

  private static let lost: [Phrase: String] = [
    .sectionCustomers: "Customers", .careLeft: "those who left", .careRemained: "those who stayed",
    .careLeavers: "those who do not mean to come back", .careStayers: "those who do",
    .careLostOver:
      "Customers of class {class} are being lost over {names}: {left} fell {value} points further short of expectation there than {stayed}.",
    .careLostOverall:
      "Customers of class {class} are being lost, over no single dimension: {left} fell {value} points further short of expectation overall than {stayed}.",
    .careLostNone: "No class is clearly lost over one dimension: the differences between {left} and {stayed} could be chance.",
    .careLostFew: "Classes with fewer than {few} among {left} or {stayed} are not judged: {names}.",
    .careLostHidden: "Classes with too few answers are hidden: {names}.", .careAlsoLost: "Also {names}.",
    .careClassOverall: "class {class} overall ({value})", .careClassOver: "class {class} over {names}",
    .careClassIn: "class {class} in {names}", .careStayed: "{share} of them stayed ({level}% interval {range}).",
    .careMeanToStay: "{share} of them mean to come back ({level}% interval {range}).",
    .careAgainst: "Worse than the other classes, beyond chance: {names}.",
    .careAgainstNone: "No class is worse than the others beyond chance.", .careHidden: "hidden",
  ]

  private static let classes: [Phrase: String] = [
    .careClass: "Class", .carePyramid: "Customers and their value, by class",
    .carePyramidNote: "Upper bar, grey: share of customers; lower bar, blue: share of value.", .careOfCustomers: "{share} of customers",
    .careOfBoth: "{share} of customers, {value} of value",
    .careTop: "Classes A, B and C are {share} of those who answered and bring {value} of their value.",
    .careRule: "By the 80/20 rule {share} of customers would bring 80%.", .careFourFifths: "Here {share} bring four fifths of the value.",
    .careClassColumn: "Classes are those of the firm's own records, of all its customers; shares are of those who answered.",
    .careRanked: "Classes are ranked among those who answered, not among all customers.",
    .careHandful: "Only a handful of customers, so that numbers speak of persons and not of a class: {names}.",
    .careTied: "{count} customers of equal value lie across the lower cut of class {class}.", .careCustomers: "Customers",
    .careCustomersShare: "Share of customers", .careValueShare: "Share of value", .careValueMean: "Value of each",
    .careDissatisfied: "Dissatisfied", .careWhoStays: "Who stayed, by class", .careWhoMeansToStay: "Who means to come back, by class",
    .careLeastStay: "Fewest in class {class}: {share}.", .careGrid: "Gap by class and dimension",
    .careGridMarks: "▼ marked cells ({count}): those who leave fell further short there than those who stay.",
    .careGridNone: "No cell is marked: over no dimension is a class clearly lost.",
    .careGridNote:
      "▼ those who leave fell further short here than those who stay, beyond chance: this goes together, which is no proof of the cause. Shades show the size of the gap.",
    .careLostMark: "those who leave fell further short here", .careDifferences: "The differences, class by class",
    .careAgainstOthers: "Against the other classes", .careLeftLess: "Those who leave less those who stay",
    .careFewMark: "° under {few} answers: not judged.",
  ]

  private static let losses: [Phrase: String] = [
    .careLosses: "What is lost, and what it costs",
    .careHaveLeft: "Of the customers who answered, {share} have left ({level}% interval {range}).",
    .careWillLeave: "Of the customers who answered, {share} do not mean to come back ({level}% interval {range}).",
    .careAtRisk: "They stand for a value of {value}.",
    .careAtRiskShare: "They stand for a value of {value}, {share} of that of all who answered.",
    .careKeptSentence:
      "If as large a share leaves in every further period, {share} of today's customers are still there after {count} periods.",
    .careKeptAtRate: "Customers still there at this rate", .careStillThere: "Still there", .careCost: "Assumption",
    .careLostCustomers: "Customers to win anew", .careWinning: "Winning them", .careKeeping: "Keeping the others", .careTotal: "Total",
    .careExtra: "Of it, because customers leave",
    .careCostNote: "What it costs to keep up {count} customers while as large a share leaves; the last column is what the loss adds.",
    .careInKeepingCosts: "In multiples of what keeping one customer costs.", .careIn: "Amounts in {money}.",
    .careMoneyUnits: "units of money",
  ]

  private static let complaints: [Phrase: String] = [
    .careComplaints: "Problems and complaints", .careRate: "Complaint rate",
    .careRateSentence: "Of those who had a problem, {share} complained ({level}% interval {range}).",
    .carePublishedRate: "A published figure is {share}.", .careUnder: "under {value}", .careOver: "over {value}",
    .careRecovery: "{count} who complained rate the handling {value}, on the scale of that question.",
    .careParadoxPresent:
      "Tested, not assumed: customers whose complaint was resolved are more satisfied than those without a problem, by {value} points, beyond chance.",
    .careParadoxReversed:
      "Tested, not assumed: customers whose complaint was resolved are still less satisfied than those without a problem, by {value} points, beyond chance.",
    .careParadoxNone:
      "Tested, not assumed: between customers whose complaint was resolved and those without a problem there is no clear difference ({value}).",
    .careParadoxFew:
      "Whether customers whose complaint was resolved are as satisfied as those without a problem is not judged: fewer than {few} on a side.",
    .careParadoxHidden: "Resolved complaints against no problem: hidden, too few answers.",
    .carePaths: "Who comes back, or means to, by what became of a problem",
    .carePathsClose: "No path is clearly below the others.",
    .carePathsHidden: "Paths with too few answers are hidden, so that none is called the lowest.",
    .careLeastAgain: "Fewest on the path “{name}”: {share}.",
    .careTickNote: "Purple tick: a published figure ({source}); it enters no number.", .carePath: "What became of it",
    .careByPath: "Path by path: how many, and how satisfied", .careShare: "Share", .careAgain: "Comes back, or means to",
    .carePublished: "Published", .careSatisfaction: "Satisfaction",
    .careSatisfactionNote: "Satisfaction is the gap where no question asks for it.", .careHandling: "Handling of the complaint",
    .careSilent: "How many dissatisfied customers stand behind the complaints",
    .careSilentNote:
      "Estimates by published figures are least numbers and rest on training texts, not on this survey; one's own data come first.",
    .careSilentOwn: "{value} by this survey's own data", .careEstimate: "Estimate", .carePerComplaint: "Dissatisfied for each complaint",
    .careDissatisfiedEstimate: "Dissatisfied customers", .careRestsOn: "Rests on", .careOwnData: "this survey",
    .careStages: "How far complaints came, and when", .careWithin: "half within {time}", .careBroken: "{name} {share}",
    .careOverdue: "{count} overdue", .careBrokenAll: "Promised times broken: {names}.", .careNoPromises: "No times were promised.",
    .careStage: "Stage", .careStageTimes: "Stage by stage: times, and promises kept or broken", .careSkipped: "Skipped",
    .careReached: "Reached", .careMedianPrevious: "Half within, from the stage before",
    .careMedianFirst: "Half within, from the first stage", .careMedian: "Half within", .careNineTenths: "Nine of ten within",
    .carePromise: "Promised within", .careBrokenShare: "Promise broken", .careOverdueCount: "Overdue", .careHours: "{value} hours",
    .careDays: "{value} days",
  ]

  private static let topics: [Phrase: String] = [
    .careMore: "More about customers", .careOutcomes: "Outcomes", .careOutcome: "Outcome",
    .careOutcomesNote: "Each respondent's experience as a whole: below, exactly at, or above expectation.",
    .careSources: "Where expectations come from", .careSourcesNone: "no source goes with a wider gap beyond chance",
    .careSourcesWorse: "wider gaps go with {names}",
    .careSourcesNote: "Whoever names several sources counts in each; verdicts hold those who named it against those who did not.",
    .careSource: "Source", .careNamedBy: "Named by", .careGapOfOthers: "Gap of the others", .careWorseIn: "Worse in",
    .careWaiting: "Waiting", .careWaitLonger: "it felt {value} longer than expected ({felt} against {expected})",
    .careWaitShorter: "it felt {value} shorter than expected ({felt} against {expected})",
    .careWaitEqual: "it felt {felt}, expected were {expected}: no clear difference",
    .careWaitNote: "Differences below 0 are waits longer than expected, or felt longer than measured: as in every gap, that is worse.",
    .careWorthNote: "Of these statements only the one that it was worth the wait is good news where people agree.",
    .careWaits: "Compared", .careExpectedWait: "Expected", .careActualWait: "Measured", .careFeltWait: "Felt",
    .careLonger: "Longer than expected", .careAsExpected: "As expected", .careShorter: "Shorter than expected",
    .careMinutes: "{value} min", .carePrinciple: "What makes a wait long", .careAgreement: "Agreement, of 100", .careLoyalty: "Loyalty",
    .careOfHundred: "of 100: {names}", .careLoyaltyNote: "0 is the lowest answer to every question of a part, 100 the highest.",
    .carePart: "Part", .careIndex: "Index, of 100", .careLowest: "With an answer at the lowest point",
    .careCorrelation: "Goes with the gap in", .careCorrelationNote: "Correlations with the gap lie between −1 and +1; * beyond chance.",
    .careWordOfMouth: "What customers tell others", .careTellsEach: "{name} tell {value} people each",
    .careWordOfMouthNote:
      "Two reaches that are not taken off each other: kind words do not undo harsh ones. The last column rests on published figures.",
    .careWho: "Who", .careTold: "Told by each", .careToldSum: "Told in all", .careReach: "Reach by the published figure",
    .careRubrics: "Steps of the service", .careStep: "Step", .careDone: "Done", .careLevels: "Promised times kept", .careLevel: "Promise",
    .careKept: "Kept", .careLifetime: "What a customer is worth over the years", .careMean: "Mean",
    .careLifetimeSentence: "{value} on average", .careLifetimeNote: "The value of an order, times orders a year, times years.",
    .careLeftOut: "Left out of these measures", .careUnclassified: "Customers without a class",
    .careUnreadable: "Values too large to be added up", .careContradictory: "Complaint columns that contradict each other",
    .carePathUnknown: "Problems of which the columns do not say what became of them",
    .careSpeedUnknown: "Resolved, and not known how quickly", .careOutOfOrder: "Complaints with a stage earlier than one before it",
    .careUnusableWaits: "Times that cannot be used", .careIncomplete: "Customers of whom a part of the value is missing",
    .careBenchmarks: "Published figures",
    .careBenchmarksNote: "of training texts, to be seen beside one's own; none of them enters a score", .careFigure: "Figure",
    .careWhere: "Source", .careTimes: "{value} times",
  ]
}
