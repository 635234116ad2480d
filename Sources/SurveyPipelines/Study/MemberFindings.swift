internal import SurveyModel
internal import SurveyReading

extension ExportText.RefusedMember {
  /// The rule that sets the document aside.
  var rule: Rule { Rule(rawValue: error.kind.rawValue) }

  /// What is said about it.
  var finding: Finding {
    let message = "\(name): \(error.message)" + (error.advice.isEmpty ? "" : ": \(error.advice)")
    return Finding(rule, position: RecordPosition(line: error.line, byteOffset: error.byteOffset), field: name, message: message)
  }
}

extension Finding {
  /// The same finding told by the document it is in and by the line there, where documents were joined to one text.
  func placed(in text: ExportText) -> Finding { placed(in: text.members.map(MemberPlace.init)) }

  /// The same, by where the documents begin, in their order.
  func placed(in members: [MemberPlace]) -> Finding {
    guard position.line > 0, let member = members.last(where: { $0.start <= position.byteOffset }) else { return self }
    let place = RecordPosition(
      line: position.line - member.line + 1, byteOffset: position.byteOffset, record: position.record)
    return Finding(
      rule, severity: severity, position: place, column: column, field: field, message: "\(member.name): \(message)",
      byteLength: byteLength)
  }
}

/// Where a document begins in a text that several were joined to.
struct MemberPlace: Hashable, Sendable {
  let name: String
  let start: Int
  let line: Int
}

extension MemberPlace {
  init(_ member: ExportText.Member) { self.init(name: member.name, start: member.start, line: member.line) }
}
