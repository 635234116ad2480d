import Glibc
import Testing

@testable import SurveyPipelines

/// The way of a file from the inbox to where it belongs.
@Suite struct InboxClaimTests {
  private let now = 1_790_000_000
  private let scratch: ScratchFolder
  private let inbox: Inbox

  init() throws {
    scratch = try ScratchFolder()
    try scratch.makeFolder("inbox")
    inbox = Inbox(InboxFolders(inbox: "\(scratch.path)/inbox"))
    try inbox.prepare()
  }

  /// Lets a settled file arrive and claims it.
  private func claimed(_ text: String, _ name: String = "bank.csv") throws -> ClaimedFile {
    try scratch.write(text, to: "inbox/\(name)", at: now - 999)
    let look = try inbox.looked(settled: 120, now: now, between: {})
    let file = try #require(look.settled.first { $0.name == name })
    return try #require(try inbox.claim(file))
  }

  @Test func fileGoesThroughWorkToDoneAndItsMarkerGoesAway() throws {
    try scratch.write("", to: "inbox/bank.csv.done", at: now)
    let file = try claimed("one")
    #expect(scratch.names("inbox").isEmpty)
    #expect(scratch.names("work") == ["bank.csv"])
    #expect(try file.isUnchanged())
    #expect(try inbox.finish(file, as: .done) == "\(scratch.path)/done/bank.csv")
    #expect(scratch.names("work").isEmpty)
    #expect(scratch.text("done/bank.csv") == "one")
  }

  @Test func namesThatAreTakenAreNumberedAndNothingIsReplaced() throws {
    for (text, name) in [("1", "bank.csv"), ("2", "bank-2.csv"), ("3", "bank-3.csv")] {
      let path = try inbox.finish(try claimed(text), as: .done)
      #expect(path == "\(scratch.path)/done/\(name)")
      #expect(scratch.text("done/\(name)") == text)
    }
    let (first, second) = (try claimed("4"), try claimed("5"))
    #expect(scratch.names("work") == ["bank-2.csv", "bank.csv"])
    #expect(try inbox.finish(second, as: .done).hasSuffix("done/bank-4.csv"))
    #expect(try inbox.finish(first, as: .done).hasSuffix("done/bank-5.csv"))
    #expect(scratch.text("done/bank-4.csv") == "5")
  }

  @Test func aPlaceInDoneIsKnownBeforeTheFileIsMovedThere() throws {
    for text in ["1", "2", "3"] {
      let file = try claimed(text)
      let place = try inbox.place(file)
      #expect(try inbox.finish(file, as: .done) == place)
    }
    #expect(scratch.names("done") == ["bank-2.csv", "bank-3.csv", "bank.csv"])
  }

  @Test(arguments: [
    ("a.csv", "a-2.csv"), ("a", "a-2"), ("a.b.csv", "a.b-2.csv"), ("a.csv.gz", "a-2.csv.gz"), ("a.gz", "a-2.gz"), ("é.csv", "é-2.csv"),
  ])
  func numberStandsBeforeTheEnding(name: String, numbered: String) { #expect(FileNaming.numbered(name, 2) == numbered) }

  @Test(arguments: [String(repeating: "é", count: 125) + ".csv", "a." + String(repeating: "x", count: 253)])
  func longNamesAreShortenedToWhatAFolderTakes(name: String) throws {
    for _ in 1...2 { try inbox.finish(try claimed("1", name), as: .refused("no header row.")) }
    #expect(scratch.names("refused").count == 4)
    #expect(scratch.names("refused").allSatisfy { $0.utf8.count <= 255 })
  }

  @Test func refusedFileHasItsReasonBesideIt() throws {
    try inbox.finish(try claimed("one"), as: .refused("no column holds an answer."))
    try inbox.finish(try claimed("two"), as: .poison("two runs died while they read it."))
    #expect(
      scratch.text("refused/bank.csv.reason.txt") == """
        This file was refused: no column holds an answer.
        To hand it in again, put right what is wrong and move it to \(scratch.path)/inbox.

        """)
    #expect(scratch.text("poison/bank.csv") == "two")
    #expect(scratch.text("poison/bank.csv.reason.txt")?.hasPrefix("This file was set aside: two runs died") == true)
  }

  /// A run that died between reason and rename left a reason alone; the next one writes it again.
  @Test func reasonWithoutItsFileIsWrittenOver() throws {
    try scratch.write("of a run that died", to: "refused/bank.csv.reason.txt")
    try inbox.finish(try claimed("one"), as: .refused("empty."))
    #expect(scratch.names("refused") == ["bank.csv", "bank.csv.reason.txt"])
    #expect(scratch.text("refused/bank.csv.reason.txt")?.contains("empty.") == true)
  }

  @Test func filesOfADeadRunAreFoundAgainInOrder() throws {
    try scratch.write("b", to: "work/b.csv", at: now - 10)
    try scratch.write("a", to: "work/a.csv", at: now - 5)
    try scratch.link("work/link.csv", to: "a.csv")
    let found = try inbox.abandoned()
    #expect(found.map(\.name) == ["b.csv", "a.csv"])
    for file in found { try inbox.finish(file, as: .done) }
    #expect(scratch.names("done") == ["a.csv", "b.csv"])
  }

  @Test func fileThatChangedWhileItWasReadGoesBack() throws {
    let file = try claimed("one")
    try scratch.append("two", to: "work/bank.csv")
    #expect(try !file.isUnchanged())
    try scratch.write("another", to: "inbox/bank.csv")
    #expect(try inbox.putBack(file) == "\(scratch.path)/inbox/bank-2.csv")
    #expect(scratch.text("inbox/bank-2.csv") == "onetwo")
  }

  @Test func fileThatChangedSinceTheLookIsNotClaimed() throws {
    try scratch.write("one", to: "inbox/bank.csv", at: now - 999)
    let file = try #require(try inbox.looked(settled: 120, now: now, between: {}).settled.first)
    try scratch.append("two", to: "inbox/bank.csv")
    #expect(try inbox.claim(file) == nil)
    unlink("\(scratch.path)/inbox/bank.csv")
    try scratch.link("inbox/bank.csv", to: "../elsewhere.csv")
    #expect(try inbox.claim(file) == nil)
    #expect(scratch.names("work").isEmpty)
  }

  /// The memory file system of Linux is another device than the folder for temporary files.
  @Test func folderOnAnotherDeviceIsAClearError() throws {
    let shared = "/dev/shm/servqual-\(getpid())"
    guard mkdir(shared, 0o700) == 0 else { return }
    defer { rmdir(shared) }
    let here = inbox.folders
    guard try FileStamp(shared).device != FileStamp(here.inbox).device else { return }
    let apart = Inbox(InboxFolders(inbox: here.inbox, work: shared, done: here.done, refused: here.refused, poison: here.poison))
    try scratch.write("one", to: "inbox/bank.csv", at: now - 999)
    let file = try #require(try inbox.looked(settled: 120, now: now, between: {}).settled.first)
    let failure = #expect(throws: FolderFailure.self) { _ = try apart.claim(file) }
    #expect(failure?.code == EXDEV)
    #expect(failure?.description.contains("on the same file system") == true)
    #expect(scratch.names("inbox") == ["bank.csv"])
  }
}
