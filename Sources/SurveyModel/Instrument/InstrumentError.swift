/// Why an instrument cannot be used.
public enum InstrumentError: Error, Equatable, Sendable, CustomStringConvertible {
  case noItems
  case emptyID(what: String)
  case repeatedID(String)
  case reservedID(String)
  case repeatedNumber(Int)
  case differentScales(expectation: ResponseScale, perception: ResponseScale)
  case minimumScale(minimum: ResponseScale, perception: ResponseScale)
  case noPerception
  case unknownWeight(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noItems: "the instrument, or one of its dimensions, has no items: list them under `dimensions`"
    case .emptyID(let what): "a \(what) has an empty or numeric id: ids begin with a letter, such as q01"
    case .repeatedID(let id): "the id \(id) is used twice: ids of items and dimensions are unique"
    case .reservedID(let id): "the id \(id) is one the tables use themselves: call the dimension something else"
    case .repeatedNumber(let number): "two items have the number \(number): each number names one item"
    case .differentScales(let expectation, let perception):
      "expectation is asked on \(expectation.text) and perception on \(perception.text): a gap needs one scale"
    case .minimumScale(let minimum, let perception):
      "minimum is asked on \(minimum.text) and perception on \(perception.text): a zone of tolerance needs one scale"
    case .noPerception: "the instrument asks no perception: without it nothing can be scored"
    case .unknownWeight(let id): "there is a weight for \(id), which is no dimension of the instrument"
    }
  }
}

extension Instrument {
  func validate() throws(InstrumentError) {
    guard !items.isEmpty, !dimensions.contains(where: \.items.isEmpty) else { throw .noItems }
    guard scales[.perception] != nil else { throw .noPerception }
    try validateIDs()
    var numbers = Set<Int>()
    for item in items where !numbers.insert(item.number).inserted { throw .repeatedNumber(item.number) }
    if let expectation = scales[.expectation], let perception = scales[.perception], expectation != perception {
      throw .differentScales(expectation: expectation, perception: perception)
    }
    if let minimum = scales[.minimum], let perception = scales[.perception], minimum != perception {
      throw .minimumScale(minimum: minimum, perception: perception)
    }
    for id in (weights ?? [:]).keys.sorted() where !dimensions.contains(where: { $0.id == id }) { throw .unknownWeight(id) }
  }

  private func validateIDs() throws(InstrumentError) {
    guard id.first?.isLetter == true else { throw .emptyID(what: "instrument") }
    var seen = Set<String>()
    for dimension in dimensions {
      guard dimension.id.first?.isLetter == true else { throw .emptyID(what: "dimension") }
      guard !dimension.id.hasPrefix("overall_"), dimension.id != "all" else { throw .reservedID(dimension.id) }
      guard seen.insert(dimension.id).inserted else { throw .repeatedID(dimension.id) }
      for item in dimension.items {
        guard item.id.first?.isLetter == true else { throw .emptyID(what: "item") }
        guard seen.insert(item.id).inserted else { throw .repeatedID(item.id) }
      }
    }
  }
}
