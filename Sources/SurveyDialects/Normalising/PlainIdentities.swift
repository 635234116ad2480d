internal import SurveyModel
internal import SurveyReading

/// Reads who answered and when, row by row: ids of plain characters as words, and times of the usual form by the place of their digits.
struct PlainIdentities: Sendable {
  private let respondent: [Int]
  private let pseudonym: RespondentPseudonym?
  private let recordedAt: Int?
  private let allowsBlank: Bool
  private let reader: TimestampReader
  private var clock: PlainClock

  init(_ plan: ReadingPlan) {
    respondent = plan.fields.respondent.map { plan.keptColumns[$0] }
    pseudonym = plan.pseudonym
    recordedAt = plan.fields.recordedAt.map { plan.keptColumns[$0] }
    allowsBlank = plan.codebook.times.allowsBlank
    reader = TimestampReader(rules: plan.codebook.times)
    clock = PlainClock(plan.codebook.times)
  }

  /// Reads up to `count` rows from `next` on and puts what they say behind the responses; returns how many rows were read, up to the first
  /// whose id or time is in doubt.
  mutating func read(_ records: RecordBatch, _ next: Int, _ count: Int, into responses: inout ResponseBatch) -> Int {
    var count = count
    let fields = PlainFields(records)
    let first = responses.count
    for (part, column) in respondent.enumerated() {
      count = responses.keys.withUnsafeMutableBufferPointer { keys in
        fields.prefix(column, next, count) { row, field in
          if part > 0, field.isEmpty { return true }
          guard let key = key(field) else { return false }
          keys[first + row] = part == 0 ? key : keys[first + row].joined(with: key)
          return true
        }
      }
    }
    return readTimes(records, next, count, into: &responses)
  }

  /// Reads the same, but of ids no more than whether they are some, and their order.
  mutating func pass(_ records: RecordBatch, _ next: Int, _ count: Int, into responses: inout ResponseBatch) -> Int {
    guard respondent.count < 2 else {
      responses.idOrder.breakOff()
      return read(records, next, count, into: &responses)
    }
    let count = readTimes(records, next, count, into: &responses)
    guard let column = respondent.first else { return count }
    let first = responses.count
    var order = responses.idOrder
    defer { responses.idOrder = order }
    return responses.keys.withUnsafeMutableBufferPointer { keys in
      PlainFields(records).prefix(column, next, count) { row, field in
        guard let id = PlainKey.words(field) else { return false }
        order.add(length: field.bytes.count, id.start, id.rest)
        keys[first + row] = Self.somebody
        return true
      }
    }
  }

  /// The key of everybody where nobody is told apart.
  private static let somebody = RespondentHash(high: 1, low: 0)

  private mutating func readTimes(_ records: RecordBatch, _ next: Int, _ count: Int, into responses: inout ResponseBatch) -> Int {
    guard let recordedAt else { return count }
    let first = responses.count
    return responses.times.withUnsafeMutableBufferPointer { times in
      PlainFields(records).prefix(recordedAt, next, count) { row, field in
        guard let time = time(field) else { return false }
        times[first + row] = time
        return true
      }
    }
  }

  /// Notes in which order the ids of `count` rows come.
  func noteOrder(_ records: RecordBatch, _ next: Int, _ count: Int, _ order: inout IDOrder) {
    guard let column = respondent.first else { return }
    guard respondent.count == 1 else { return order.breakOff() }
    PlainFields(records).forEach(column, next, count) { _, field in
      guard let id = PlainKey.words(field) else { return order.breakOff() }
      order.add(length: field.bytes.count, id.start, id.rest)
    }
  }

  private func key(_ field: PlainField) -> RespondentHash? {
    if pseudonym == nil, let key = PlainKey.read(field) { return key }
    guard case .key(let key) = RespondentKey.read(field.bytes.span, pseudonym) else { return nil }
    return key
  }

  private mutating func time(_ field: PlainField) -> Int64? {
    if let time = clock.read(field) { return time }
    if field.isEmpty { return allowsBlank ? .min : nil }
    return reader.read(field.bytes.span)?.microseconds
  }
}

/// An id of visible ASCII characters without blanks, which needs no trimming and no second look.
enum PlainKey {
  /// Its hash, as `RespondentKey` makes it; nil for any other id.
  @inline(__always)
  static func read(_ field: PlainField) -> RespondentHash? {
    let count = field.bytes.count
    guard count > 0, count <= 64, !mayBeRounded(field) else { return nil }
    var hash = WordHash(count: count)
    var offset = 0
    while offset < count {
      let word = field.word(at: offset)
      guard isVisible(word | filler(count &- offset)) else { return nil }
      hash.add(word)
      offset &+= 8
    }
    return hash.value
  }

