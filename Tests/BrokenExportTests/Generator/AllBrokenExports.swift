/// Every export with a defect, and the sound ones beside them, generated from one survey.
enum BrokenExports {
  static let all: [BrokenExport] = [
    BaselineCases.all, LineEndCases.all, EncodingCases.all, LegacyEncodingCases.all, InvalidByteCases.all, StructureCases.all,
    QuoteCases.all, HeaderCases.all, AnswerCases.all, IdentityCases.all, TimeCases.all, InjectionCases.all, ContainerCases.all,
    SizeCases.all, XMLCases.all, XMLFormCases.all, XMLEntityCases.all, XMLLimitCases.all,
  ].flatMap { $0 }
}
