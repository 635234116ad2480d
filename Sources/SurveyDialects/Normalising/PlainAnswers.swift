internal import SurveyModel
internal import SurveyReading

/// Turns the answers of plain records into codes by table, without a branch for each.
///
/// Unsafe under the invariants of `PlainFields`; an answer's slot lies in the batch's `answers`, which is checked before the first.
struct PlainAnswers: Sendable {
  private struct Answer {
    let column: Int32
    /// Where its table begins.
    let table: Int32
    let slot: Int32
  }

  /// In the order of their columns.
  private let answers: [Answer]
  /// The places in `answers` at which eight begin that stand side by side on one scale of digits.
  private let runs: [AnswerRun?]
  private let codes: [AnswerCode]
  /// Whether each answer has a column before its own, behind whose end it begins.
  let isUsable: Bool

  init(_ plan: ReadingPlan) {
    let tables = AnswerCodes(plan.fields.answers.map(\.reader))
    let answers = zip(plan.fields.answers, tables.starts).map { answer, table in
      Answer(column: Int32(plan.keptColumns[answer.field]), table: table, slot: Int32(answer.slot))
    }.sorted { $0.column < $1.column }
    self.answers = answers
    codes = tables.codes
    var delimiter: UInt8 = 0xFF
    if case .delimited(let layout) = plan.layout { delimiter = layout.delimiter }
    runs = answers.indices.map { first in
      guard first + 8 <= answers.count else { return nil }
      let eight = answers[first..<first + 8]
      // Columns are in order and all different, so that the eighth is seven on only if they are side by side.
      guard answers[first + 7].column - answers[first].column == 7, eight.allSatisfy({ $0.table == answers[first].table }) else {
        return nil
      }
      return AnswerRun(tables.codes[Int(answers[first].table)..<Int(answers[first].table) + 256], delimiter: delimiter)
    }
    isUsable = answers.allSatisfy { $0.column > 0 }
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
            for row in 0..<count {
              let fields = rows[next &+ row]
              guard fields.isPlain, read(bytes, ends, fields.place, target, first &+ row, capacity) else { return row }
            }
            return count
          }
        }
      }
    }
  }

  @inline(__always)
  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>, _ place: Int,
    _ target: UnsafeMutableBufferPointer<AnswerCode>, _ row: Int, _ capacity: Int
  ) -> Bool {
    // The signs of all codes tell whether any is an answer, the least one whether any is unknown.
    var (signs, least, next): (AnswerCode, AnswerCode, Int) = (-1, 0, 0)
    return codes.withUnsafeBufferPointer { codes in
      answers.withUnsafeBufferPointer { answers in
        runs.withUnsafeBufferPointer { runs in
          while next < answers.count {
            if let run = runs[next] {
              let first = place &+ Int(answers[next].column)
              let start = Int(ends[first &- 1]) &+ 1
              if Int(ends[first &+ 7]) &- start == 15, let eight = run.codes(bytes, start) {
                for offset in 0..<8 {
                  target[Int(answers[next &+ offset].slot) &* capacity &+ row] = eight[offset]
                }
                (signs, next) = (0, next &+ 8)
                continue
              }
            }
            let answer = answers[next]
            let last = place &+ Int(answer.column)
            let start = Int(ends[last &- 1]) &+ 1
            let length = Int(ends[last]) &- start
            var key = length == 1 ? Int(bytes[start]) : AnswerCodes.absent
            if length > 1 { key = Self.key(bytes, start, length) }
            let code = codes[Int(answer.table) &+ key]
            target[Int(answer.slot) &* capacity &+ row] = code
            signs &= code
            least = min(least, code)
            next &+= 1
          }
          return least != AnswerReader.unknown && (signs >= 0 || answers.isEmpty)
        }
      }
    }
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
