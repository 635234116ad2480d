public import SurveyModel

/// Reads the records of one source, or of one byte range of it, batch by batch.
public protocol RecordReader: AnyObject {
  /// Fills `batch` from empty; false when there was nothing left to fill it with.
  ///
  /// - Throws: `ReadingError` when the source cannot be trusted any further; what was read before must then not be counted.
  func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool

  /// What the whole source has to say once it has been read to its end, such as a missing line end.
  var closingFindings: [Finding] { get }
}
