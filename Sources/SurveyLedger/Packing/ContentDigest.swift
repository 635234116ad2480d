internal import SurveyDigest
internal import SurveyModel

/// Digests what a response says: its answers, its importance points, its segment values and its customer-care values, whatever order they
/// were read in.
///
/// Two responses with one digest say the same; the chance that two different ones share its 64 bits is below 10^-7 among a million
/// corrections of one respondent's answers, and nobody gains by it.
struct ContentDigest: ~Copyable {
  private let digest = SHA256()
  private let isWide: Bool
  private var buffer: [UInt8] = []

  /// - Parameter isWide: whether answers lie in two bytes: what lies otherwise is another version, though it says the same.
  init(isWide: Bool) { self.isWide = isWide }

  /// The digest of a row of a batch.
  ///
  /// - Parameters:
  ///   - labels: the digests of its segment values, ordered by their columns' names.
  ///   - care: what its customer-care columns mean, as digests by their places in the order of those.
  mutating func words(
    _ batch: ResponseBatch, _ row: Int, labels: [UInt64], care: [(place: Int, meaning: UInt64)]
  ) -> SIMD4<UInt64> {
    buffer.removeAll(keepingCapacity: true)
    for slot in batch.layout.slots.indices { append(UInt16(bitPattern: batch.answers[slot * batch.capacity + row]), 2) }
    if batch.hasPoints {
      for dimension in 0..<batch.layout.dimensionCount { append(UInt32(bitPattern: batch.points[dimension * batch.capacity + row]), 4) }
    }
    for label in labels { append(label, 8) }
    for column in care {
      // What was not answered says nothing, so that a column more is no other answer.
      let value = batch.care[column.place * batch.capacity + row]
      guard value != CareValue.missing else { continue }
      append(column.meaning, 8)
      append(UInt64(bitPattern: value), 8)
    }
    if isWide { append(UInt8(1), 1) }
    buffer.withUnsafeBytes { digest.update($0) }
    return digest.words()
  }

  private mutating func append(_ value: some FixedWidthInteger & UnsignedInteger, _ count: Int) {
    for place in 0..<count { buffer.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }

  /// The digest of what a customer-care column means.
  static func meaning(_ text: String) -> UInt64 { label("\u{1F}care", text) }

  /// The digest of one segment value.
  static func label(_ key: String, _ label: String) -> UInt64 {
    let digest = SHA256()
    digest.update("\(key)\u{1F}\(label)")
    return digest.words()[0]
  }
}
