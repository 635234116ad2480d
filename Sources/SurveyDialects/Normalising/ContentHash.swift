internal import SurveyModel
internal import SurveyReading

/// Hashes what responses say, slot after slot over all of a batch's rows.
enum ContentHash {
  static func add(_ batch: inout ResponseBatch, from first: Int) {
    let (count, capacity) = (batch.count, batch.capacity)
    var hashes: [UInt32] = []
    swap(&hashes, &batch.contents)
    batch.answers.withUnsafeBufferPointer { answers in
      hashes.withUnsafeMutableBufferPointer { hashes in
        for slot in 0..<answers.count / capacity {
          let column = slot * capacity
          RecordKernels.mix(
            UnsafeBufferPointer(rebasing: answers[column + first..<column + count]),
            into: UnsafeMutableBufferPointer(rebasing: hashes[first...]))
        }
      }
    }
    swap(&hashes, &batch.contents)
  }
}
