extension Chart {
  /// Importance against performance, with the lines through the means.
  static func quadrants(_ data: ChartData) -> Chart? {
    let rows = data.totals("importance_performance").filter { $0["crosshair"] == .string("means") && $0["importance"]?.number != nil }
    guard let first = rows.first else { return nil }
    let isOfItems = first["item"]?.text != nil
    let names = rows.map { ChartData.name($0[isOfItems ? "item" : "dimension_label"]?.text ?? "") }
    let columns = ["importance", "performance", "quadrant", "n"]
    return Chart(
      "importance-performance", title: "Importance and performance",
      subtitle: "Lines through the means; importance by \(sourceWords(first)); \(data.people)",
      values: zip(rows, names).map { ChartData.value($0, name: $1, columns) },
      template: quadrantTemplate, settings: quadrantSettings(first))
  }

  private static func sourceWords(_ row: JSONValue) -> String {
    switch row["importance_source"]?.text {
    case "points": "respondents' points"
    case "expectation": "expectation"
    default: "respondents' ratings"
    }
  }

  /// Where the lines cross; at the edge, and so unseen, where they are hidden.
  private static func quadrantSettings(_ row: JSONValue) -> [String: JSONValue] {
    let line = { (column: String) -> JSONValue in
      let value = row[column] ?? .null
      return value == .null
        ? .object([.init("value", .integer(0))]) : .object([.init("datum", value), .init("type", .string("quantitative"))])
    }
    return ["$performance": line("crosshair_performance"), "$importance": line("crosshair_importance")]
  }

  private static let quadrantTemplate = """
    {"width": 460, "height": 380,
     "layer": [{"mark": {"type": "rule", "strokeDash": [5, 4], "color": "#666"}, "encoding": {"x": "$performance"}},
      {"mark": {"type": "rule", "strokeDash": [5, 4], "color": "#666"}, "encoding": {"y": "$importance"}},
      {"mark": {"type": "point", "filled": true, "size": 80, "opacity": 1},
       "encoding": {"x": {"field": "performance", "type": "quantitative", "title": "Performance", "scale": {"zero": false, "padding": 40}},
        "y": {"field": "importance", "type": "quantitative", "title": "Importance", "scale": {"zero": false, "padding": 40}},
        "color": {"field": "quadrant", "type": "nominal", "legend": null,
         "scale": {"domain": ["concentrate_here", "keep_up", "low_priority", "possible_overkill"],
          "range": ["#c4501b", "#2f6fa8", "#777777", "#5a8a3a"]}}}},
      {"mark": {"type": "text", "dy": -12, "fontSize": 11, "stroke": "white", "strokeWidth": 4},
       "encoding": {"x": {"field": "performance", "type": "quantitative"}, "y": {"field": "importance", "type": "quantitative"},
        "text": {"field": "name", "type": "nominal"}}},
      {"mark": {"type": "text", "dy": -12, "fontSize": 11},
       "encoding": {"x": {"field": "performance", "type": "quantitative"}, "y": {"field": "importance", "type": "quantitative"},
        "text": {"field": "name", "type": "nominal"}}},
      {"data": {"values": [{}]},
       "mark": {"type": "text", "text": "Concentrate here", "align": "left", "baseline": "top", "color": "#666", "fontStyle": "italic"},
       "encoding": {"x": {"value": 4}, "y": {"value": 4}}},
      {"data": {"values": [{}]},
       "mark": {"type": "text", "text": "Keep up", "align": "right", "baseline": "top", "color": "#666", "fontStyle": "italic"},
       "encoding": {"x": {"value": 456}, "y": {"value": 4}}},
      {"data": {"values": [{}]},
       "mark": {"type": "text", "text": "Low priority", "align": "left", "baseline": "bottom", "color": "#666", "fontStyle": "italic"},
       "encoding": {"x": {"value": 4}, "y": {"value": 376}}},
      {"data": {"values": [{}]},
       "mark": {"type": "text", "text": "Possible overkill", "align": "right", "baseline": "bottom", "color": "#666",
        "fontStyle": "italic"},
       "encoding": {"x": {"value": 456}, "y": {"value": 376}}}]}
    """

  /// The most segments a heatmap has room for.
  private static let mostSegments = 40

