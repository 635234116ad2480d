internal import ArgumentParser
internal import Servqual

/// `servqual self-test`: published figures, computed again.
struct SelfTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "self-test", abstract: "Compute published figures again, and compare at the precision they were printed with.",
    discussion: """
      Exit status 0 if every figure agrees, 70 if one differs.

      EXAMPLES
        servqual self-test
        servqual self-test --detail
      """)

  @Flag(help: "List every figure.")
  var detail = false

  func run() throws {
    let tables = SelfTest.run()
    try Console.print(SelfTestScreen(tables, isDetailed: detail).lines)
    if tables.contains(where: { $0.failed > 0 }) { throw ExitStatus.fault }
  }
}
