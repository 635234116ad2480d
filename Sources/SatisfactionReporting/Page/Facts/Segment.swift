/// Whose answers a page is about.
struct Segment: Hashable {
  let key: String
  let value: String
  let label: String

  static let all = Segment(key: "all", value: "all", label: "All")

  init(key: String, value: String, label: String) { (self.key, self.value, self.label) = (key, value, label) }

  init(_ row: TableRow) {
    self.init(
      key: row.text("segment_key") ?? "all", value: row.text("segment_value") ?? "all", label: row.text("segment_label") ?? "")
  }

  /// Segments are told apart by their codes.
  static func == (left: Segment, right: Segment) -> Bool { left.key == right.key && left.value == right.value }

  func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(value)
  }
}
