import Foundation
import SurveyPipelines
import Testing

/// `servqual schema`: the schema and nothing else on standard output.
@Suite struct SchemaCommandTests {
  @Test func theSchemaIsPrinted() throws {
    let run = try Command.run(["schema", "pipeline"])
    #expect(run.status == 0 && run.errors.isEmpty && run.output == PipelineSchema.json)
    let schema = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test func anotherSubjectIsAMistakeOfUse() throws {
    for arguments in [["schema"], ["schema", "codebook"]] {
      let run = try Command.run(arguments)
      #expect(run.status == 64 && run.output.isEmpty && run.errors.contains("pipeline"))
    }
  }
}
