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

  @Test func everyNameOfTheListHasASchema() throws {
    let list = try Command.run(["schema"])
    #expect(try Command.run(["schema", "--list"]).output == list.output)
    let names = list.output.split(separator: "\n").map(String.init)
    #expect(list.status == 0 && names.count > 15 && Set(["pipeline", "scores", "quality", "dashboard"]).isSubset(of: names))
    for name in names {
      let run = try Command.run(["schema", name])
      let schema = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      #expect(run.status == 0 && schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema", "\(name)")
      #expect(name == "pipeline" || schema?["$id"] as? String == "urn:servqual:schema:\(name):1")
    }
  }

  @Test func anotherSubjectIsAMistakeOfUse() throws {
    let run = try Command.run(["schema", "codebook"])
    #expect(run.status == 64 && run.output.isEmpty && run.errors.contains("pipeline, scores, "))
  }
}
