import Foundation
import TestSupport
import Testing

/// A night that is killed, told of failures, or left without room ends as if nothing had happened: some points of what `make faults` tries.
@Suite(.serialized) struct FaultTests {
  private static let python = Program.find("python3")

  /// Whether calls of the system can be disturbed: containers often forbid it.
  private static var canTrace: Bool {
    guard let strace = Program.find("strace") else { return false }
    return (try? Program.run(strace, ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "true"]).status) == 0
  }

  private func survives(_ parts: String...) throws {
    let script = Repository.path("Tests/Support/faults")
    let python = try #require(Self.python)
    let result = try Program.run(python, [script, Command.executable.path, "--few", "--only"] + parts)
    #expect(result.status == 0, "\(result.output)")
    for part in parts {
      let lines = result.output.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("\(part): ") }
      #expect(lines.last?.contains("points survived") == true || lines.last?.contains("skipped, ") == true, "\(result.output)")
    }
  }

  @Test(.enabled(if: python != nil && canTrace, "python3, and strace with the right to trace, are needed"))
  func killedOrFailingAtACallTheNightEndsAsIfNothingHadHappened() throws { try survives("kills", "errors", "poison") }

  @Test(.enabled(if: python != nil, "python3 is needed"))
  func killedAtAnyMomentOrWithoutRoomTheNightEndsAsIfNothingHadHappened() throws {
    try survives("random_kills", "full_disk", "reading")
  }
}
