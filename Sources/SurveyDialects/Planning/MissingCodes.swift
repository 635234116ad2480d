internal import SurveyModel

extension ReadingPlan {
  /// Texts for no answer that some answer column would not read as the reason the codebook gives; empty where each is.
  public var misreadMissingCodes: [String] {
    var misread: Set<String> = []
    let own = Dictionary(codebook.columns.map { ($0.role, $0.missing) }, uniquingKeysWith: { first, _ in first })
    let slots = SlotLayout(codebook.instrument.value)
    for (role, missing) in own {
      guard case .answer(let id, let facet) = role, let item = codebook.instrument.value.items.firstIndex(where: { $0.id == id }) else {
        continue
      }
      guard let answer = (fields.answers + fields.spread).first(where: { $0.slot == slots.slot(item: item, facet: facet) }) else {
        continue
      }
      for (text, reason) in codebook.values.missing.merging(missing, uniquingKeysWith: { _, own in own }) {
        // A label that the codebook or the file declares is stronger than the list every codebook begins with.
        if codebook.values.labels[text] != nil, ValueRules.defaultMissing[text] == reason { continue }
        let outcomes = [text, text.uppercased(), " \(text) "].map { answer.reader.read(Array($0.utf8).span, isAbsent: false) }
        if outcomes.contains(where: { $0 != .code(reason.rawValue) }) { misread.insert(text) }
      }
    }
    return misread.sorted()
  }
}
