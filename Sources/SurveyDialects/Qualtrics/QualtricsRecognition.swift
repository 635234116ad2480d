public import SurveyReading

extension QualtricsDialect {
  /// A table is this dialect's by its import ids, by the legacy `V1` over `ResponseID`, or by names that only this platform gives.
  public func recognise(_ preview: ExportPreview) -> Recognition {
    guard case .delimited(let table) = preview.form, let header = QualtricsHeader.find(in: table) else { return .unrecognised }
    let depth = header.rows == 1 ? "one header row" : "\(header.rows) header rows"
    switch header.layout {
    case .current: return Recognition(.signature, because: ["a row of JSON import ids", depth])
    case .insights: return Recognition(.signature, because: ["a row of import ids as the 2016 exporter wrote them", depth])
    case .legacy: return Recognition(.signature, because: ["V1, V2 ... over ResponseID, as the legacy exporter wrote them", depth])
    case .trimmed: return Self.trimmed(header, table, depth)
    }
  }

  /// Without import ids: three of the platform's own names are a signature; two are enough where the names say nothing else.
  private static func trimmed(_ header: QualtricsHeader, _ table: DelimitedPreview, _ depth: String) -> Recognition {
    let tags = header.tags.filter(QualtricsTags.all.contains)
    let evidence = ["the names \(tags.prefix(4).joined(separator: ", "))", depth]
    if tags.count >= 3 { return Recognition(.signature, because: evidence) }
    return PlainHeader.find(in: table) == nil ? Recognition(.structure, because: evidence) : .unrecognised
  }
}
