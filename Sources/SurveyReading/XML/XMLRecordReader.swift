public import SurveyModel

/// Reads the records of an XML document through libxml2's push parser: flat memory, nothing fetched, and nothing counted unless the
/// document was whole.
public final class XMLRecordReader: RecordReader {
  private let text: ExportText
  private let parser: XMLPushParser<XMLRecordHandler>
  private var offset: Int
  private var isFinished = false
  private var chunk: [UInt8]

  /// How many bytes libxml2 is given together.
  static let pieceSize = 64 << 10

  /// A reader of the records `layout` describes.
  public init(_ text: ExportText, layout: XMLLayout) throws(ReadingError) {
    self.text = text
    chunk = Array(repeating: 0, count: max(1, min(Self.pieceSize, text.end - text.start)))
    offset = text.start
    parser = try XMLPushParser(XMLRecordHandler(layout, textStart: text.start))
  }

  /// Names of elements that the layout does not know, noted once each.
  public var closingFindings: [Finding] { parser.handler.closingFindings }

  /// Fills `batch` with records in document order.
  public func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool {
    batch.removeAll()
    swap(&batch, &parser.handler.batch)
    defer { swap(&batch, &parser.handler.batch) }
    while !isFinished, !parser.handler.batch.isFull {
      let count = try chunk.lendingMutable { (bytes) throws(ReadingError) in try text.read(at: offset, into: bytes) }
      offset += count
      if count == 0 {
        isFinished = true
        try parser.finish()
      } else {
        try chunk.lending { (bytes) throws(ReadingError) in try parser.feed(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
      }
    }
    return parser.handler.batch.count > 0
  }
}
