internal import ArgumentParser
internal import Servqual

/// `servqual schema`: the JSON Schema of a file that people or programs write or read.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a pipeline manifest, a table or a dashboard document.",
    discussion: """
      EXAMPLES
        servqual schema                                 the names
        servqual schema pipeline > pipeline.schema.json for editors and checks
        servqual schema scores
        servqual schema dashboard > dashboard.schema.json
      """)

  @Argument(help: ArgumentHelp("What the schema is of; the list of names is printed without one.", valueName: "name"))
  var subject: String?

  @Flag(help: "Print the names.")
  var list = false

  private static let pipeline = "pipeline"

  func validate() throws {
    guard let subject, Self.text(subject) == nil else { return }
    throw ValidationError("'\(subject)' has no schema: choose from \(Self.names.joined(separator: ", "))")
  }

  func run() throws {
    guard !list, let subject, let text = Self.text(subject) else { return try Console.print(Self.names) }
    try Console.print(Array(text.utf8))
  }

  private static var names: [String] { [pipeline] + TableSchema.names }

  private static func text(_ name: String) -> String? { name == pipeline ? PipelineSchema.json : TableSchema.text(name) }
}
