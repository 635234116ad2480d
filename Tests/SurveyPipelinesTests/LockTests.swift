import Foundation
import Glibc
import Testing

@testable import SurveyPipelines

/// One run at a time.
@Suite struct LockTests {
  private let scratch: ScratchFolder
  private var path: String { "\(scratch.path)/run.lock" }

  init() throws { scratch = try ScratchFolder() }

  /// `flock` of util-linux in a process of its own.
  private func started(_ arguments: [String], output: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["flock"] + arguments
    if let output { process.standardOutput = output }
    try process.run()
    return process
  }

  private func status(_ arguments: [String]) throws -> Int32 {
    let process = try started(arguments)
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func failure() -> RunLock.Failure? {
    do {
      _ = try RunLock(path)
      return nil
    } catch { return error }
  }

  @Test func anotherProcessIsRefusedWhileTheLockIsHeldAndNotAfter() throws {
    do {
      let lock = try RunLock(path)
      #expect(try status(["--nonblock", path, "true"]) == 1)
      #expect(scratch.text("run.lock") == "\(getpid())\n")
      #expect(failure() == .held(by: "\(getpid())"))
      withExtendedLifetime(lock) {}
    }
    #expect(try status(["--nonblock", path, "true"]) == 0)
    #expect(failure() == nil)
  }

  @Test func weAreRefusedWhileAnotherProcessHoldsItAndGetItWhenThatDies() throws {
    try scratch.write("4711\n", to: "run.lock")
    let output = Pipe()
    let holder = try started([path, "sh", "-c", "echo held; exec sleep 60"], output: output)
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))
    let refusal = failure()
    #expect(refusal == .held(by: "4711"))
    #expect(refusal?.description == "another run is at work (process 4711)")
    let start = try #require(holderChild(of: holder.processIdentifier))
    kill(start, SIGKILL)
    holder.waitUntilExit()
    #expect(failure() == nil)
  }

  /// `flock` keeps the lock in its child as well, which is what has to die.
  private func holderChild(of parent: Int32) -> Int32? {
    let text = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
    return text?.split(separator: " ").first.flatMap { Int32($0) }
  }

  @Test func lockFileIsPrivateAndNoLinkIsFollowed() throws {
    _ = try RunLock(path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    try scratch.link("other.lock", to: "run.lock")
    do {
      _ = try RunLock("\(scratch.path)/other.lock")
      Issue.record("a link was followed")
    } catch {
      guard case .failed(let failure) = error else { throw error }
      #expect(failure.code == ELOOP)
    }
  }
}
