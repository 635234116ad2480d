public import SurveyReading

extension KoboODKDialect {
  /// The platforms' own columns are their signature.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form, let export = KoboODKExport(table), let pair = export.signature else {
      return .unrecognised
    }
    return Recognition(.signature, because: ["the columns \(pair.id) and \(pair.moment)"])
  }
}

/// The parts of a table of this family.
struct KoboODKExport {
  let columns: PlatformColumns
  /// The columns only these platforms write together; nil in a file named by the user alone.
  let signature: (id: String, moment: String)?
  let paths: [KoboODKPath]

  init?(_ table: DelimitedPreview) {
    guard let columns = PlatformColumns(table) else { return nil }
    self.columns = columns
    let names = Set(columns.names)
    let pairs = [("_uuid", "_submission_time"), ("KEY", "SubmissionDate")]
    signature = pairs.first { names.contains($0.0) && names.contains($0.1) }.map { (id: $0.0, moment: $0.1) }
    let joint: Character = signature?.id == "KEY" && !columns.names.contains { $0.hasPrefix("meta/") } ? "-" : "/"
    paths = columns.names.map { KoboODKPath($0, joint: joint) }
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
