internal import SurveyDigest
internal import SurveyModel

/// A digest of a set of live versions that is kept up to date one by one: the sum of a digest of each, in 256 bits, so that the order in
/// which they came cannot matter.
struct LiveState: Equatable {
  private(set) var sum = SIMD4<UInt64>()
  private(set) var count: Int64 = 0

  static let bytes = 40

  init() {}

  init(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.bytes else { return }
    for place in sum.indices { sum[place] = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)) }
    count = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 32, as: Int64.self))
  }

  /// As the ledger keeps it.
  var packed: [UInt8] {
    (sum.indices.map { sum[$0] } + [UInt64(bitPattern: count)]).flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
  }

  mutating func add(_ digest: SIMD4<UInt64>) {
    sum &+= digest
    count += 1
  }

  mutating func remove(_ digest: SIMD4<UInt64>) {
    sum &-= digest
    count -= 1
  }
}

/// Digests live versions one after the other.
final class VersionDigest {
  private let digest = SHA256()

  func of(_ key: LedgerRespondent, time: Int64, content: Int64) -> SIMD4<UInt64> {
    withUnsafeBytes(of: (key.high.littleEndian, key.low.littleEndian, time.littleEndian, content.littleEndian)) { digest.update($0) }
    return digest.words()
  }
}
