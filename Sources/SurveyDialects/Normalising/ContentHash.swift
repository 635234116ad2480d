internal import SurveyModel

/// Hashes what responses say, slot after slot over all of a batch's rows: the compiler turns the inner loop into vector code.
enum ContentHash {
  static func add(_ batch: inout ResponseBatch, from first: Int) {
    let (count, capacity) = (batch.count, batch.capacity)
    var hashes: [UInt32] = []
    swap(&hashes, &batch.contents)
    batch.answers.withUnsafeBufferPointer { answers in
      hashes.withUnsafeMutableBufferPointer { hashes in
        for slot in 0..<answers.count / capacity {
          for row in first..<count {
            hashes[row] = (hashes[row] ^ UInt32(truncatingIfNeeded: answers[slot &* capacity &+ row])) &* 0x0100_0193
          }
        }
      }
    }
    swap(&hashes, &batch.contents)
  }
}
