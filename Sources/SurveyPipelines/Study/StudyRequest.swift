public import SatisfactionScoring
public import SurveyDialects
public import SurveyModel
public import SurveyReading

/// What is to be measured, and how.
public struct StudyRequest: Sendable {
  /// The files, in order of arrival; `-` is standard input.
  public var paths: [String]
  /// What was asked of each file: instrument, codebook, dialect, segments.
  public var plan = PlanRequest()
  /// The encoding the user named.
  public var encoding: TextEncoding?
  /// Files that describe the surveys, such as LimeSurvey's structure; those beside an export are found by their names.
  public var companions: [String] = []
  /// The delimiter the user named.
  public var delimiter: UInt8?
  /// Whether tables are read by libcsv, and documents by libxml2, from end to end.
  public var usesReferenceReader = false
  /// How many threads read one table side by side; nil takes one for each processor.
  public var workers: Int?
  /// The size in bytes from which a table is read by several threads; below it one is quicker.
  public var parallelBytes = 4 << 20
  /// How the numbers are made.
  public var conventions = MeasurementConventions()
  /// What time is cut into; nil leaves time alone.
  public var period: PeriodUnit?
  /// The most values a segment column may have; with periods, the most cells: values times periods.
  public var maximumSegments = 1_000
  /// The files of the wave before, to compare with; none where there is nothing to compare.
  public var previous: [String] = []
  /// What the wave before is called; nil takes its first file's name in alphabetical order, without its ending.
  public var previousLabel: String?
  /// Whether responses are counted; a ledger keeps them, and counts when it measures.
  var isTallied = true
  /// Whether responses are kept packed, for what needs respondents a second time; a wave before needs them without being told.
  public var keepsResponses = false
  /// How many bytes of packed responses stay in memory; more go to a private temporary file.
  public var responseBytes = 64 << 20
  /// The moment up to which records speak: a promise that is still open then, and should have been kept, is broken. Nil takes the latest
  /// recorded time.
  public var asOf: Timestamp?
  /// Whether the sources' digests are needed: for anything that carries a run id.
  public var needsDigests = false

  /// A request over files.
  public init(paths: [String]) { self.paths = paths }
}

/// How far a run has come, told now and then while it reads.
public struct StudyProgress: Sendable {
  /// The file being read.
  public let source: String
  /// Its place among the files, from 1.
  public let number: Int
  /// How many files there are.
  public let count: Int
  /// The share of the file that was read, from 0 to 1.
  public let share: Double
}

/// Why a run cannot go on although its files can be read.
public enum StudyError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A segment column has too many values to be one.
  case tooManySegments(limit: Int)
  /// A segment column and the periods make too many cells.
  case tooManyCells(limit: Int)
  /// Periods are asked for, and no response has a recorded time.
  case noTimes
  /// Two files ask different things.
  case differentInstruments(first: String, second: String, source: String)
  /// A file of the wave before cannot be used.
  case previousRefused(source: String, kind: String, message: String)
  /// The wave before holds no response.
  case previousEmpty(label: String)
  /// The wave before asks other things.
  case previousDiffers(label: String, difference: String)
  /// Packed responses cannot be read back.
  case storeFailed(message: String)
  /// The ledger has never heard of the survey.
  case nothingKept(survey: String, wave: String)
  /// An instrument to score by asks other things than the responses of the ledger answer.
  case otherItems(instrument: String)
  /// The ledger does not keep a column.
  case columnNotKept(column: String, kept: [String])

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .tooManySegments(let limit):
      "a --by column has more than \(limit) values, so it is no segment; choose another or raise --max-segments"
    case .tooManyCells(let limit):
      "the periods, times the values of a --by column, make more than \(limit) cells; choose longer periods or raise --max-segments"
    case .noTimes:
      "no response has a recorded time, so there are no periods: name the column of times in a codebook (`recorded_at`), which "
        + "servqual inspect FILE --codebook writes, or leave --period out"
    case .differentInstruments(let first, let second, let source):
      "\(source) was taken for \(second), the files before it for \(first): score them apart, or name one with --instrument or --codebook"
    case .previousRefused(let source, let kind, let message):
      "\(source), of the wave before: \(kind): \(message); nothing was compared"
    case .previousEmpty(let label): "the wave before, \(label), holds no response: there is nothing to compare with"
    case .previousDiffers(let label, let difference):
      "the wave before, \(label), does not ask the same: \(difference). Different items or scales never share a trend line; if they are the "
        + "same, name the instrument of both with --instrument, --scale or --codebook"
    case .storeFailed(let message): message
    case .nothingKept(let survey, let wave):
      "the ledger holds nothing of \(survey)\(wave.isEmpty ? "" : " \(wave)"): import a file of it first"
    case .otherItems(let instrument):
      "score.instrument (\(instrument)) has other items, facets or scales than the responses that are kept: only labels and weights may differ"
    case .columnNotKept(let column, let kept):
      "the ledger does not keep the column \(column) (it keeps: \(kept.isEmpty ? "none" : kept.joined(separator: ", "))): add it to "
        + "read.segments and import the files again"
    }
  }
}
