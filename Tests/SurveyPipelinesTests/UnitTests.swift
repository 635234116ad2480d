import Foundation
import TestSupport
import Testing

/// The units under `Pipelines/`: what they promise, and that systemd reads them.
@Suite struct UnitTests {
  private func text(_ name: String) throws -> String { try String(contentsOfFile: Repository.path("Pipelines/\(name)"), encoding: .utf8) }

  private func lines(_ name: String) throws -> [String] {
    try text(name).split(separator: "\n").map { String($0) }.filter { !$0.hasPrefix("#") }
  }

  @Test func theServiceIsClosed() throws {
    let lines = try lines("systemd/servqual-nightly.service")
    let needed = [
      "Type=oneshot", "User=servqual", "StateDirectory=servqual", "ProtectSystem=strict", "ProtectHome=yes", "PrivateNetwork=yes",
      "PrivateTmp=yes", "PrivateDevices=yes", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "SystemCallFilter=@system-service",
      "MemoryDenyWriteExecute=yes", "RestrictAddressFamilies=none", "UMask=0077", "LimitCORE=0", "OnFailure=servqual-alert@%n.service",
      "ExecStart=/usr/local/bin/servqual run /etc/servqual/nightly.yaml --log-format json",
    ]
    for line in needed { #expect(lines.contains(line), "\(line)") }
    #expect(lines.contains { $0.hasPrefix("MemoryMax=") })
  }

  /// The manifest names the copy that systemd makes for the run; the key itself stands in no unit and no environment.
  @Test func theKeyIsACredential() throws {
    let lines = try lines("systemd/servqual-nightly.service")
    let credential = try #require(lines.first { $0.hasPrefix("LoadCredential=") })
    let name = try #require(credential.dropFirst("LoadCredential=".count).split(separator: ":").first)
    let place = "{file: /run/credentials/servqual-nightly.service/\(name)}"
    #expect(try text("systemd/servqual-nightly.service").contains(place))
    #expect(try text("../Sources/Servqual/Servqual.docc/Operations.md").contains(place))
    #expect(!lines.contains { $0.hasPrefix("Environment=") })
  }

  @Test func theTimerCatchesUpAndSpreads() throws {
    let lines = try lines("systemd/servqual-nightly.timer")
    for line in ["Persistent=true", "RandomizedDelaySec=15min", "WantedBy=timers.target"] { #expect(lines.contains(line), "\(line)") }
    #expect(lines.contains { $0.hasPrefix("OnCalendar=") })
  }

  @Test func everyUnitThatIsNamedIsThere() throws {
    #expect(try lines("systemd/servqual-alert@.service").contains { $0.hasPrefix("ExecStart=") && $0.contains("%i") })
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Pipelines/systemd")).sorted()
    #expect(names == ["servqual-alert@.service", "servqual-nightly.service", "servqual-nightly.timer"])
  }

  /// cron turns a bare per cent sign into a line end, and takes a file's last line only if it ends.
  @Test func theCronLineIsOneThatCronTakes() throws {
    let lines = try lines("cron/servqual.cron")
    let job = try #require(lines.last)
    #expect(lines.contains("MAILTO=root"))
    #expect(job.contains("flock -n -E 75 ") && job.contains(" /usr/local/bin/servqual run /etc/servqual/nightly.yaml "))
    #expect(!job.contains("%"))
    #expect(job.split(separator: " ").prefix(6) == ["30", "2", "*", "*", "*", "servqual"])
    #expect(try text("cron/servqual.cron").hasSuffix("\n"))
  }

  /// The command need not be installed: systemd would complain, so another stands in its place.
  @Test(.enabled(if: Program.find("systemd-analyze") != nil, "systemd-analyze is not installed: the units are not checked by systemd"))
  func systemdReadsTheUnits() throws {
    let analyze = try #require(Program.find("systemd-analyze"))
    let names = ["servqual-nightly.service", "servqual-nightly.timer", "servqual-alert@.service"]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servqual-units-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in names {
      let unit = try text("systemd/\(name)").replacingOccurrences(of: "=/usr/local/bin/servqual ", with: "=/bin/true ")
      try unit.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let found = try Program.run(analyze, ["verify", "--man=no"] + names.map { folder.appendingPathComponent($0).path })
    #expect(found.status == 0 && found.output.isEmpty, "\(found.output)")
  }
}
