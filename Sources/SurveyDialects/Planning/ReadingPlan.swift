public import SurveyModel
public import SurveyReading

/// How one export is read: its codebook, the layout of its records, and what each kept field is for.
///
/// A plan is made once a file and shared by all workers.
public struct ReadingPlan: Sendable {
  /// How records are laid out.
  public enum Layout: Sendable {
    /// A table.
    case delimited(DelimitedLayout)
    /// A document.
    case xml(XMLLayout)
  }

  /// What the columns mean.
  public let codebook: Codebook
  /// The dialect's name, or `codebook` where the user gave one.
  public let dialect: String
  /// Why this dialect.
  public let evidence: [String]
  /// How records are laid out.
  public internal(set) var layout: Layout
  /// How rows are put together to records; nil where each is one.
  public let gather: GatherLayout?
  /// The name of every column or key, in file order.
  public let columnNames: [String]
  /// What the platform calls every column for people; empty where it says no more than the names.
  public let titles: [String]
  /// A column's name for messages: long ones are cut.
  public func shortName(_ column: Int) -> String {
    let name = columnNames[column]
    return name.utf8.count <= 120 ? name : String(name.prefix(60)) + "…"
  }

  /// Kept fields: the place of each in `columnNames`.
  public let keptColumns: [Int]
  /// What the rows above the first record are.
  public let preamble: RowAccounting
  /// Notes about those rows.
  public let preambleFindings: [Finding]
  /// What each kept field is for.
  let fields: FieldPlan
  /// Why the items are not known, where rows are accounted for all the same; nothing can be scored then.
  public let shortfall: ReadingError?

  /// What is kept of respondents' ids; nil where nothing outlives the run.
  var pseudonym: RespondentPseudonym?

  /// The places in `columnNames` of the columns responses are split by.
  public var segmentColumns: [Int] { fields.segments.map { keptColumns[$0] } }

  /// What customer-care columns are read as, in words, by their places in `columnNames`.
  public var careForms: [Int: String] {
    let forms = zip(fields.care.map { keptColumns[$0.field] }, codebook.care?.columns ?? []).map { ($0, $1.description) }
    return Dictionary(forms, uniquingKeysWith: { first, _ in first })
  }

  /// Whether any answer is read.
  var hasAnswers: Bool { !fields.answers.isEmpty || !fields.spread.isEmpty }

  /// How many fields of each record are kept.
  public var fieldsPerRecord: Int { keptColumns.count }

  /// The same plan for a part of the records.
  public func reading(_ layout: Layout) -> ReadingPlan {
    var plan = self
    plan.layout = layout
    return plan
  }

  /// A reader of all records of `text`.
  ///
  /// - Parameter isReference: whether it is read by libcsv or libxml2 from end to end, and not by structure first.
  public func reader(_ text: ExportText, isReference: Bool = false) throws(ReadingError) -> any RecordReader {
    let rows: any RecordReader =
      switch layout {
      case .delimited(let layout): isReference ? DelimitedReader(text, layout: layout) : StructuralReader(text, layout: layout)
      case .xml(let layout):
        isReference ? try XMLRecordReader(text, layout: layout) : try StructuralXMLReader(text, layout: layout)
      }
    return gather.map { GatheringReader(rows, layout: $0) } ?? rows
  }
}

/// What kept fields are for, by place among the kept.
struct FieldPlan: Sendable {
  struct Answer: Sendable {
    /// The field of the answer, or fields of which one holds it.
    let fields: [Int]
    let slot: Int
    let reader: AnswerReader

    /// The field.
    var field: Int { fields[0] }
  }

  /// For every answer and byte, the code that byte alone stands for; `AnswerReader.unknown` where more must be looked at.
  var byteCodes: [AnswerCode] = []
  /// The parts of the respondent's id.
  var respondent: [Int] = []
  var recordedAt: Int?
  var answers: [Answer] = []
  /// Answers that one of several columns holds.
  var spread: [Answer] = []
  var points: [(field: Int, dimension: Int)] = []
  /// Customer-care columns, in the order of the codebook's.
  var care: [(field: Int, reader: CareReader)] = []
  var segments: [Int] = []
  var rowRules: [(field: Int, rule: RowRule)] = []
}
