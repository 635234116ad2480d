import CStructureScan
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
    let expected = (0..<4).map { column in
      rows.map { row in others.contains(row[column]) ? RecordKernels.noNumber : (Int32(row[column]) ?? 0) * 100 }
    }
    for columns in [0..<1, 1..<2, 0..<4, 1..<4, 2..<4] {
      let stride = rows.count + 7
      var numbers = [Int32](repeating: 0, count: columns.count * stride)
      numbers.withUnsafeMutableBufferPointer { numbers in
        bytes.withUnsafeBufferPointer { bytes in
          ends.withUnsafeBufferPointer { ends in
            fields.withUnsafeBufferPointer {
              RecordKernels.readNumbers(bytes, ends, $0, columns: columns, unit: 100, into: numbers, stride: stride)
            }
          }
        }
      }
      for (offset, column) in columns.enumerated() {
        let found = Array(numbers[offset * stride..<offset * stride + rows.count])
        #expect(found == expected[column])
      }
      #expect(numbers[rows.count..<stride].allSatisfy { $0 == 0 })
    }
  }

  /// What the machine's own instructions read is what any machine's do.
  @Test(arguments: 0..<12)
  func allMachinesReadTheSame(_ seed: Int) {
    var random = RandomResponses(seed: UInt64(seed) + 900)
    var (bytes, ends, fields): ([UInt8], [UInt32], [structure_fields]) = ([], [], [])
    let columns = 1 + random.below(11)
    for _ in 0..<200 {
      fields.append(structure_fields(start: UInt32(bytes.count), first: Int32(ends.count)))
      for _ in 0..<columns {
        for _ in 0..<random.below(random.below(5) == 0 ? 9 : 4) {
          bytes.append(random.below(12) == 0 ? UInt8(random.below(256)) : 0x30 + UInt8(random.below(10)))
        }
        ends.append(UInt32(bytes.count))
        bytes.append(0x2C)
      }
    }
    bytes += Array(repeating: 0x20, count: StructureCursor.slack)
    ends += Array(repeating: 0, count: StructureCursor.slack)
    var (own, any) = ([Int32](repeating: 7, count: 200 * columns), [Int32](repeating: 7, count: 200 * columns))
    structure_numbers(bytes, ends, fields, 200, 0, columns, 3, &own, 200)
    structure_numbers_portable(bytes, ends, fields, 200, 0, columns, 3, &any, 200)
    #expect(own == any && any.contains { $0 != RecordKernels.noNumber })
  }
}
