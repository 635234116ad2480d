internal import CLibCSV

/// libcsv as this project uses it: strict, nothing trimmed, fields capped, and one record at a time.
///
/// Unsafe code of the CSV path lives here and in `FieldSink` alone. The parser's buffer has one owner, this value, and is freed once;
/// the sink is lent to libcsv for the length of one call.
struct LibCSVParser: ~Copyable {
  enum Outcome: Equatable {
    /// All bytes were taken.
    case taken
    /// A quote where none may stand, at this place of the piece.
    case badQuote(at: Int)
    /// A field over the limit, at this place of the piece.
    case fieldTooLong(at: Int)
  }

  private var parser = csv_parser()
  private let delimiter: UInt8

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    configure()
  }

  deinit {
    var copy = parser
    csv_free(&copy)
  }

  /// Whether the parser stands inside a quoted field; 3 is libcsv's state just behind a quote that may have ended it.
  var isInsideQuotes: Bool { parser.quoted != 0 && parser.pstate != 3 }

  mutating func parse(_ piece: UnsafeRawBufferPointer, into sink: inout FieldSink) -> Outcome {
    let used = withUnsafeMutablePointer(to: &sink) { lent in
      csv_parse(&parser, piece.baseAddress, piece.count, Self.fieldEnded, Self.recordEnded, lent)
    }
    guard used < piece.count else { return .taken }
    return csv_error(&parser) == CSV_EPARSE ? .badQuote(at: used) : .fieldTooLong(at: used)
  }

  /// Ends the last record, which may lack its line end; false where a quoted field is still open.
  mutating func finish(into sink: inout FieldSink) -> Bool {
    withUnsafeMutablePointer(to: &sink) { lent in csv_fini(&parser, Self.fieldEnded, Self.recordEnded, lent) == 0 }
  }

  /// Forgets a broken record: libcsv cannot go on after a fault.
  mutating func reset() {
    csv_free(&parser)
    parser = csv_parser()
    configure()
  }

  private mutating func configure() {
    // Both STRICT flags: only together do they report a quote that is never closed.
    _ = csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
    csv_set_delim(&parser, delimiter)
    csv_set_space_func(&parser) { _ in 0 }  // RFC 4180: spaces belong to the field
    csv_set_blk_size(&parser, 4_096)
    csv_set_realloc_func(&parser) { block, size in size > ReadingLimits.fieldBytes + 4_096 ? nil : realloc(block, size) }
  }

  private static let fieldEnded: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { field, length, lent in
    lent?.assumingMemoryBound(to: FieldSink.self).pointee.addField(
      UnsafeRawBufferPointer(start: field, count: length), isNull: field == nil)
  }

  private static let recordEnded: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, lent in
    lent?.assumingMemoryBound(to: FieldSink.self).pointee.isRecordEnded = true
  }
}

/// The fields of the record in progress; only wanted columns are kept.
struct FieldSink {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [UInt32] = []
  private(set) var columns = 0
  private(set) var hasContent = false
  /// The column of a field over the limit, from 1; 0 where there is none.
  private(set) var tooLongColumn = 0
  var isRecordEnded = false
  private let isWanted: [Bool]?

  /// A sink that keeps the columns marked in `isWanted`, or all.
  init(isWanted: [Bool]?) { self.isWanted = isWanted }

  mutating func addField(_ field: UnsafeRawBufferPointer, isNull: Bool) {
    let column = columns
    columns += 1
    if field.count > ReadingLimits.fieldBytes { tooLongColumn = columns }
    hasContent = hasContent || field.contains { $0 != 0x20 && $0 != 0x09 }
    if let isWanted, column >= isWanted.count || !isWanted[column] { return }
    bytes.append(contentsOf: field)
    ends.append(UInt32(truncatingIfNeeded: bytes.count) | (isNull ? FieldBounds.absent : 0))
  }

  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    (columns, hasContent, isRecordEnded, tooLongColumn) = (0, false, false, 0)
  }
}
