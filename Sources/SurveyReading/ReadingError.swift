/// Why a source cannot be read: what, where, and what to do.
///
/// A file whose structure cannot be trusted is refused whole, and nothing of it is counted.
public struct ReadingError: Error, Sendable, Equatable {
  /// The code of the refusal, from the bad-input contract; new codes may be added, so match with `==`.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The code as it stands in files.
    public let rawValue: String
    /// A kind by its code.
    public init(rawValue: String) { self.rawValue = rawValue }
    init(_ code: String) { rawValue = code }
  }

  /// The code.
  public let kind: Kind
  /// One sentence: what is wrong.
  public let message: String
  /// One sentence: what to do; may be empty.
  public let advice: String
  /// The line it is about, from 1; 0 where it is about the whole file.
  public let line: Int
  /// The byte it is about, from 0, in the text as UTF-8.
  public let byteOffset: Int

  /// A refusal.
  public init(_ kind: Kind, _ message: String, advice: String = "", line: Int = 0, byteOffset: Int = 0) {
    self.kind = kind
    self.message = message
    self.advice = advice
    self.line = line
    self.byteOffset = byteOffset
  }
}

extension ReadingError.Kind {
  /// No bytes, or nothing but white space.
  public static let emptyFile = Self("empty_file")
  /// Byte order mark and declaration disagree.
  public static let encodingConflict = Self("encoding_conflict")
  /// Too many bytes that are not text in the assumed encoding.
  public static let encodingInvalid = Self("encoding_invalid")
  /// No mark, no declaration, not UTF-8.
  public static let encodingUndetermined = Self("encoding_undetermined")
  /// An encoding outside the list of those that are read.
  public static let encodingUnsupported = Self("encoding_unsupported")
  /// A column that is needed stands twice.
  public static let headerDuplicateColumn = Self("header_duplicate_column")
  /// A document that holds no responses and is not meant to.
  public static let noRecords = Self("no_records")
  /// No row names columns.
  public static let headerMissing = Self("header_missing")
  /// A column that is needed is absent or renamed.
  public static let headerMissingColumns = Self("header_missing_columns")
  /// The columns do not fit the instrument, or could mean several things.
  public static let headerAmbiguous = Self("header_ambiguous")
  /// Binary content.
  public static let notText = Self("not_text")
  /// An archive that is not read.
  public static let unsupportedContainer = Self("unsupported_container")
  /// A quoted field runs to the end of the file.
  public static let unterminatedQuote = Self("unterminated_quote")
  /// A document type with declarations of its own.
  public static let xmlDTDForbidden = Self("xml_dtd_forbidden")
  /// Nesting, attributes, names or text over a limit.
  public static let xmlLimit = Self("xml_limit")
  /// Not well-formed, namespaces included.
  public static let xmlMalformed = Self("xml_malformed")
  /// A root or record element that is not known.
  public static let xmlUnknownSchema = Self("xml_unknown_schema")
  /// Rows that belong together, and are too many to be held.
  public static let tooLargeToGather = Self("too_large_to_gather")
  /// No such file.
  public static let noInput = Self("no_input")
  /// The file may not be read.
  public static let permission = Self("permission_denied")
  /// The disk or the system failed.
  public static let inputOutput = Self("io_error")
}
