import SurveyModel
import SurveyTesting
import Testing

@testable import SurveyReading

/// Small numbers of a column are read all at once, and every other field is told.
@Suite struct NumberKernelTests {
  @Test(arguments: 0..<8)
  func numbersAreReadAndOthersTold(_ seed: Int) {
    var random = RandomResponses(seed: UInt64(seed) + 40)
    let others = ["", "1000", "-1", "1.", " 7", "7 ", "\"5\"", "a", "12a", "é", "::", "//", "1 2"]
    let rows = (0..<60).map { _ in
      (0..<4).map { _ in random.below(3) == 0 ? others[random.below(others.count)] : String(random.below(1_000)) }
    }
    var (bytes, ends, fields): ([UInt8], [UInt32], [RecordFields]) = ([], [], [])
    for row in rows {
      fields.append(RecordFields(start: bytes.count, first: ends.count))
      for field in row {
        bytes += Array(field.utf8)
        ends.append(UInt32(bytes.count))
        bytes.append(0x2C)
      }
    }
    bytes += Array(repeating: 0x20, count: StructureCursor.slack)
    for column in 0..<4 {
      var numbers = [Int32](repeating: 0, count: rows.count)
      numbers.withUnsafeMutableBufferPointer { numbers in
        bytes.withUnsafeBufferPointer { bytes in
          ends.withUnsafeBufferPointer { ends in
            fields.withUnsafeBufferPointer { RecordKernels.readNumbers(bytes, ends, $0, column: column, unit: 100, into: numbers) }
          }
        }
      }
      #expect(numbers == rows.map { row in others.contains(row[column]) ? RecordKernels.noNumber : (Int32(row[column]) ?? 0) * 100 })
    }
  }
}
