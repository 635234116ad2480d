/// One statement of an instrument, rated once per facet.
public struct Item: Hashable, Sendable {
  /// A stable code such as `q05`; never the wording, which belongs to its authors.
  public let id: String
  /// The item's number on the form, from 1, by which columns such as `E5` name it.
  public let number: Int
  /// Our own short label.
  public let label: Labels
  /// Whether agreement means poor service, so that answers are turned (minimum + maximum - answer) before anything is counted.
  public let isReversed: Bool

  /// An item of an instrument.
  public init(id: String, number: Int, label: Labels, isReversed: Bool = false) {
    self.id = id
    self.number = number
    self.label = label
    self.isReversed = isReversed
  }
}

/// A quality dimension: the items whose mean it is.
public struct Dimension: Hashable, Sendable {
  /// A stable id such as `reliability`.
  public let id: String
  /// The name people read.
  public let label: Labels
  /// The items, in questionnaire order.
  public let items: [Item]

  /// A dimension over `items`.
  public init(id: String, label: Labels, items: [Item]) {
    self.id = id
    self.label = label
    self.items = items
  }
}
