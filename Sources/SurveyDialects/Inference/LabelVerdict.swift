internal import SurveyModel

/// What the labels seen in a file are taken for.
enum LabelVerdict {
  case known(LabelMatch)
  /// More than one reading is possible; what is said of it, and whether numbers glued to labels can still be read.
  case unsure(Remark, readsNumbers: Bool)
  /// Labels of no known scale.
  case unknown
}

/// The one scale that the labels seen are of.
struct LabelMatch {
  let scale: LabelScale
  /// The number of every label of the scale, folded.
  var values: [String: Int]
  /// The scale's lowest number.
  let minimum: Int
  let course: NumberCourse
  /// A shorter scale whose labels are just those seen; the instrument's number of points decided against it.
  let shorter: Int?
  /// A longer scale that has all labels seen, where nobody named a scale and one point of this was never chosen.
  let longer: Int?
  /// Words that could be the middle and count as not known.
  var notKnown: [String] = []
}

/// Finds the scale that labels are of, or what keeps it from being certain.
struct LabelJudge {
  let seen: SeenAnswers
  let scale: ResponseScale
  /// Whether nobody named the scale: then labels that are all of a shorter one decide, and not its points.
  let isAssumed: Bool

  private struct Candidate {
    let fit: LikertLabels.Fit
    let minimum: Int
    let course: NumberCourse

    var count: Int { fit.scale.count }
    var range: ClosedRange<Int> { minimum...(minimum + count - 1) }
    var values: Set<Int> { Set(fit.points.values.map { minimum + $0 - 1 }) }
  }

  /// The verdict; words that stand for the middle of some scales and for no answer in others are the middle only if there is no other.
  func verdict() -> LabelVerdict {
    let doubtful = seen.words.intersection(LikertLabels.table.doubtful)
    let isMiddleTaken = !seen.words.intersection(LikertLabels.table.neutral).subtracting(doubtful).isEmpty
    let whole = isMiddleTaken && !doubtful.isEmpty ? LabelVerdict.unknown : plainVerdict()
    if case .known(var match) = whole {
      for word in LikertLabels.table.doubtful where !doubtful.contains(word) { match.values[word] = nil }
      return .known(match)
    }
    guard !doubtful.isEmpty else { return whole }
    guard case .known(var match) = LabelJudge(seen: seen.without(doubtful), scale: scale, isAssumed: isAssumed).plainVerdict() else {
      return plainVerdict()
    }
    match.notKnown = doubtful.sorted()
    for word in LikertLabels.table.doubtful { match.values[word] = nil }
    return .known(match)
  }

  private func plainVerdict() -> LabelVerdict {
    guard !seen.words.isEmpty else { return .unknown }
    let candidates = LikertLabels.fits(seen.words).map(candidate)
    let rank = candidates.map(\.course.rank).min() ?? 0
    var best = candidates.filter { $0.course.rank == rank }
    guard let first = best.first else { return withoutScale() }
    if first.course == .tangled { best = best.filter(\.fit.isComplete) }
    let loose = best.reduce(into: Set<Int>()) { $0.formUnion(looseNumbers($1)) }
    if first.course != .same, !loose.isEmpty || best.isEmpty { return unsure(first.course) }
    best = preferred(best)
    let counts = Set(best.map(\.count))
    guard
      let count = isAssumed && seen.loose.isEmpty && seen.numbered.isEmpty
        ? assumed(best) : counts.contains(scale.points) ? scale.points : counts.count == 1 ? counts.first : nil
    else {
      return unsure(counts, readsNumbers: first.course == .same)
    }
    let chosen = best.filter { $0.count == count }
    guard isCertain(chosen, counts, loose) else { return unsure(counts, readsNumbers: first.course == .same) }
    return .known(match(chosen, candidates))
  }

  /// Nobody named the scale: the shortest that has all the labels, if they are four and at most one of its points was never chosen.
  private func assumed(_ candidates: [Candidate]) -> Int? {
    guard let least = candidates.map(\.count).min() else { return nil }
    let isTold = candidates.contains { $0.count == least && Set($0.fit.points.values).count >= max(4, least - 1) }
    return isTold || Set(candidates.map(\.count)).count == 1 ? least : nil
  }

  private func candidate(_ fit: LikertLabels.Fit) -> Candidate {
    let minimum = fit.scale.count == scale.points && scale.decimals == 0 ? scale.minimum : 1
    let pairs = seen.numbered.map { (number: $0.number, value: minimum + (fit.points[$0.word] ?? 0) - 1) }
    return Candidate(fit: fit, minimum: minimum, course: NumberCourse(pairs, minimum: minimum, maximum: minimum + fit.scale.count - 1))
  }

