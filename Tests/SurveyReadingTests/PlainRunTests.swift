import CStructureScan
import SurveyTesting
import Testing

@testable import SurveyReading

/// The end of plain text is found alike by vectors and byte by byte, and the bounds that C writes are those Swift reads.
@Suite struct PlainRunTests {
  @Test func everyByteAtEveryPlaceEndsARunAlike() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<40 {
        var bytes = [UInt8](repeating: 0x61, count: 40) + [UInt8](repeating: 0, count: 16)
        bytes[place] = byte
        let isPlain = byte >= 0x20 && byte < 0x80 && ![0x26, 0x3C, 0x3E].contains(byte)
        for start in [0, place] {
          #expect(plain_run(bytes, start) == (isPlain ? 40 : place))
          #expect(plain_run_portable(bytes, start) == (isPlain ? 40 : place))
        }
      }
    }
  }

  @Test func boundsAreTwoNumbersOf32Bits() {
    #expect(MemoryLayout<FieldBounds>.stride == 8 && MemoryLayout<FieldBounds>.alignment == 4)
    #expect(FieldBounds.absent == PLAIN_ABSENT)
    #expect(Int(PLAIN_SLACK) >= Int(PLAIN_GAP) + 16)
  }
}
