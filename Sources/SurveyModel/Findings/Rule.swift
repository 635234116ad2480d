/// A stable code for something that can be wrong with data or with a file.
///
/// The codes of records and files are those of the bad-input contract; new ones may be added, so match with `==`.
public struct Rule: RawRepresentable, Hashable, Sendable, Comparable {
  /// The code as it stands in files: `value_out_of_range`.
  public let rawValue: String

  /// A rule by its code.
  public init(rawValue: String) { self.rawValue = rawValue }

  private init(_ code: String) { rawValue = code }

  /// Rules order by code.
  public static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
}

/// Rules that set a record aside.
extension Rule {
  /// The record has more or fewer fields than the header.
  public static let wrongFieldCount = Rule("wrong_field_count")
  /// A quote where none may stand.
  public static let badQuote = Rule("bad_quote")
  /// Bytes that are not text in the file's encoding.
  public static let invalidEncoding = Rule("invalid_encoding")
  /// A NUL or other control character.
  public static let controlCharacter = Rule("control_character")
  /// A whole number outside the scale.
  public static let valueOutOfRange = Rule("value_out_of_range")
  /// An answer that is no whole number.
  public static let valueNotInteger = Rule("value_not_integer")
  /// No item is answered.
  public static let noAnswers = Rule("no_answers")
  /// The respondent's id is blank.
  public static let missingID = Rule("missing_id")
  /// The same response again.
  public static let duplicateIdentical = Rule("duplicate_identical")
  /// An older response of the same respondent with other answers.
  public static let duplicateConflict = Rule("duplicate_conflict")
  /// A zero-width or direction mark in an id.
  public static let invisibleCharacter = Rule("invisible_character")
  /// A recorded time that cannot be read or does not exist.
  public static let badTimestamp = Rule("bad_timestamp")
  /// A field over the size limit.
  public static let fieldTooLong = Rule("field_too_long")
  /// An element where none may stand.
  public static let unexpectedElement = Rule("unexpected_element")
  /// The same item twice in one response.
  public static let duplicateItem = Rule("duplicate_item")
  /// An item the instrument does not have.
  public static let unknownItem = Rule("unknown_item")
}

/// Rules that note something without setting a record aside.
extension Rule {
  /// The last record has no line end: legal, and what a cut-off upload looks like.
  public static let missingFinalNewline = Rule("missing_final_newline")
  /// Full-width digits, decimals that are whole, or blanks round a number were read as the number.
  public static let numberNormalised = Rule("number_normalised")
  /// Importance points that do not add up to 100 and were rescaled.
  public static let weightsRescaled = Rule("weights_rescaled")
  /// Importance points too far from 100: the respondent is left out of weighted rows.
  public static let weightsSum = Rule("weights_sum")
  /// Cells of a customer-care column that cannot be read: they count as no answer, and the response stays.
  public static let careUnreadable = Rule("care_unreadable")
  /// Lines above the header that are not part of the table.
  public static let titleLine = Rule("title_line")
  /// The header row comes again among the records.
  public static let repeatedHeader = Rule("repeated_header")
  /// Ids that a spreadsheet rounded, as `1.23E+11`: they tell nobody apart and are left aside.
  public static let roundedID = Rule("rounded_id")
  /// Every item was answered at several events or instances of one record: each is a response of its own.
  public static let surveyRepeated = Rule("survey_repeated")
  /// The file is a platform's export, but which columns hold which items is not known: rows are accounted for, nothing is scored.
  public static let itemsUnknown = Rule("items_unknown")
  /// A field of the records that the preview of the file did not show.
  public static let unknownField = Rule("unknown_field")
}
