/// Which (item, facet) pair each answer column of a batch holds.
public struct SlotLayout: Hashable, Sendable {
  /// One answer column.
  public struct Slot: Hashable, Sendable {
    /// The item's index in `Instrument.items`.
    public let item: Int
    /// The facet rated.
    public let facet: Facet

    /// A slot for one facet of one item.
    public init(item: Int, facet: Facet) {
      self.item = item
      self.facet = facet
    }
  }

  /// The slots, facet after facet, items in instrument order within each.
  public let slots: [Slot]
  /// How many items the instrument has.
  public let itemCount: Int
  /// How many dimensions the instrument has.
  public let dimensionCount: Int
  private let firstSlot: [Facet: Int]

  /// One slot per item and facet of `instrument`.
  public init(_ instrument: Instrument) {
    itemCount = instrument.items.count
    dimensionCount = instrument.dimensions.count
    var slots: [Slot] = []
    var firstSlot: [Facet: Int] = [:]
    for facet in instrument.facets {
      firstSlot[facet] = slots.count
      slots += (0..<itemCount).map { Slot(item: $0, facet: facet) }
    }
    self.slots = slots
    self.firstSlot = firstSlot
  }

  /// The slot of an item's facet; nil where the facet is not asked.
  public func slot(item: Int, facet: Facet) -> Int? { firstSlot[facet].map { $0 + item } }
}
