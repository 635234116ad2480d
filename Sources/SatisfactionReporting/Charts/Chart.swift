/// One chart of a run as a Vega-Lite specification, with the rows it draws inside, so that every renderer takes it as it is.
public struct Chart: Sendable {
  /// Its name, as in `charts/gaps.vl.json`.
  public let name: String
  /// The specification.
  public let json: [UInt8]

  /// A chart.
  ///
  /// - Parameters:
  ///   - values: the rows, flat.
  ///   - template: the rest of the specification as JSON, in which texts such as `$order` stand for settings.
  init?(
    _ name: String, title: String, subtitle: String, values: [JSONValue], template: String, settings: [String: JSONValue] = [:]
  ) {
    guard !values.isEmpty, let parsed = try? JSONReader.value(of: Array(template.utf8)) else { return nil }
    self.name = name
    let heading: [JSONValue.Member] = [
      .init("text", .string(title)), .init("subtitle", .string(subtitle)), .init("anchor", .string("start")), .init("offset", .integer(12)),
    ]
    json = JSONWriter.document(
      [
        .init("$schema", .string("https://vega.github.io/schema/vega-lite/v5.json")),
        .init("description", .string("\(title). \(subtitle).")), .init("title", .object(heading)),
        .init("background", .string("white")), .init("padding", .integer(16)), .init("data", .object([.init("values", .array(values))])),
      ] + parsed.replacing(settings).members + [.init("config", Self.config)])
  }

  private static let config =
    (try? JSONReader.value(
      of: Array(
        """
        {"font": "sans-serif", "view": {"stroke": null},
         "title": {"fontSize": 16, "subtitleFontSize": 12, "subtitleColor": "#444", "subtitlePadding": 4},
         "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 320, "gridColor": "#e4e4e4",
          "domainColor": "#666", "tickColor": "#666"},
         "legend": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "symbolSize": 90, "labelLimit": 240},
         "header": {"labelFontSize": 13, "titleFontSize": 12, "labelLimit": 320}}
        """.utf8))) ?? .object([])

  /// The charts that a document has rows for, in the order they are written.
  public static func all(_ document: DashboardDocument) -> [Chart] {
    let data = ChartData(document: document)
    return [
      gaps(data), sides(data), items(data), quadrants(data), heatmap(data), trend(data), answers(data), zone(data),
    ].compactMap(\.self)
  }
}

extension JSONValue {
  /// The value with texts such as `$order` replaced by settings, wherever they stand as values.
  fileprivate func replacing(_ settings: [String: JSONValue]) -> JSONValue {
    switch self {
    case .string(let text): settings[text] ?? self
    case .array(let elements): .array(elements.map { $0.replacing(settings) })
    case .object(let members): .object(members.map { Member($0.key, $0.value.replacing(settings)) })
    default: self
    }
  }
}
