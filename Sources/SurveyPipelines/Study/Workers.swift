internal import Glibc
internal import Synchronization

/// Runs work on several threads and waits for all of it.
enum Workers {
  /// How many processors this process may use.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Calls `work` once for each index below `count`, each on a thread of its own, the last on this one.
  static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for index in 0..<max(0, count - 1) {
      let lent = Unmanaged.passRetained(Work { work(index) })
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, Self.entry, lent.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        lent.takeRetainedValue().body()  // no thread to be had: the work is done all the same
      }
    }
    if count > 0 { work(count - 1) }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Makes a value for each index below `count` on so many threads: whoever is done takes the next.
  static func map<Value: Sendable>(_ count: Int, workers: Int, _ make: @escaping @Sendable (Int) -> Value) -> [Value] {
    let workers = min(workers, count)
    guard workers > 1 else { return (0..<count).map(make) }
    let (next, results) = (NextPlace(end: count), WorkerResults<Value>())
    run(workers) { _ in
      while let index = next.take() { results.set(index, make(index)) }
    }
    return results.ordered
  }

  /// Starts work on a thread of its own; nil where there is no thread to be had.
  static func start(_ work: @escaping @Sendable () -> Void) -> Started? {
    let lent = Unmanaged.passRetained(Work(work))
    var thread = pthread_t()
    guard pthread_create(&thread, nil, Self.entry, lent.toOpaque()) == 0 else {
      lent.release()
      return nil
    }
    return Started(thread: thread)
  }

  /// A thread that was started, and must be waited for.
  struct Started {
    fileprivate let thread: pthread_t

    func wait() { pthread_join(thread, nil) }
  }

  private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { lent in
    lent.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body() }
    return nil
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

/// Hands out the numbers from 0 on, each once, to whoever is done with the last.
final class NextPlace: Sendable {
  private let next = Mutex(0)
  private let end: Int

  init(end: Int) { self.end = end }

  func take() -> Int? {
    next.withLock { next in
      guard next < end else { return nil }
      defer { next += 1 }
      return next
    }
  }
}

/// The results of workers, by index.
final class WorkerResults<Value: Sendable>: Sendable {
  private let values: Mutex<[Int: Value]> = Mutex([:])

  func set(_ index: Int, _ value: Value) { values.withLock { $0[index] = value } }

  /// All results in the order of their indexes.
  var ordered: [Value] { values.withLock { values in values.sorted { $0.key < $1.key }.map(\.value) } }
}