  /// The bytes of an id of 16 at most; nil for any other.
  @inline(__always)
  static func words(_ field: PlainField) -> (start: UInt64, rest: UInt64)? {
    let count = field.bytes.count
    guard count > 0, count <= 16, !mayBeRounded(field) else { return nil }
    let (start, rest) = (field.word(at: 0), field.word(at: 8))
    guard isVisible(start | filler(count)), isVisible(rest | filler(count &- 8)) else { return nil }
    return (start, rest)
  }

  /// 1.23E+11: a spreadsheet may have rounded it.
  @inline(__always)
  private static func mayBeRounded(_ field: PlainField) -> Bool {
    let (bytes, count) = (field.bytes, field.bytes.count)
    return count >= 5 && (bytes[count &- 3] == 0x2B || bytes[count &- 4] == 0x2B)
  }

  /// Something visible in the bytes of a word behind the first `count`.
  @inline(__always)
  private static func filler(_ count: Int) -> UInt64 {
    count >= 8 ? 0 : count <= 0 ? 0x3030_3030_3030_3030 : 0x3030_3030_3030_3030 &<< (8 &* UInt64(count))
  }

  /// Whether all eight bytes are of 0x21 to 0x7E.
  @inline(__always)
  private static func isVisible(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((word &- ones &* 0x21) | word | (word &+ ones)) & (ones &* 0x80) == 0
  }
}

/// Times as `2026-03-01T08:00:00Z`, or with a blank for the T, or without the Z where the file's clock has a fixed offset.
struct PlainClock: Sendable {
  private let offset: Int64?
  /// The date and the minute that were read last, as sixteen bytes, and the minute's first moment: rows mostly lie in order.
  private var minute: (low: UInt64, high: UInt64) = (0, 0)
  private var moment: Int64 = 0
  /// The same of the date alone, as ten bytes.
  private var date: (low: UInt64, high: UInt64) = (0, 0)
  private var midnight: Int64 = 0

  init(_ rules: TimeRules) { offset = rules.zone == nil ? Int64(rules.offset) * 1_000_000 : nil }

  /// Microseconds since 1970 UTC; nil for any other text.
  @inline(__always)
  mutating func read(_ field: PlainField) -> Int64? {
    let bytes = field.bytes
    let isZulu = bytes.count == 20 && bytes[19] == 0x5A
    guard isZulu || (bytes.count == 19 && offset != nil), bytes[16] == 0x3A else { return nil }
    let second = Self.pair(bytes, 17)
    let words = (field.word(at: 0), field.word(at: 8))
    guard second < 60, words == minute || readMinute(field, words) else { return nil }
    return moment + second * 1_000_000 - (isZulu ? 0 : offset ?? 0)
  }

  private mutating func readMinute(_ field: PlainField, _ words: (low: UInt64, high: UInt64)) -> Bool {
    let bytes = field.bytes
    guard bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A else { return false }
    let (hour, minute) = (Self.pair(bytes, 11), Self.pair(bytes, 14))
    guard hour < 24, minute < 60, let midnight = midnight(field) else { return false }
    (self.minute, moment) = (words, midnight + (hour * 3_600 + minute * 60) * 1_000_000)
    return true
  }

  private mutating func midnight(_ field: PlainField) -> Int64? {
    let words = (field.word(at: 0), field.word(at: 8) & 0xFFFF)
    if words == date { return midnight }
    let bytes = field.bytes
    let (century, year, month, day) = (Self.pair(bytes, 0), Self.pair(bytes, 2), Self.pair(bytes, 5), Self.pair(bytes, 8))
    guard bytes[4] == 0x2D, bytes[7] == 0x2D, max(century, year, month, day) < 100 else { return nil }
    guard let begin = Timestamp(year: Int(century * 100 + year), month: Int(month), day: Int(day)) else { return nil }
    (date, midnight) = (words, begin.microseconds)
    return midnight
  }

  /// Two digits; 100 or more where they are none.
  @inline(__always)
  private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int64 {
    let (tens, ones) = (Int64(bytes[place] &- 0x30), Int64(bytes[place &+ 1] &- 0x30))
    return tens > 9 || ones > 9 ? 100 : tens &* 10 &+ ones
  }
}