  /// Every segment by every dimension; hidden cells are marked as such.
  static func heatmap(_ data: ChartData) -> Chart? {
    let subjects = data.dimensions(data.document["scores"]?.rows ?? [])
    let all = subjects.filter { $0["segment_key"] != .string("all") && ($0["period"] ?? .null) == .null }
    let segments = largest(all)
    let rows = all.filter { segments.contains(id($0)) }
    guard !rows.isEmpty else { return nil }
    let columns = Set(rows.compactMap { $0["segment_key"]?.text })
    let names = ChartData.names(
      rows.map { row in
        let label = ChartData.name(row["segment_label"]?.text ?? "")
        return (id(row), columns.count > 1 ? "\(row["segment_key"]?.text ?? ""): \(label)" : label)
      })
    let dimensions = ChartData.names(rows.map { ($0["dimension"]?.text ?? "", $0["dimension_label"]?.text ?? "") })
    let measure = data.hasGap ? "gap_mean" : "perception_mean"
    let farthest = max(rows.compactMap { $0[measure]?.number.map { abs($0) } }.max() ?? 1, 0.1)
    let isDark = { (value: JSONValue?) in value?.number.map { data.hasGap ? abs($0) > 0.72 * farthest : data.share($0) > 0.7 } ?? false }
    let values = rows.map { row in
      JSONValue.object([
        .init("segment", .string(names[id(row)] ?? "")),
        .init("dimension", .string(dimensions[row["dimension"]?.text ?? ""] ?? "")), .init("n", row["n"] ?? .null),
        .init("value", row[measure] ?? .null),
        .init("dark", .bool(isDark(row[measure]))),
      ])
    }
    let left = Set(all.map(id)).count - segments.count
    let note = left > 0 ? "; the \(segments.count) largest of \(segments.count + left) segments" : ""
    return Chart(
      "heatmap", title: data.hasGap ? "Gap by segment and dimension" : "Perception by segment and dimension",
      subtitle: "× marks cells that are hidden because few people stand behind them\(note); \(data.people)",
      values: values, template: heatTemplate, settings: heatSettings(data, rows, farthest, names, dimensions))
  }

  private static func id(_ row: JSONValue) -> String { "\(row["segment_key"]?.text ?? ""): \(row["segment_value"]?.text ?? "")" }

  private static func largest(_ rows: [JSONValue]) -> Set<String> {
    let sizes = Dictionary(rows.map { (id($0), $0["responses"]?.integer ?? 0) }, uniquingKeysWith: max)
    return Set(sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(mostSegments).map(\.key))
  }

  private static func heatSettings(
    _ data: ChartData, _ rows: [JSONValue], _ farthest: Double, _ names: [String: String], _ dimensions: [String: String]
  ) -> [String: JSONValue] {
    let ordered = { (column: String, id: (JSONValue) -> String, names: [String: String]) -> JSONValue in
      var seen = Set<String>()
      return .array(
        rows.sorted { $0.figure(column) < $1.figure(column) }.map(id).filter { seen.insert($0).inserted }.map { .string(names[$0] ?? "") })
    }
    return [
      "$domain": data.hasGap ? .array([.number(-farthest), .number(farthest)]) : data.scale,
      "$format": .string(data.hasGap ? "+.2f" : ".2f"),
      "$scheme": .string(data.hasGap ? "redblue" : "blues"), "$title": .string(data.hasGap ? "Gap" : "Perception"),
      "$dimensions": ordered("dimension_order", { $0["dimension"]?.text ?? "" }, dimensions),
      "$segments": ordered("", { id($0) }, names),
    ]
  }

  private static let heatTemplate = """
    {"width": {"step": 104}, "height": {"step": 28},
     "encoding": {"x": {"field": "dimension", "type": "nominal", "sort": "$dimensions", "title": null,
       "axis": {"orient": "top", "labelAngle": 0, "ticks": false, "domain": false}},
      "y": {"field": "segment", "type": "nominal", "sort": "$segments", "title": null, "axis": {"ticks": false, "domain": false}}},
     "layer": [{"mark": {"type": "rect", "stroke": "white", "strokeWidth": 2, "fill": "#e9e9e9"}},
      {"transform": [{"filter": "isValid(datum.value)"}], "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2},
       "encoding": {"color": {"field": "value", "type": "quantitative", "scale": {"scheme": "$scheme", "domain": "$domain"},
         "legend": {"title": "$title"}}}},
      {"mark": {"type": "text", "fontSize": 12},
       "encoding": {"text": {"condition": {"test": "isValid(datum.value)", "field": "value", "type": "quantitative", "format": "$format"},
         "value": "\\u00d7"},
        "color": {"condition": {"test": "datum.dark", "value": "white"}, "value": "#111"}}}]}
    """
}
