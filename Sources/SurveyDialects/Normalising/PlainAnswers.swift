internal import SurveyModel
internal import SurveyReading

/// Turns the answers of plain records into codes by table, and where eight digits stand side by side in eight rows, all of them at once.
///
/// Unsafe under the invariants of `PlainFields`; an answer's slot lies in the batch's `answers`, which is checked before the first.
struct PlainAnswers: Sendable {
  private struct Answer {
    let column: Int32
    /// Where its table begins.
    let table: Int32
    let slot: Int32
  }

  /// What one call works on.
  private struct Lent {
    let bytes: UnsafeBufferPointer<UInt8>
    let ends: UnsafeBufferPointer<UInt32>
    let target: UnsafeMutableBufferPointer<AnswerCode>
    let capacity: Int
  }

  /// What was seen of one row: the signs of all codes tell whether any is an answer, the least one whether any is unknown.
  private struct Seen {
    var signs: AnswerCode = -1
    var least: AnswerCode = 0
  }

  /// In the order of their columns.
  private let answers: [Answer]
  /// Answers that are read eight at a time: where each eight begin in `answers`. Those of one run may overlap.
  private let runs: [(first: Int, digits: AnswerRun)]
  /// The other answers.
  private let singles: [Int]
  private let codes: [AnswerCode]
  private let delimiter: UInt8
  /// Whether each answer has a column before its own, behind whose end it begins.
  let isUsable: Bool

  init(_ plan: ReadingPlan) {
    let tables = AnswerCodes(plan.fields.answers.map(\.reader))
    let answers = zip(plan.fields.answers, tables.starts).map { answer, table in
      Answer(column: Int32(plan.keptColumns[answer.field]), table: table, slot: Int32(answer.slot))
    }.sorted { $0.column < $1.column }
    self.answers = answers
    codes = tables.codes
    if case .delimited(let layout) = plan.layout { delimiter = layout.delimiter } else { delimiter = 0 }
    (runs, singles) = Self.runs(answers, tables)
    isUsable = answers.allSatisfy { $0.column > 0 }
  }

  /// Cuts the answers into runs of eight and the rest; the last eight of a long run reach back over those before them.
  private static func runs(_ answers: [Answer], _ tables: AnswerCodes) -> ([(first: Int, digits: AnswerRun)], [Int]) {
    var (runs, singles, first): ([(first: Int, digits: AnswerRun)], [Int], Int) = ([], [], 0)
    while first < answers.count {
      // Columns and slots side by side, on one scale.
      var end = first + 1
      while end < answers.count, answers[end].column == answers[end - 1].column + 1, answers[end].slot == answers[end - 1].slot + 1,
        answers[end].table == answers[first].table
      { end += 1 }
      let table = Int(answers[first].table)
      if end - first >= 8, let digits = AnswerRun(tables.codes[table..<table + 256]) {
        for place in stride(from: first, to: end, by: 8) { runs.append((min(place, end - 8), digits)) }
      } else {
        singles += first..<end
      }
      first = end
    }
    return (runs, singles)
  }

  /// Reads the answers of up to `count` rows from `next` on and puts them behind the responses; returns how many rows were read, up to the
  /// first one with an answer that must be looked at, or with none.
  func read(_ records: RecordBatch, _ next: Int, _ count: Int, into responses: inout ResponseBatch) -> Int {
    let (first, capacity) = (responses.count, responses.capacity)
    precondition(first + count <= capacity && answers.allSatisfy { (Int($0.slot) + 1) * capacity <= responses.answers.count })
    return responses.answers.withUnsafeMutableBufferPointer { target in
      records.bytes.withUnsafeBufferPointer { bytes in
        records.ends.withUnsafeBufferPointer { ends in
          records.rows.withUnsafeBufferPointer { rows in
            let lent = Lent(bytes: bytes, ends: ends, target: target, capacity: capacity)
            var row = 0
            while row < count {
              let fields = UnsafeBufferPointer(rebasing: rows[next &+ row..<next &+ min(count, row &+ 8)])
              guard fields.allSatisfy(\.isPlain) else { return row &+ oneByOne(lent, fields, first &+ row) }
              let read = fields.count == 8 ? eight(lent, fields, first &+ row) : oneByOne(lent, fields, first &+ row)
              if read < fields.count { return row &+ read }
              row &+= 8
            }
            return count
          }
        }
      }
    }
  }