  /// Numbers without a label that may be points of the scale the labels are of.
  private func looseNumbers(_ candidate: Candidate) -> Set<Int> {
    let glued = seen.numbered.map(\.number)
    let codes = (glued.min() ?? 0)...(glued.max() ?? 0)
    return seen.loose.filter { candidate.range.contains($0) || (!glued.isEmpty && codes.contains($0)) }
  }

  /// Scales that have all numbers seen, and those where a number is not also a label; each only where there is such a scale.
  private func preferred(_ candidates: [Candidate]) -> [Candidate] {
    let reaching = candidates.filter { candidate in seen.loose.allSatisfy(candidate.range.contains) }
    let reached = reaching.isEmpty ? candidates : reaching
    let tidy = reached.filter { seen.loose.isDisjoint(with: $0.values) }
    return tidy.isEmpty ? reached : tidy
  }

  private func isCertain(_ chosen: [Candidate], _ counts: Set<Int>, _ loose: Set<Int>) -> Bool {
    guard let first = chosen.first, chosen.allSatisfy({ $0.fit.scale.kind == first.fit.scale.kind }) else { return false }
    guard chosen.allSatisfy({ $0.fit.points == first.fit.points }) else { return false }
    guard seen.numbered.isEmpty else { return true }
    // Ends in words and numbers between them: a longer scale whose upper numbers nobody chose looks the same.
    if !loose.isEmpty, counts.min() != first.count { return false }
    let points = Set(first.fit.points.values)
    // Few labels are no reason to leave the instrument's scale for a longer one.
    if loose.isEmpty, first.count > scale.points, points.count <= scale.points { return false }
    // Two labels that mirror each other, such as agree and disagree, are more likely all there is.
    let isPair = points.count == 2 && points.reduce(0, +) == first.count + 1
    return !isPair || points.contains(1)
  }

  private func match(_ chosen: [Candidate], _ all: [Candidate]) -> LabelMatch {
    let first = chosen[0]
    let shorter = all.filter { $0.count < first.count && $0.fit.isComplete }.map(\.count).min()
    // One point that nobody chose is likely, two are not.
    let others = isAssumed ? all.filter { $0.count > first.count && Set($0.fit.points.values).count >= $0.count - 1 } : []
    let unsure = isAssumed && !first.fit.isComplete ? all.filter { $0.count > first.count } : others
    let longer = unsure.map(\.count).min()
    let values = LikertLabels.points(of: chosen.map(\.fit)).mapValues { first.minimum + $0 - 1 }
    let hasNumbers = !seen.numbered.isEmpty || !seen.loose.isEmpty
    return LabelMatch(
      scale: first.fit.scale, values: values, minimum: first.minimum, course: first.course, shorter: hasNumbers ? nil : shorter,
      longer: hasNumbers ? nil : longer)
  }
}

extension LabelJudge {
  private func unsure(_ counts: Set<Int>, readsNumbers: Bool) -> LabelVerdict {
    let points = counts.sorted().map(String.init).joined(separator: " or ")
    let message =
      "the answer labels may be of more than one scale (of \(points) points) or of more than one place on it: none is taken; "
      + "say in a codebook what each stands for (`labels`)"
    return .unsure(Remark(.scaleLabels, severity: .warning, message: message), readsNumbers: readsNumbers)
  }

  private func unsure(_ course: NumberCourse) -> LabelVerdict {
    let isOffset = course == .shifted || course == .rising
    let message =
      (isOffset
        ? "the numbers in answer labels are not those of the scale" : "the numbers in answer labels run against the labels or both ways")
      + ", and other answers are bare numbers: nothing is shifted or turned; say in a codebook what each stands for (`labels`)"
    return .unsure(Remark(isOffset ? .scaleOffset : .scaleReversed, severity: .error, message: message), readsNumbers: false)
  }

  /// Labels of no one scale: where those that are known fall as their numbers rise, the numbers cannot be read either.
  private func withoutScale() -> LabelVerdict {
    var pairs: [Int: [(number: Int, value: Int)]] = [:]
    for numbered in seen.numbered {
      for place in LikertLabels.table.places[numbered.word] ?? [] { pairs[place.scale, default: []].append((numbered.number, place.point)) }
    }
    let most = pairs.values.map(\.count).max() ?? 0
    let telling = pairs.values.filter { $0.count == most && Set($0.map(\.value)).count > 1 }
    let courses = telling.map { NumberCourse($0, minimum: 1, maximum: 0) }
    guard !courses.isEmpty, courses.allSatisfy({ $0 == .falling || $0 == .mirrored }) else { return .unknown }
    let message =
      "the numbers in answer labels run against those labels that are known, and others are not: nothing is read of them; "
      + "say in a codebook what each stands for (`labels`)"
    return .unsure(Remark(.scaleReversed, severity: .error, message: message), readsNumbers: false)
  }
}
