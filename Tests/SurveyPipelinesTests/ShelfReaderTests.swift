import Foundation
import Glibc
import Synchronization
import Testing

@testable import SurveyPipelines

/// What readers see while runs are published: one whole run, whichever.
@Suite struct ShelfReaderTests {
  private let scratch: ScratchFolder
  private let shelf: RunShelf

  init() throws {
    scratch = try ScratchFolder(inMemory: true)
    shelf = RunShelf("\(scratch.path)/site")
    try shelf.prepare()
  }

  /// 1,000 publishes of seven runs, every fiftieth with other bytes than the run had before, and two readers that open the folder once a time.
  @Test func bundleOpenedOnceIsOneWholeRun() throws {
    _ = try shelf.publish(try staged("run-0", on: shelf), keeping: 9)
    let readers = (1...2).map { _ in Reader(shelf.link) }
    for reader in readers { reader.start() }
    for night in 1...1000 {
      let staged = try staged("run-\(night % 7)", "\(night / 50)", on: shelf)
      _ = try shelf.publish(staged, keeping: 9)
    }
    for reader in readers { #expect(reader.finished() == []) }
    #expect(try shelf.current()?.runID == "run-6")
  }

  /// The same run again and again with other bytes: it has its name throughout.
  @Test func runReplacedUnderItsNameIsNeverMissing() throws {
    _ = try shelf.publish(try staged("run-0", on: shelf), keeping: 9)
    let readers = (1...2).map { _ in Reader(shelf.link, pause: 50) }
    for reader in readers { reader.start() }
    for night in 1...200 {
      let staged = try staged("run-0", "night \(night)", on: shelf)
      #expect(try shelf.publish(staged, keeping: 9).change == .replaced)
    }
    for reader in readers { #expect(reader.finished() == []) }
  }

  /// A thread that reads bundles until told to stop.
  private final class Reader: @unchecked Sendable {
    private let link: String
    private let pause: UInt32
    private let isOver = Atomic(false)
    private let end = DispatchSemaphore(value: 0)
    /// Touched by the thread until `end` is signalled, and by the test after that.
    private var (faults, bundles) = ([String](), Set<String>())

    /// - Parameter pause: microseconds between two bundles.
    init(_ link: String, pause: UInt32 = 500) { (self.link, self.pause) = (link, pause) }

    func start() { Thread { self.read() }.start() }

    private func read() {
      while !isOver.load(ordering: .acquiring), faults.isEmpty {
        readBundle()
        usleep(pause)
      }
      end.signal()
    }

    /// What was wrong, which is also that too little was read to tell.
    func finished() -> [String] {
      isOver.store(true, ordering: .releasing)
      end.wait()
      return bundles.count > 3 ? faults : faults + ["seen: \(bundles.sorted())"]
    }

    private func readBundle() {
      let folder = open(link, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else { return faults.append("current cannot be opened: \(errno)") }
      defer { close(folder) }
      let files = ["scores.json", "items.json", "manifest.json"].map { ShelfReaderTests.text($0, in: folder) }
      guard let scores = files[0], let items = files[1], let manifest = files[2] else { return faults.append("missing: \(files)") }
      let run = String(scores.prefix { $0 != " " })
      if scores != items || !manifest.split(separator: "\n").contains("\"run_id\": \"\(run)\",") { faults.append("\(files)") }
      bundles.insert(scores)
    }
  }

  private static func text(_ name: String, in folder: Int32) -> String? {
    let file = openat(folder, name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// A reader that opened the run before, or one that is replaced under its hands, reads on until the next run begins.
  @Test func openFolderOutlivesReplacingAndPruning() throws {
    for change in ["replaced", "pruned"] {
      _ = try shelf.publish(try staged("run-a", change, on: shelf), keeping: 1)
      let folder = open(shelf.link, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      defer { close(folder) }
      for run in change == "replaced" ? ["run-a"] : ["run-b", "run-c", "run-d"] {
        _ = try shelf.publish(try staged(run, "later", on: shelf), keeping: 1)
      }
      #expect(Self.text("scores.json", in: folder) == "run-a \(change)")
    }
  }
}
