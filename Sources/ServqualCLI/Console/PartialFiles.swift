internal import ArgumentParser
internal import Glibc
internal import Servqual

/// Partials as the command line takes and gives them.
enum PartialFiles {
  /// All of them joined; tells what is wrong with the one that cannot be.
  static func joined(_ inputs: [(path: String, bytes: [UInt8])]) throws -> TallyFile {
    var files: [TallyFile] = []
    for (path, bytes) in inputs {
      do throws(TallyFileError) { files.append(try TallyFile(bytes)) } catch { throw refusal("\(path): \(error)") }
    }
    let whole: TallyFile?
    do throws(MergeError) { whole = try TallyFile.joining(files) } catch { throw refusal("\(error)") }
    guard let whole else { throw ValidationError("name a partial") }
    return whole
  }

  private static func refusal(_ message: String) -> ExitCode {
    Console.tell(DisplayText.harmless("servqual: \(message)"))
    return ExitStatus.unusableInput
  }

  /// Writes a partial to a file, or to standard output for `-`.
  static func write(_ file: TallyFile, to path: String) throws {
    guard path != "-" else {
      guard isatty(STDOUT_FILENO) == 0 else { throw ValidationError("a partial is no text: name a file with -o, or pipe it on") }
      return try Console.print(file.bytes)
    }
    do throws(ReportFolder.Failure) { try file.write(to: path) } catch {
      Console.tell("servqual: \(error)")
      throw error.isCreation ? ExitStatus.cannotCreate : ExitStatus.inputOutput
    }
  }
}
