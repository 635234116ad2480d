import Foundation
import Glibc
import SurveyLedger
import SurveyModel
import SurveyPipelines
import TestSupport
import Testing

/// What another program does to a ledger file, by Python's sqlite3.
enum Other {
  static let python = Program.find("python3")

  /// Runs Python code with the ledger's path in `path`.
  @discardableResult
  static func run(_ code: String, _ path: String) throws -> (status: Int32, output: String) {
    try Program.run(try #require(python), ["-c", "import os, sqlite3, sys\npath = sys.argv[1]\n\(code)", path])
  }
}

@Suite("A ledger file in trouble", .enabled(if: Other.python != nil, "there is no python3")) struct LedgerErrorTests {
  private static let sheets = (1...60).map { Sheet("R\($0)", "2026-03-01T08:00:00Z", $0 % 7 + 1) }

  @Test("An answer that was changed behind the ledger's back is noticed") func changedAnswer() throws {
    let bench = try filled()
    #expect(try bench.ledger.problems().isEmpty)
    try Other.run(
      """
      db = sqlite3.connect(path)
      answers = bytearray(db.execute('SELECT answers FROM version WHERE id = 7').fetchone()[0])
      answers[30] ^= 1
      db.execute('UPDATE version SET answers = ? WHERE id = 7', (bytes(answers),))
      db.commit()
      """, bench.ledger.path)
    #expect(try bench.ledger.problems().contains { $0.contains("version 7") })
  }

  private func filled() throws -> LedgerBench {
    let bench = try LedgerBench()
    try bench.bring(Sheet.export(Self.sheets))
    return bench
  }

  private func opening(_ path: String, key: [UInt8]? = LedgerBench.secret) -> LedgerError.Kind? {
    do {
      _ = try Ledger(path, key: key.map { try LedgerKey($0) }, now: Timestamp(microseconds: 0))
      return nil
    } catch { return (error as? LedgerError)?.kind }
  }

  @Test("While another program writes, one is told so and nothing is lost") func busy() throws {
    let bench = try filled()
    let writer = Process()
    let (said, stop) = (Pipe(), Pipe())
    writer.executableURL = URL(fileURLWithPath: try #require(Other.python))
    writer.arguments = [
      "-c",
      """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1], isolation_level=None)
      db.execute("BEGIN IMMEDIATE")
      db.execute("UPDATE batch SET path = 'elsewhere'")
      print("writing", flush=True)
      sys.stdin.readline()
      db.execute("COMMIT")
      """, bench.ledger.path,
    ]
    (writer.standardOutput, writer.standardInput) = (said, stop)
    try writer.run()
    _ = said.fileHandleForReading.availableData
    let before = try bench.contents()
    let error = #expect(throws: LedgerError.self) { try bench.bring(Sheet.export([Sheet("R99", "2026-03-02T08:00:00Z", 3)])) }
    #expect(error?.kind == .busy)
    try stop.fileHandleForWriting.close()
    writer.waitUntilExit()
    #expect(try bench.contents() == before && before.problems.isEmpty)
    #expect(try bench.ledger.batches().map(\.path) == ["elsewhere"])
    #expect(try bench.bring(Sheet.export([Sheet("R99", "2026-03-02T08:00:00Z", 3)])).counts == [1, 0, 0, 0])
  }

  @Test("A file that is none of ours, is cut or comes from a later version") func wrongFiles() throws {
    let bench = try filled()
    let path = "\(bench.folder.path)/other.sqlite"
    try Data("respondent_id,submitted_at\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(opening(path) == .corrupt && opening(path, key: nil) == .corrupt)
    let whole = try Data(contentsOf: URL(fileURLWithPath: bench.ledger.path))
    for length in [100, 4_096, 10_000, whole.count / 2, whole.count - 4_096] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(opening(path) == .corrupt, "cut to \(length) bytes")
    }
    try Other.run(
      "db = sqlite3.connect(path); db.execute(\"INSERT INTO grdb_migrations VALUES ('99 later')\"); db.commit()", bench.ledger.path)
    #expect(opening(bench.ledger.path) == .newer && opening(bench.ledger.path, key: nil) == .newer)
  }

  @Test("Another program's database is left as it is", arguments: [true, false]) func foreignDatabase(hasKey: Bool) throws {
    let folder = try LedgerFolder()
    let path = "\(folder.path)/contacts.sqlite"
    try Other.run("db = sqlite3.connect(path); db.execute('CREATE TABLE contact (name TEXT)'); db.commit()", path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(opening(path, key: hasKey ? LedgerBench.secret : nil) == .corrupt)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("What only looks does not begin a ledger") func onlyLooking() throws {
    let folder = try LedgerFolder()
    #expect(opening("\(folder.path)/none.sqlite", key: nil) == .noFile)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none.sqlite"))
    let empty = "\(folder.path)/empty.sqlite"
    try Data().write(to: URL(fileURLWithPath: empty))
    #expect(opening(empty, key: nil) == .unknown)
    #expect(try Data(contentsOf: URL(fileURLWithPath: empty)).isEmpty)
    #expect(opening(empty) == nil)
  }

  @Test("A file that may only be read, and one that may not be read") func permissions() throws {
    let bench = try filled()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: bench.ledger.path)
    asNobody { #expect(opening(bench.ledger.path) == .permission) }
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: bench.ledger.path)
    asNobody { #expect(opening(bench.ledger.path) == .permission && opening(bench.ledger.path, key: nil) == .permission) }
    #expect(opening("\(bench.folder.path)/no/such/folder/ledger.sqlite") == .noFile)
  }

  /// The superuser may do all: while `body` runs, this thread's files are those of an ordinary user.
  private func asNobody(_ body: () -> Void) {
    typealias Change = @convention(c) (uid_t) -> Int32
    // Swift's module of the C library lacks it.
    guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return body() }
    let change = unsafeBitCast(symbol, to: Change.self)
    _ = change(65_534)
    defer { _ = change(0) }
    body()
  }

  @Test("A new ledger is its owner's alone") func mode() throws {
    let bench = try LedgerBench()
    let mode = try FileManager.default.attributesOfItem(atPath: bench.ledger.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }

  @Test("What a killed writer left half done is undone when the ledger is opened") func hotJournal() throws {
    let bench = try filled()
    let (path, before) = (bench.ledger.path, try bench.contents())
    let outcome = try Other.run(
      """
      db = sqlite3.connect(path, isolation_level=None)
      db.execute("PRAGMA cache_size = 1")
      db.execute("BEGIN IMMEDIATE")
      db.execute("DELETE FROM respondent")
      db.execute("UPDATE version SET answers = zeroblob(4000)")
      print(os.path.exists(path + "-journal") and os.path.getsize(path + "-journal") > 512)
      sys.stdout.flush()
      os._exit(9)
      """, path)
    #expect(outcome.status == 9 && outcome.output == "True\n")
    #expect(FileManager.default.fileExists(atPath: "\(path)-journal"))
    let again = try Ledger(path, key: bench.key, now: bench.now)
    #expect(try again.problems().isEmpty)
    #expect(try again.contents(survey: "bank", wave: "")?.state == before.state)
    #expect(!FileManager.default.fileExists(atPath: "\(path)-journal"))
  }
}
