internal import ArgumentParser
internal import Servqual

/// `servqual schema`: the JSON Schema of a file that people write.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a pipeline manifest, for editors and checks.",
    discussion: """
      EXAMPLES
        servqual schema pipeline > pipeline.schema.json
      """)

  @Argument(help: "What the schema is of: pipeline.")
  var subject: SchemaSubject

  func run() throws {
    switch subject {
    case .pipeline: try Console.print(Array(PipelineSchema.json.utf8))
    }
  }
}

/// The files that have a schema.
enum SchemaSubject: String, ExpressibleByArgument, CaseIterable {
  case pipeline
}
