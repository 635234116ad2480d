import Foundation
import Glibc
import Testing

@testable import SurveyPipelines

/// Which files of an inbox are taken.
@Suite struct InboxLookTests {
  private let now = 1_790_000_000
  private let scratch: ScratchFolder
  private let inbox: Inbox

  init() throws {
    scratch = try ScratchFolder()
    try scratch.makeFolder("inbox")
    inbox = Inbox(InboxFolders(inbox: "\(scratch.path)/inbox/"))
    try inbox.prepare()
  }

  private func looked(_ between: () -> Void = {}) throws -> InboxLook { try inbox.looked(settled: 120, now: now, between: between) }

  private func reason(_ name: String) throws -> String? { try looked().left.first { $0.name == name }?.reason }

  @Test func fileIsTakenWhenItsLastChangeIsLongEnoughAgo() throws {
    try scratch.write("a", to: "inbox/old.csv", at: now - 120)
    try scratch.write("b", to: "inbox/young.csv", at: now - 119)
    let look = try looked()
    #expect(look.settled.map(\.name) == ["old.csv"])
    #expect(look.left == [.init(name: "young.csv", reason: "it changed 119 s ago; it is taken once it is 120 s old")])
  }

  @Test func filesComeInTheOrderOfArrivalThenOfTheirNames() throws {
    for (name, age) in [("b.csv", 300), ("a.csv", 300), ("z.csv", 400), ("c.csv", 200)] {
      try scratch.write(name, to: "inbox/\(name)", at: now - age)
    }
    #expect(try looked().settled.map(\.name) == ["z.csv", "a.csv", "b.csv", "c.csv"])
  }

  @Test func timeInTheFutureIsLeftAndSaid() throws {
    try scratch.write("a", to: "inbox/a.csv", at: now + 3600)
    #expect(try reason("a.csv") == "its time lies 3600 s in the future; set the clock right, or run `touch` on it")
  }

  /// A sender that sets the time back (`cp -p`, `rsync -t`) does not pass by age alone.
  @Test func fileThatGrowsBetweenTheLooksIsLeft() throws {
    try scratch.write("a", to: "inbox/a.csv", at: now - 999)
    let look = try looked {
      try? scratch.append("b", to: "inbox/a.csv")
      try? scratch.setTime(of: "inbox/a.csv", to: now - 999)
    }
    #expect(look.settled.isEmpty)
    #expect(look.left.map(\.name) == ["a.csv"])
  }

  @Test func fileThatIsReplacedOrGoesAwayBetweenTheLooksIsNotTaken() throws {
    try scratch.write("a", to: "inbox/a.csv", at: now - 999)
    try scratch.write("b", to: "inbox/b.csv", at: now - 999)
    let look = try looked {
      try? scratch.write("c", to: "c", at: now - 999)
      rename("\(scratch.path)/c", "\(scratch.path)/inbox/a.csv")
      unlink("\(scratch.path)/inbox/b.csv")
    }
    #expect(look.settled.isEmpty)
    #expect(look.left.map(\.name) == ["a.csv"])
  }

  @Test func fileBeingWrittenToIsLeftByARealSecondLook() throws {
    try scratch.write("a", to: "inbox/a.csv", at: now)
    let (started, enough) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let writer = Thread { [scratch] in
      repeat {
        try? scratch.append("more\n", to: "inbox/a.csv")
        started.signal()
      } while enough.wait(timeout: .now() + 0.002) == .timedOut
    }
    writer.start()
    started.wait()
    let look = try inbox.looked(settled: 0, now: Int(Date().timeIntervalSince1970) + 60, gap: 0.4)
    enough.signal()
    while !writer.isFinished { usleep(1000) }
    #expect(look.settled.isEmpty)
  }

  @Test func markerLetsAFileInAtOnce() throws {
    try scratch.write("a", to: "inbox/a.csv", at: now)
    try scratch.write("", to: "inbox/a.csv.done", at: now)
    let look = try looked()
    #expect(look.settled.map(\.name) == ["a.csv"])
    #expect(look.left.isEmpty)
  }

  /// FIPS 180-4's example: SHA-256 of `abc`.
  @Test func hashInAMarkerMustBeTheFiles() throws {
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    for (name, text) in [("good.csv", "abc"), ("bad.csv", "abd")] {
      try scratch.write(text, to: "inbox/\(name)", at: now)
      try scratch.write("\(hash.uppercased())  \(name)\n", to: "inbox/\(name).done", at: now)
    }
    let look = try looked()
    #expect(look.settled.map(\.name) == ["good.csv"])
    #expect(look.left.map(\.reason) == ["its SHA-256 is not the one in its .done file; send both again"])
  }

  /// A marker that was left from an earlier file of the name says nothing about the one being sent.
  @Test func markerOlderThanItsFileDoesNotCount() throws {
    try scratch.write("a", to: "inbox/a.csv", at: now - 5)
    try scratch.write("", to: "inbox/a.csv.done", at: now - 900)
    #expect(try reason("a.csv") == "it changed 5 s ago; it is taken once it is 120 s old")
  }

  @Test func linksPipesAndFoldersStay() throws {
    try scratch.write("a", to: "elsewhere.csv", at: now - 999)
    try scratch.link("inbox/link.csv", to: "../elsewhere.csv")
    try #require(mkfifo("\(scratch.path)/inbox/pipe.csv", 0o600) == 0)
    try scratch.makeFolder("inbox/folder.csv")
    let look = try looked()
    #expect(look.settled.isEmpty)
    #expect(look.left.map(\.name) == ["folder.csv", "link.csv", "pipe.csv"])
    #expect(look.left.map(\.reason).last == "it is not a regular file")
  }

  @Test(arguments: ["a.csv.part", "a.TMP", "a.filepart", "a.crdownload", "a.csv~", ".a.csv.swp", ".hidden", "a.swp", "lonely.done"])
  func namesOfUnfinishedFilesStay(name: String) throws {
    try scratch.write("a", to: "inbox/\(name)", at: now - 999)
    #expect(try looked().settled.isEmpty)
  }

  @Test func nameThatIsNotUTF8IsReported() throws {
    let name = Array("\(scratch.path)/inbox/".utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    close(open(name, O_CREAT | O_WRONLY, 0o600))
    defer { unlink(name) }
    #expect(try looked().left == [.init(name: "?", reason: "1 names are not UTF-8; rename the files")])
  }

  @Test func missingInboxIsNoEmptyInbox() throws {
    let failure = #expect(throws: FolderFailure.self) { try Inbox(InboxFolders(inbox: "\(scratch.path)/unmounted")).prepare() }
    #expect(failure?.code == ENOENT)
  }
}
