import SatisfactionScoring
import SurveyDigest
import SurveyModel
import SurveyTesting
import TestSupport
import Testing

@testable import SurveyPipelines

/// Bytes that are no partial end in an error, and never in more.
@Suite struct TallyFileTests {
  private func partial(isUnique: Bool = false) throws -> TallyFile {
    var random = RandomResponses(seed: 5)
    let survey = try SlicedSurvey(SlicedSurvey.Content(rows: 8), &random)
    let slices = try survey.slices(3, isUnique: isUnique, &random)
    return try slices[0].joining(slices[2])
  }

  @Test func whatWasWrittenIsReadBack() throws {
    for isUnique in [false, true] {
      let file = try partial(isUnique: isUnique)
      #expect(try TallyFile(file.bytes) == file)
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try partial().bytes
    for length in 0..<bytes.count { #expect(throws: TallyFileError.self) { try TallyFile(Array(bytes[..<length])) } }
    #expect(throws: TallyFileError.damaged) { try TallyFile(bytes + [0]) }
  }

  @Test func everyFlippedBitIsFound() throws {
    let bytes = try partial().bytes
    var random = RandomResponses(seed: 1)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(random.below(8))
      #expect(throws: TallyFileError.self) { try TallyFile(damaged) }
    }
  }

  @Test func anotherVersionIsNamed() throws {
    var bytes = try partial().bytes
    bytes[8] = 2
    #expect(throws: TallyFileError.version(2)) { try TallyFile(bytes) }
    #expect(throws: TallyFileError.noPartial) { try TallyFile(Array("respondent_id,E1\n".utf8)) }
  }

  /// Somebody who seals damaged bytes anew gets an error, or a partial in its one written form that can be joined and measured.
  @Test(arguments: [false, true])
  func forgedBytesNeverEndTheProcess(isUnique: Bool) throws {
    let bytes = try partial(isUnique: isUnique).bytes
    var random = RandomResponses(seed: 2)
    var (refused, taken) = (0, 0)
    for place in stride(from: 9, to: bytes.count - 32, by: 13) {
      var forged = Array(bytes.dropLast(32))
      let kind = random.below(3)
      forged[place] = kind == 0 ? forged[place] ^ (1 << UInt8(random.below(8))) : kind == 1 ? 0xFF : UInt8(random.below(256))
      if random.below(10) == 0 { forged.remove(at: place) }
      let digest = SHA256()
      forged.withUnsafeBytes { digest.update($0) }
      forged += digest.bytes()
      guard let file = try? TallyFile(forged) else {
        refused += 1
        continue
      }
      taken += 1
      #expect(file.bytes == forged)
      if taken % 4 == 0 { try measure(file) }
    }
    #expect(refused > 50)
    #expect(taken > 20)
  }

  private func measure(_ file: TallyFile) throws {
    var whole = file
    for index in whole.sources.indices {
      guard let piece = whole.sources[index].pieces.last else { continue }
      whole.sources[index].facts.bytes = piece.range.upperBound
      whole.sources[index].pieces = [piece]
      whole.sources[index].pieces[0].range = 0..<piece.range.upperBound
    }
    guard let study = try? Study(whole, conventions: MeasurementConventions()) else { return }
    _ = try study.everything()
  }
}
