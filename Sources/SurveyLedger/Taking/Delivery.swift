public import SurveyModel

/// One file that is to be taken into the ledger, and what is known about it.
public struct Delivery: Sendable {
  /// A text and its digest.
  public struct Text: Sendable, Hashable {
    /// The digest, 64 hex digits.
    public let digest: String
    /// The text.
    public let text: String

    /// A text and its digest.
    public init(digest: String, text: String) {
      self.digest = digest
      self.text = text
    }
  }

  /// One column of the file.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What it is for: `respondent`, `answer` ...; `unused` for none.
    public let role: String

    /// A column.
    public init(name: String, role: String) {
      self.name = name
      self.role = role
    }
  }

  /// The survey's id.
  public var survey: String
  /// The wave; empty where the survey has none.
  public var wave: String
  /// The SHA-256 of the file's bytes, 64 hex digits.
  public var content: String
  /// The instrument.
  public var instrument: Instrument
  /// The instrument as text.
  public var instrumentText: Text
  /// What of the instrument decides how answers lie: items, facets, scales.
  public var layout: String
  /// How it is read: codebook and whatever else decides what a cell means.
  public var codebook: Text
  /// The file's name, and where it is.
  public var source: String
  /// Where the file lies.
  public var path: String
  /// Its size.
  public var bytes = 0
  /// Its encoding, and how that was learnt.
  public var encoding: (value: String, origin: String)?
  /// The dialect.
  public var dialect: String?
  /// Why that dialect, a line each.
  public var evidence = ""
  /// Whether respondents have ids, and whether importance points were asked.
  public var hasIDs = false
  /// Whether importance points were asked.
  public var hasPoints = false
  /// What the customer-care columns of its responses mean, in their order.
  public var care: [String] = []
  /// Its columns, in order.
  public var columns: [Column] = []
  /// Where its rows went.
  public var accounting = RowAccounting()
  /// What was found; errors are records that were set aside.
  public var findings: [Finding] = []
  /// Respondents who were forgotten, by the hashes they have in this wave.
  public var forgotten: Set<RespondentHash> = []
  /// The record behind a finding, as bytes; nil where they are not to be kept.
  public var raw: @Sendable (Finding) -> [UInt8]? = { _ in nil }
  /// Whose record some such bytes may be: the text of people who were forgotten is not kept.
  public var respondents: @Sendable ([UInt8]) -> [RespondentHash] = { _ in [] }

  /// A delivery.
  public init(
    survey: String, wave: String, content: String, instrument: Instrument, instrumentText: Text, layout: String, codebook: Text,
    source: String, path: String
  ) {
    (self.survey, self.wave, self.content) = (survey, wave, content)
    (self.instrument, self.instrumentText, self.layout, self.codebook) = (instrument, instrumentText, layout, codebook)
    (self.source, self.path) = (source, path)
  }
}

/// The responses of a delivery, of which each respondent has at most one; read as often as needed, always in the same order.
public protocol DeliveredResponses {
  /// Calls `body` with all responses, batch by batch in file order.
  func forEachBatch(_ body: (ResponseBatch) throws -> Void) throws
}

/// What became of a delivery.
public struct Receipt: Sendable, Hashable {
  /// The batch's number.
  public let batch: Int64
  /// Respondents seen for the first time.
  public var added = 0
  /// Respondents whose live version is now another.
  public var corrected = 0
  /// Responses that were there already.
  public var unchanged = 0
  /// Responses that are older than the live version: kept, and not counted.
  public var outdated = 0
  /// Responses of people who were forgotten: not kept.
  public var forgotten = 0
  /// The batch of the same bytes that this one replaces, because it was read another way.
  public var replaces: Int64?

  /// Responses of the delivery, forgotten ones aside.
  public var responses: Int { added + corrected + unchanged + outdated }
}
