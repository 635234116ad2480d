public import SurveyReading

extension PlainXMLDialect {
  /// A document is this dialect's by structure where its records hold item answers, and otherwise generic.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .xml(let document) = preview.form else { return .unrecognised }
    let columns = NamedColumns(document.keys)
    let path = document.recordPath.joined(separator: "/")
    guard columns.answerCount >= 2 else { return Recognition(.generic, because: ["an XML document with the root <\(document.rootName)>"]) }
    return Recognition(
      .structure, because: ["an XML document with one <\(path)> per response", "\(columns.answerCount) item answers in each"])
  }
}
