import SurveyPipelines
import Testing

@Suite struct DriftTests {
  private func columns(_ names: String, role: String = "answer") -> [ColumnNote] {
    names.split(separator: ",").enumerated().map { ColumnNote(name: String($0.element), role: role, place: $0.offset + 1) }
  }

  private func drift(_ old: String, _ new: String) -> HeaderDrift { HeaderDrift(from: columns(old), to: columns(new)) }

  private func pairs(_ drift: HeaderDrift) -> [String] { drift.renamed.map { "\($0.old.name)>\($0.new.name)" } }

  @Test func sameColumnsInAnyOrderAreNoDrift() {
    #expect(drift("id,E1,P1,branch", "id,E1,P1,branch").isEmpty)
    #expect(drift("id,E1,P1,branch", "branch,P1,id,E1").isEmpty)
    #expect(drift("id,note,note", "note,id,note").sentences.isEmpty)
  }

  @Test func newAndMissingColumnsAreNamedInOrder() {
    let found = drift("id,E1,P1,branch", "id,E1,P1,region,E2,branch")
    #expect(found.new.map(\.name) == ["region", "E2"])
    #expect(found.missing.isEmpty && found.renamed.isEmpty)
    #expect(found.sentences.first == "column 4, `region`, is new: give it a role in the codebook if it is to count")
    let back = drift("id,E1,P1,region,E2,branch", "id,E1,P1,branch")
    #expect(back.missing.map(\.name) == ["region", "E2"])
    #expect(back.sentences.first == "`region` (answer, column 4 before) is missing: ask for an export that has it")
  }

  @Test func aHeaderThatStandsTwiceIsCounted() {
    #expect(drift("id,comment,comment", "id,comment").missing.map(\.place) == [3])
    #expect(drift("id,comment", "id,comment,comment").new.map(\.place) == [3])
  }

  /// A codebook maps by header text: a renamed column is one that counts no longer, under a name nobody asked for.
  @Test func aCodebookMappingByHeaderLosesARenamedColumn() throws {
    let old = columns("respondent_id,Branch name,Staff are polite")
    let new = [
      ColumnNote(name: "Respondent-ID", role: "respondent", place: 1), ColumnNote(name: "branch_name", role: "unused", place: 3),
      ColumnNote(name: "Staff are polit", role: "unused", place: 2),
    ]
    let found = HeaderDrift(from: old, to: new)
    #expect(pairs(found) == ["respondent_id>Respondent-ID", "Branch name>branch_name", "Staff are polite>Staff are polit"])
    #expect(found.new.isEmpty && found.missing.isEmpty)
    let expected = "`Branch name` seems to be `branch_name` now (answer before, unused now): if so, name the new header in the codebook too"
    #expect(found.sentences[1] == expected)
  }

  @Test func aColumnBetweenTheSameNeighboursIsRenamed() {
    #expect(pairs(drift("id,branch,E1", "id,Filiale,E1")) == ["branch>Filiale"])
    // At the end, and after a column that came before it.
    #expect(pairs(drift("id,E1,branch", "id,E1,Filiale")) == ["branch>Filiale"])
    let found = drift("id,E1,branch,P1", "token,id,E1,Filiale,P1")
    #expect(pairs(found) == ["branch>Filiale"])
    #expect(found.new.map(\.name) == ["token"])
    // Other neighbours: one went, another came.
    #expect(pairs(drift("id,branch,E1,P1", "id,E1,Filiale,P1")).isEmpty)
  }

  @Test func numbersAndShortNamesAreNoSpellings() {
    #expect(pairs(drift("id,E1,E2,P1", "E2,id,P1,P7")).isEmpty)
    #expect(pairs(drift("id,Question 12,Question 13", "id,x,Question 13,Question 14")) == ["Question 12>x"])
    #expect(pairs(drift("id,age,sex,satisfaction", "satisfacton,zone,id,sex,age")) == ["satisfaction>satisfacton"])
  }

  @Test func sentencesCarryNothingThatActsOnATerminal() {
    let long = String(repeating: "How polite ", count: 20) + "\u{1B}[31m"
    let sentence = HeaderDrift(from: [], to: [ColumnNote(name: "\u{1B}[31m\u{202E}" + long, role: "unused", place: 1)]).sentences[0]
    #expect(!sentence.unicodeScalars.contains("\u{1B}") && !sentence.unicodeScalars.contains("\u{202E}"))
    #expect(sentence.contains("…`, is new"))
    #expect(sentence.count < 140)
  }
}
