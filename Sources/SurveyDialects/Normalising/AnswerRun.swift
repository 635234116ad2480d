internal import SurveyModel

/// A scale whose points are the digits from one to another, in their order.
struct AnswerRun: Sendable {
  let digits: ClosedRange<UInt8>

  /// The digits of a scale by the codes of single bytes; nil where some digit means something else than its place.
  init?(_ codes: ArraySlice<AnswerCode>) {
    let table = Array(codes)
    let all = 0x30...0x39
    guard let first = table.firstIndex(of: 0), all.contains(first) else { return nil }
    let known = table.indices.filter { table[$0] != AnswerReader.unknown }
    guard known.allSatisfy({ all.contains($0) && Int(table[$0]) == $0 - first }), let last = known.last, known.count == last - first + 1
    else { return nil }
    digits = UInt8(first)...UInt8(last)
  }
}
