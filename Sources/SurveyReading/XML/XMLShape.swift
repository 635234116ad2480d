/// Kinds of documents whose records are not found by looking for what repeats.
public enum XMLShape: Sendable, Hashable {
  /// One element per response, found by its usual names or because it repeats.
  case records
  /// CDISC ODM 1.3: each form that was filled in is a record, under its subject and event.
  case studyData
  /// An ODK submission: the document is the record.
  case submission
  /// ODK submissions that were joined: each element below the root is a record.
  case submissions(form: String)
  /// LimeSurvey's tables of rows: responses, or the structure of a survey.
  case limeSurvey

  init(_ root: XMLNode) {
    switch root.name {
    case "ODM": self = .studyData
    case "document" where root.child("LimeSurveyDocType") != nil: self = .limeSurvey
    case "submissions" where root.children.first.map { $0.holds("instanceID") || $0["instanceID"] != nil } ?? false:
      self = .submissions(form: root.children[0].name)
    case _ where root["id"] != nil && (root.holds("instanceID") || root["instanceID"] != nil): self = .submission
    default: self = .records
    }
  }

  /// The element that holds a record, where the shape says so.
  var recordElement: String? {
    switch self {
    case .records, .submission: nil
    case .studyData: "FormData"
    case .submissions(let form): form
    case .limeSurvey: "row"
    }
  }

  /// How elements inside a record are named.
  public var naming: XMLNaming { self == .studyData ? .studyData : XMLNaming() }
}

/// How elements are named where their own names do not tell them apart.
public struct XMLNaming: Sendable, Hashable {
  /// Elements that group others and are no part of a key.
  var transparent: Set<String> = []
  /// Elements that are called by an attribute; their value is another attribute where they have it, else their text.
  var named: Set<String> = []
  var nameAttribute = ""
  var valueAttribute = ""
  /// Attributes of the elements above a record that hold for it, by element.
  var inherited: [String: [String]] = [:]

  /// Elements are called by their own names.
  public init() {}

  private init(transparent: Set<String>, named: Set<String>, by nameAttribute: String, value: String, inherited: [String: [String]]) {
    (self.transparent, self.named, self.inherited) = (transparent, named, inherited)
    (self.nameAttribute, valueAttribute) = (nameAttribute, value)
  }

  /// `<ItemData ItemOID="E1" Value="5"/>` is `E1`; subject, event and repeat stand above it.
  static let studyData = XMLNaming(
    transparent: ["ItemGroupData"],
    named: [
      "ItemData", "ItemDataAny", "ItemDataString", "ItemDataInteger", "ItemDataFloat", "ItemDataDate", "ItemDataTime", "ItemDataDatetime",
      "ItemDataBoolean", "ItemDataDouble",
    ], by: "ItemOID", value: "Value",
    inherited: ["SubjectData": ["SubjectKey"], "StudyEventData": ["StudyEventOID", "StudyEventRepeatKey"]])

  /// The names as bytes, for the inner loop.
  struct Bytes: Sendable {
    let transparent: [[UInt8]]
    let named: [[UInt8]]
    let nameAttribute: [UInt8]
    let valueAttribute: [UInt8]

    init(_ naming: XMLNaming) {
      (transparent, named) = (naming.transparent.map { Array($0.utf8) }, naming.named.sorted().map { Array($0.utf8) })
      (nameAttribute, valueAttribute) = (Array(naming.nameAttribute.utf8), Array(naming.valueAttribute.utf8))
    }
  }

  /// The attributes of `element` that the records inside it carry, as keys with values.
  func carried(by element: String, _ attributes: [XMLNode.Attribute]) -> [XMLNode.Attribute] {
    guard let names = inherited[element] else { return [] }
    return attributes.filter { names.contains($0.name) }
  }
}
