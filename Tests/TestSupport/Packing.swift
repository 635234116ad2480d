public import Foundation

/// Archives for tests, made by Python's own library, so that what we read was written by somebody else.
public enum Packing {
  /// A zip archive with members in this order; `method` is `deflate` or `store`.
  public static func zip(_ members: [(String, [UInt8])], method: String) throws -> [UInt8] {
    let script = """
      import sys, io, json, base64, zipfile
      buffer = io.BytesIO()
      method = zipfile.ZIP_DEFLATED if sys.argv[1] == 'deflate' else zipfile.ZIP_STORED
      with zipfile.ZipFile(buffer, 'w', method) as archive:
          for name, content in json.load(sys.stdin):
              archive.writestr(name, base64.b64decode(content))
      sys.stdout.buffer.write(buffer.getvalue())
      """
    let list = members.map { [$0.0, Data($0.1).base64EncodedString()] }
    return try run(script, [method], input: JSONSerialization.data(withJSONObject: list))
  }

  /// A gzip file.
  public static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    try run("import sys, gzip; sys.stdout.buffer.write(gzip.compress(sys.stdin.buffer.read(), mtime=0))", [], input: Data(bytes))
  }

  private static func run(_ script: String, _ arguments: [String], input: Data) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let (source, sink) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (source, sink)
    try process.run()
    let writer = Thread {
      try? source.fileHandleForWriting.write(contentsOf: input)
      try? source.fileHandleForWriting.close()
    }
    writer.start()
    let output = sink.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
    return Array(output)
  }
}
