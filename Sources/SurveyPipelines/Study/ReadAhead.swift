internal import Glibc
internal import SurveyModel
internal import SurveyReading

/// Reads records on a thread of its own while others use those that were read before: for sources that only one reader can read, such as XML.
///
/// Records come in the order and with the errors of the reader it stands before.
final class ReadAhead: RecordReader, @unchecked Sendable {
  // `reader` belongs to the thread that runs `fill` until that has ended; all else is touched under `lock` alone.
  private let reader: any RecordReader
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let change: UnsafeMutablePointer<pthread_cond_t>
  private var filled: [RecordBatch] = []
  private var empty: [RecordBatch]
  private var ending: Ending?
  private var isStopped = false

  private enum Ending {
    case end
    case error(ReadingError)
  }

  /// Reads up to three batches ahead.
  init(_ reader: any RecordReader, fieldsPerRecord: Int) {
    self.reader = reader
    empty = (0..<3).map { _ in RecordBatch(fieldsPerRecord: fieldsPerRecord) }
    (lock, change) = (.allocate(capacity: 1), .allocate(capacity: 1))
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  /// What the reader says of the whole source; asked for behind the last record.
  var closingFindings: [Finding] { reader.closingFindings }

  /// Reads until the source ends or nobody wants more.
  func fill() {
    while var batch = locked({ self.takeEmpty() }) {
      let ending: Ending?
      do throws(ReadingError) {
        ending = try reader.read(into: &batch) ? nil : .end
      } catch {
        ending = .error(error)
      }
      locked {
        if let ending { self.ending = ending } else { filled.append(batch) }
      }
      if ending != nil { return }
    }
  }

  /// Gives the records that were read next for those in `batch`.
  func read(into batch: inout RecordBatch) throws(ReadingError) -> Bool {
    let (isMore, last) = locked { () -> (Bool, Ending?) in
      while filled.isEmpty, ending == nil { pthread_cond_wait(change, lock) }
      guard !filled.isEmpty else { return (false, ending) }
      empty.append(batch)
      batch = filled.removeFirst()
      return (true, nil)
    }
    if case .error(let error) = last { throw error }
    return isMore
  }

  /// Ends the reading early.
  func stop() { locked { isStopped = true } }

  /// A batch to fill; nil where nobody wants more.
  private func takeEmpty() -> RecordBatch? {
    while empty.isEmpty, !isStopped { pthread_cond_wait(change, lock) }
    return isStopped ? nil : empty.removeLast()
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(lock)
    }
    return body()
  }
}