  /// Reads rows up to the first that is not plain, or whose answers must be looked at.
  private func oneByOne(_ lent: Lent, _ rows: UnsafeBufferPointer<RecordFields>, _ target: Int) -> Int {
    for (offset, fields) in rows.enumerated() {
      var seen = Seen()
      guard fields.isPlain else { return offset }
      for answer in answers { read(lent, answer, fields.place, target &+ offset, &seen) }
      guard isRead(seen) else { return offset }
    }
    return rows.count
  }

  /// Reads eight plain rows, up to the first whose answers must be looked at.
  private func eight(_ lent: Lent, _ rows: UnsafeBufferPointer<RecordFields>, _ target: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Seen.self, capacity: 8) { seen in
      seen.initialize(repeating: Seen())
      var places = SIMD8<UInt32>()
      for row in 0..<8 { places[row] = UInt32(truncatingIfNeeded: rows[row].place) }
      var others = UInt32.max
      for run in runs { others &= readRun(lent, run.first, run.digits, rows, places, target, seen) }
      for row in 0..<8 {
        if others >> row & 1 == 0 { seen[row].signs = 0 }
        for index in singles { read(lent, answers[index], rows[row].place, target &+ row, &seen[row]) }
        guard isRead(seen[row]) else { return row }
      }
      return 8
    }
  }

  /// Reads eight answers of eight rows; returns a bit for each row whose answers are not all single digits and were read one by one.
  @inline(__always)
  private func readRun(
    _ lent: Lent, _ first: Int, _ digits: AnswerRun, _ rows: UnsafeBufferPointer<RecordFields>, _ places: SIMD8<UInt32>,
    _ target: Int, _ seen: UnsafeMutableBufferPointer<Seen>
  ) -> UInt32 {
    let before = UInt32(truncatingIfNeeded: answers[first].column &- 1)
    let column = Int(answers[first].slot) &* lent.capacity &+ target
    guard let into = lent.target.baseAddress.map({ $0 + column }) else { return .max }
    let others = RecordKernels.readDigits(
      lent.bytes, lent.ends, before: places &+ before, delimiter: delimiter, digits: digits.digits, into: into, stride: lent.capacity)
    var left = others
    while left != 0 {
      let row = left.trailingZeroBitCount
      for answer in answers[first..<first &+ 8] { read(lent, answer, rows[row].place, target &+ row, &seen[row]) }
      left &= left &- 1
    }
    return others
  }

  /// Whether all answers of a row are known, and there is one.
  @inline(__always)
  private func isRead(_ seen: Seen) -> Bool { seen.least != AnswerReader.unknown && (seen.signs >= 0 || answers.isEmpty) }

  /// Reads one answer of a row that has its fields at `place`.
  @inline(__always)
  private func read(_ lent: Lent, _ answer: Answer, _ place: Int, _ target: Int, _ seen: inout Seen) {
    let last = place &+ Int(answer.column)
    let start = Int(lent.ends[last &- 1]) &+ 1
    let length = Int(lent.ends[last]) &- start
    var key = length == 1 ? Int(lent.bytes[start]) : AnswerCodes.absent
    if length > 1 { key = Self.key(lent.bytes, start, length) }
    let code = codes[Int(answer.table) &+ key]
    lent.target[Int(answer.slot) &* lent.capacity &+ target] = code
    seen.signs &= code
    seen.least = min(seen.least, code)
  }

  /// Where the table has an answer of two bytes or more.
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Int {
    let isQuoted = bytes[start] == 0x22
    let (low, count) = isQuoted ? (start &+ 1, length &- 2) : (start, length)
    switch count {
    case 0: return AnswerCodes.quotedBlank
    case 1: return Int(bytes[low])
    case 2:
      let (tens, ones) = (bytes[low] &- 0x30, bytes[low &+ 1] &- 0x30)
      guard (1...9).contains(tens), ones <= 9 else { return AnswerCodes.other }
      return AnswerCodes.twoDigits &+ Int(tens) &* 10 &+ Int(ones)
    default: return AnswerCodes.other
    }
  }
}
