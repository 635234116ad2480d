internal import SurveyConfiguration
internal import SurveyDialects
internal import SurveyDigest
internal import SurveyLedger
internal import SurveyModel
internal import SurveyReading

extension OpenedSource {
  /// How the file is read, as text with its digest: two files with equal bytes and equal readings give equal responses.
  func reading(segments: [String]) -> Delivery.Text {
    let text = plan.codebook.yaml(hasEvidence: false)
    let digest = SHA256()
    digest.update("\(text)\nencoding \(self.text.encoding.value.name)\nsegments \(segments.sorted())\n")
    return Delivery.Text(digest: digest.hexadecimal(), text: text)
  }

  /// The SHA-256 of the file's bytes; nil where they cannot be read.
  func digest() -> String? { text.digest() }
}

extension ExportText {
  /// The SHA-256 of the file's bytes; nil where they cannot be read.
  func digest() -> String? {
    let digest = SHA256()
    do throws(ReadingError) { try forEachSourceChunk { digest.update($0) } } catch { return nil }
    return digest.hexadecimal()
  }
}

extension ReadingPlan {
  /// What every column of the file is for.
  var columnRoles: [Delivery.Column] {
    let care = Dictionary(
      (codebook.care?.columns ?? []).map { ($0.reference, "care \($0.role)") }, uniquingKeysWith: { first, _ in first })
    let rules = Dictionary(codebook.columns.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    return columnNames.enumerated().map { index, name in
      let role =
        (rules[.position(index + 1)] ?? rules[.name(name)])?.role.name ?? care[.position(index + 1)] ?? care[.name(name)]
      return Delivery.Column(name: name, role: role ?? (segmentColumns.contains(index) ? "segment" : "unused"))
    }
  }
}

extension Instrument {
  /// A digest of what decides how answers lie and what they mean: dimensions, items, reversals, facets and scales; not labels or weights.
  var layoutDigest: String {
    let members = dimensions.map { dimension in
      "\(dimension.id): " + dimension.items.map { $0.id + ($0.isReversed ? " reversed" : "") }.joined(separator: ", ")
    }
    let asked = facets.map { facet in
      // The text of a scale may leave decimals out.
      let points = scales[facet] ?? scale
      return "\(facet.rawValue) \(points.minimum) \(points.maximum) \(points.decimals)"
    }
    return SHA256.hexadecimal(of: (members + asked).joined(separator: "\n"))
  }
}
