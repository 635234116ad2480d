extension DelimitedLayout {
  /// The records that belong to a range of a source's bytes: those that begin behind the first line end outside quotes at or behind its
  /// start, up to the first such place at or behind its end. However a source is cut into ranges, every record belongs to exactly one.
  ///
  /// Lines and records of a slice are counted from its own beginning, save where it begins with the source.
  ///
  /// - Parameters:
  ///   - range: bytes of the source, which must be read in place.
  ///   - startsInsideQuotes: whether the range begins inside a quoted field; nil counts the quotes of everything before it.
  public func slice(_ range: Range<Int>, of text: ExportText, startsInsideQuotes: Bool?) throws(ReadingError) -> DelimitedLayout {
    let (first, last) = (max(range.lowerBound, text.start), max(range.upperBound, text.start))
    let isInside = startsInsideQuotes ?? QuoteParity.isOdd(text, text.start..<min(first, text.end))
    var slice = self
    if range.lowerBound > 0 {
      slice.start = try place(behind: first, text, isInside: isInside)
      slice.firstLine = 1
    }
    if last < text.end {
      let isInsideLater = isInside != QuoteParity.isOdd(text, min(first, last)..<last)
      slice.end = try place(behind: last, text, isInside: isInsideLater)
    }
    slice.end = max(slice.start, slice.end)
    return slice
  }

  /// Where the first record begins behind a place; the end of the layout where none does.
  private func place(behind place: Int, _ text: ExportText, isInside: Bool) throws(ReadingError) -> Int {
    guard place > text.start else { return start }
    guard place < end else { return end }
    return max(start, try QuoteParity.recordStart(text, from: place, to: end, isInside: isInside) ?? end)
  }
}

extension ExportText {
  /// Whether a range of the text holds an odd number of quotes, so that what follows it is inside a quoted field if its beginning is not.
  public func hasOddQuotes(_ range: Range<Int>) -> Bool { QuoteParity.isOdd(self, range.clamped(to: start..<end)) }
}
