internal import SurveyDigest
internal import SurveyModel

/// Makes rows of responses: who, when, and a digest of what they say.
struct RowGatherer: ~Copyable {
  private let rowHash: KeyedHash
  private var digest: ContentDigest
  private var labels: [String: [UInt64]] = [:]
  private let care: [(place: Int, meaning: UInt64)]
  /// How often rows without an id said the same so far.
  private var seen: [RespondentHash: Int] = [:]

  /// - Parameter care: what the customer-care columns of the batches mean.
  init(_ rowHash: KeyedHash, isWide: Bool, care: [String]) {
    self.care = care.enumerated().sorted { $0.element < $1.element }.map { ($0.offset, ContentDigest.meaning($0.element)) }
    self.rowHash = rowHash
    digest = ContentDigest(isWide: isWide)
  }

  mutating func add(_ batch: ResponseBatch, to rows: inout [DeliveredRow]) {
    let columns = batch.segments.indices.sorted { batch.segments[$0].key.utf8.lexicographicallyPrecedes(batch.segments[$1].key.utf8) }
    for column in columns { digestLabels(batch.segments[column]) }
    let digests = columns.map { labels[batch.segments[$0].key] ?? [] }
    var said = [UInt64](repeating: 0, count: columns.count)
    for row in 0..<batch.count {
      for (place, column) in columns.enumerated() { said[place] = digests[place][Int(batch.segments[column].ids[row])] }
      let words = digest.words(batch, row, labels: said, care: care)
      let key = batch.keys[row].isNone ? hash(words, batch.times[row]) : batch.keys[row]
      rows.append(
        DeliveredRow(key: LedgerRespondent(key), content: Int64(bitPattern: words[0]), time: batch.times[row], place: rows.count))
    }
  }

  private mutating func digestLabels(_ column: SegmentColumn) {
    let known = labels[column.key, default: []].count
    for label in column.labels.dropFirst(known) { labels[column.key, default: []].append(ContentDigest.label(column.key, label)) }
  }

  /// Rows without an id are told apart by what they say, when, and the how-manieth they are.
  private mutating func hash(_ words: SIMD4<UInt64>, _ time: Int64) -> RespondentHash {
    let row = code([words[0], words[1], words[2], words[3], UInt64(bitPattern: time)])
    seen[row, default: 0] += 1
    return code([row.high, UInt64(row.low), UInt64(seen[row, default: 1])])
  }

  private func code(_ words: [UInt64]) -> RespondentHash {
    words.map(\.littleEndian).withUnsafeBytes { LedgerKey.hash(rowHash.code($0)) }
  }
}
