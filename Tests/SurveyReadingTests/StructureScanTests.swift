import CStructureScan
import SurveyTesting
import Testing

/// The scan finds the same with any machine's instructions as a loop over bytes does.
@Suite struct StructureScanTests {
  struct Found: Equatable {
    var ends: [UInt32] = []
    var rows: [[UInt32]] = []
  }

  private func scan(_ text: [UInt8], kind: Int32) -> Found? {
    let bytes = text + Array(repeating: 0x20, count: Int(STRUCTURE_SLACK))
    var ends = [UInt32](repeating: 0, count: bytes.count)
    var rows = [structure_row](repeating: structure_row(), count: text.count + 1)
    let count = structure_find_with(kind, bytes, text.count, 0x2C, &ends, &rows)
    guard count != Int.max, count <= text.count else { return nil }
    let known = count == 0 ? 0 : Int(rows[count - 1].ends)
    return Found(ends: Array(ends[..<known]), rows: rows[..<count].map { [$0.ends, $0.flags] })
  }

  /// The same byte by byte.
  private func expected(_ text: [UInt8]) -> Found {
    var (found, ends, flags, isInside): (Found, [UInt32], UInt32, Bool) = (Found(), [], 0, false)
    let isEdge = { (byte: UInt8?) in byte.map { [0x2C, 0x0A, 0x0D].contains($0) } ?? false }
    var lastWasReturn = false
    for (place, byte) in text.enumerated() {
      let wasInside = isInside
      if byte == 0x22 { isInside.toggle() }
      if byte == 0 || byte >= 0x80 { flags |= 2 }
      if byte == 0x22 {
        flags |= 1
        // An opening quote stands behind an edge outside quotes, a closing one before one.
        let before = place == 0 || isEdge(text[place - 1])
        let isWhole = wasInside ? isEdge(place + 1 < text.count ? text[place + 1] : nil) : before
        if !isWhole { flags |= 4 }
      }
      let isLine = byte == 0x0A || byte == 0x0D
      if isLine, isInside { flags |= 8 }
      guard !isInside else {
        lastWasReturn = false
        continue
      }
      if byte == 0x2C { ends.append(UInt32(place)) }
      if isLine, !(byte == 0x0A && lastWasReturn) {
        ends.append(UInt32(place))
        found.ends = ends
        found.rows.append([UInt32(ends.count), flags])
        flags = 0
      }
      lastWasReturn = byte == 0x0D
    }
    return found
  }

  @Test(arguments: 0..<20)
  func allMachinesFindTheSame(_ seed: Int) {
    var random = RandomResponses(seed: UInt64(seed) + 3)
    let troublesome: [UInt8] = [0x2C, 0x2C, 0x22, 0x22, 0x0A, 0x0D, 0, 0xC3]
    for _ in 0..<60 {
      let rarity = 1 + random.below(12)
      let text = (0..<random.below(400)).map { _ in random.below(rarity) == 0 ? troublesome[random.below(troublesome.count)] : 0x35 as UInt8
      }
      let wanted = expected(text)
      #expect(scan(text, kind: 0) == wanted, "\(text)")
      for kind in [1, 2] as [Int32] {
        if let found = scan(text, kind: kind) { #expect(found == wanted, "kind \(kind): \(text)") }
      }
    }
  }
}
