internal import SurveyDialects
internal import SurveyModel
internal import SurveyReading

extension RecordLog {
  /// Refuses a source, all of which was read, if what was found says that it was read the wrong way.
  ///
  /// - Parameters:
  ///   - encoding: what it was read as.
  ///   - advice: what to do where that is wrong.
  func refuseUntrusted(encoding: String, advice: @autoclosure () -> String) throws(ReadingError) {
    try refuseWrongEncoding(encoding, advice)
    try refuseForeignHeader()
    try refuseForeignLabel()
  }

  /// Two exports of different layouts in one file: the second would be read by the first one's header.
  private func refuseForeignHeader() throws(ReadingError) {
    guard let line = foreignHeaderLine else { return }
    throw ReadingError(
      .headerAmbiguous, "a header with the same columns in other places: two exports of different layouts were joined here",
      advice: "split the file and give both", line: line)
  }

  /// What the first rows were taken for was wrong: all that was read by it would be.
  private func refuseForeignLabel() throws(ReadingError) {
    guard let line = foreignLabelLine else { return }
    throw ReadingError(
      ReadingError.Kind(rawValue: Rule.scaleLabels.rawValue),
      "an answer label of another scale than the first rows show, so that theirs was taken for the wrong one",
      advice: "name the scale (--scale 1-7), or say what each label stands for in a codebook (`labels`)", line: line)
  }

  /// A file with too many invalid records was declared or assumed to be in the wrong encoding.
  private func refuseWrongEncoding(_ encoding: String, _ advice: () -> String) throws(ReadingError) {
    let (invalid, records) = (accounting.reasons[.invalidEncoding] ?? 0, accounting.records)
    guard invalid > ReadingLimits.invalidRecords || Double(invalid) > ReadingLimits.invalidShare * Double(records) else { return }
    guard invalid > 1 || records < 20 else { return }
    throw ReadingError(
      .encodingInvalid, "\(invalid) of \(records) records hold bytes that are not \(encoding) text", advice: advice())
  }
}
