/// The sentences and words of a page; ``PhraseBook`` has them in every language.
enum Phrase: String, CaseIterable {
  // Words.
  case quarter, weight, target
  case and, range, everybody, notStated, week, overall, dimension, item, segment, period, gap, expectation, perception, change, interval
  case importance, performance, quadrant, minimum, desired, adequacy, superiority, centre, limits, signal, notKnown, numbers

  // The head and the board.
  case assumed, changeNone, evidenceBetter, shareNote, sourceInstrument, sourceEqual, answerShares, cannotFewShown, cannotCausePerception,
    otherColumns
  case title, titleSegment, about, used, answeredBy, headlineBelow, headlineAbove, headlineEqual, headlineUnknown, headlinePerception,
    headlineNothing
  case changeWorse, changeBetter, changeNoise, changeUntested, targetMissed, targetPassed, targetOpen, restWorse, restBetter, restNoise
  case restFew, caution, cautionScale, cautionReversed, cautionPoints
  case fixFirst, fixNothing, fixTied, fixFew, shareOfShortfall, evidence, evidenceFirm, evidenceTied, worseThanRest
  case cannotTell, cannotCause, cannotSilent, cannotSilentRate, cannotCeiling, cannotFew, backToAll, sections

  // Figures.
  case fewFinding, intervalNote, heatmapFindingFew, hatchNote, trendHidden, trendMoreSignals, trendCut, trendNote
  case gapByDimension, perceptionByDimension, gapFinding, gapFindingNone, gapFindingCount, perceptionFinding, starNote
  case gapByItem, perceptionByItem, itemFinding, itemFindingPerception, overallBy, segmentFinding, segmentFindingNone, segmentsCut,
    arrowNote
  case changeSince, changeFinding, changeFindingNone, changeNote, expectationAgainstPerception, dumbbellFinding, radar, radarFinding
  case importancePerformance, quadrantFinding, quadrantFindingNone, quadrantNote, sourcePoints, sourceExpectation, sourceRatings
  case concentrateHere, keepUp, lowPriority, possibleOverkill, zoneOfTolerance, zoneFinding, zoneBelow, zoneAbove, zoneNote
  case trendOf, trendNoLimits, trendInside, trendBelow, trendAbove, trendSignals, signalOutside, signalRun, signalNear
  case answersExpectation, answersPerception, distributionFinding, distributionFindingExpectation, distributionNote
  case heatmap, heatmapFinding, heatmapFindingNone, heatmapWorst, heatmapNote, whereItIs, hiddenCell, worseMark, betterMark

  // Sections.
  case targets, consistencyPerception, trustAgainst, trustWeak, pointsUse, conventionOverallPerception, conventionShareText,
    conventionWeightedPlain, ruleHalf, ruleComplete, ruleAny
  case sectionItems, sectionSegments, sectionTrend, sectionAnswers, sectionQuality, sectionConventions,
    sectionAgainstRest
  case againstRest, difference, verdict, verdictWorse, verdictBetter, verdictNone, verdictFew, details, effect, consistency, below

  // Data quality and conventions.
  case qualitySentence, source, rows, headerRows, otherRows, records, responses, setAside, encoding, dialect, reason, count
  case reasons, missingByItem, missing, latest, responseRate, invited, rate, setAsideWhy
  case conventionGap, conventionDimension, conventionOverall, conventionInterval, conventionChance, conventionFew, conventionHidden
  case conventionWeighted, conventionGapText, conventionDimensionText, conventionOverallText, conventionIntervalText, conventionChanceText
  case conventionFewText, conventionHiddenText, conventionWeightedText, foot

  // Customers.
  case sectionCustomers, careLeft, careRemained, careLeavers, careStayers, careLostOver, careLostOverall, careLostNone, careLostFew,
    careLostHidden, careAlsoLost, careClassOverall, careClassOver, careClassIn, careStayed, careMeanToStay, careAgainst, careAgainstNone,
    careHidden
  case careClass, carePyramid, carePyramidNote, careOfCustomers, careOfBoth, careTop, careRule, careFourFifths, careClassColumn,
    careRanked, careHandful, careTied, careCustomers, careCustomersShare, careValueShare, careValueMean, careDissatisfied, careWhoStays,
    careWhoMeansToStay, careLeastStay, careGrid, careGridMarks, careGridNone, careGridNote, careLostMark, careDifferences,
    careAgainstOthers, careLeftLess, careFewMark
  case careLosses, careHaveLeft, careWillLeave, careAtRisk, careAtRiskShare, careKeptSentence, careKeptAtRate, careStillThere, careCost,
    careLostCustomers, careWinning, careKeeping, careTotal, careExtra, careCostNote, careInKeepingCosts, careIn, careMoneyUnits
  case careComplaints, careRate, careRateSentence, carePublishedRate, careUnder, careOver, careRecovery, careParadoxPresent,
    careParadoxReversed, careParadoxNone, careParadoxFew, careParadoxHidden, carePaths, careLeastAgain, carePathsClose, carePathsHidden,
    careTickNote, carePath,
    careByPath, careShare, careAgain, carePublished, careSatisfaction, careSatisfactionNote, careHandling, careSilent, careSilentNote,
    careSilentOwn, careEstimate, carePerComplaint, careDissatisfiedEstimate, careRestsOn, careOwnData, careStages, careWithin,
    careBroken, careOverdue, careBrokenAll, careNoPromises, careStage, careStageTimes, careSkipped, careReached, careMedianPrevious,
    careMedianFirst, careMedian, careNineTenths, carePromise, careBrokenShare, careOverdueCount, careHours, careDays
  case careMore, careOutcomes, careOutcome, careOutcomesNote, careSources, careSourcesNone, careSourcesWorse, careSourcesNote,
    careSource, careNamedBy, careGapOfOthers, careWorseIn, careWaiting, careWaitLonger, careWaitShorter, careWaitEqual, careWaitNote,
    careWorthNote, careWaits, careExpectedWait, careActualWait, careFeltWait, careLonger, careAsExpected, careShorter, careMinutes,
    carePrinciple, careAgreement, careLoyalty, careOfHundred, careLoyaltyNote, carePart, careIndex, careLowest, careCorrelation,
    careCorrelationNote, careWordOfMouth, careTellsEach, careWordOfMouthNote, careWho, careTold, careToldSum, careReach, careRubrics,
    careStep, careDone, careLevels, careLevel, careKept, careLifetime, careMean, careLifetimeSentence, careLifetimeNote, careLeftOut,
    careUnclassified, careUnreadable, careContradictory, carePathUnknown, careSpeedUnknown, careOutOfOrder, careUnusableWaits,
    careIncomplete, careBenchmarks, careBenchmarksNote, careFigure, careWhere, careTimes
}
