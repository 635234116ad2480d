public import SurveyReading

extension KoboODKDialect {
  /// The platforms' own columns are their signature; a document that names its form and its instance is a submission.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard let export = KoboODKExport(preview), !export.signature.isEmpty else { return .unrecognised }
    return Recognition(.signature, because: [export.signature])
  }
}

/// A table of this family, or submissions of it.
struct KoboODKExport {
  let columns: PlatformColumns
  /// What only these platforms write; empty in a file named by the user alone.
  let signature: String
  /// Whether it is a table of repeated groups, whose submissions stand in another.
  let isRepeatedGroup: Bool
  let paths: [KoboODKPath]

  init?(_ preview: ExportPreview) {
    guard let columns = PlatformColumns(preview) else { return nil }
    self.columns = columns
    let names = Set(columns.names)
    isRepeatedGroup = names.contains("PARENT_KEY") && names.contains("KEY")
    let pairs = [("_uuid", "_submission_time"), ("KEY", "SubmissionDate"), ("PARENT_KEY", "KEY"), ("X_uuid", "X_submission_time")]
    let pair = pairs.first { names.contains($0.0) && names.contains($0.1) }
    if case .xml(let document) = preview.form {
      signature = Self.signature(document)
    } else {
      signature = pair.map { "the columns \($0.0) and \($0.1)" + ($0.0 == "PARENT_KEY" ? ": a table of repeated groups" : "") } ?? ""
    }
    let hasDashes = columns.table != nil && pair?.0 != "_uuid" && !columns.names.contains { $0.hasPrefix("meta/") }
    paths = columns.names.map { KoboODKPath($0, joint: hasDashes ? "-" : "/") }
  }

  private static func signature(_ document: XMLPreview) -> String {
    switch document.shape {
    case .submission: "a submission of the form \(document.root["id"] ?? "")"
    case .submissions(let form): "submissions of one form, each a <\(form)>"
    default: ""
    }
  }
}

/// A column's name as a path through groups: `expectations/q1`, `survey-expectations-q1`.
struct KoboODKPath {
  let name: String
  /// The groups, joined as in the file; empty outside any group.
  let group: String
  /// The question's own name.
  let question: String

  init(_ name: String, joint: Character) {
    self.name = name
    guard let end = name.lastIndex(of: joint) else { (group, question) = ("", name); return }
    group = String(name[..<end])
    question = String(name[name.index(after: end)...])
  }

  /// The question's own name where that says facet and item or weight and dimension, and the groups do not contradict it.
  var plain: String {
    guard ColumnNaming.meaning(of: name) == nil else { return name }
    switch ColumnNaming.meaning(of: question) {
    case .answer(_, let facet): return FacetEvidence.facet(of: group).map { $0.facet == facet } ?? true ? question : name
    case .points: return question
    default: return name
    }
  }
}
