extension Chart {
  /// More points than can be told apart by colour are not drawn.
  private static let mostPoints = 11

  /// The answers to every item as bars that part at the middle of the scale.
  static func answers(_ data: ChartData) -> Chart? {
    let rows = data.totals("distributions").filter {
      $0["facet"] != .string("gap") && $0["point"]?.number != nil && $0["share"]?.number != nil
    }
    let points = Array(Set(rows.compactMap { $0["point"]?.number })).sorted()
    guard (2...mostPoints).contains(points.count) else { return nil }
    let names = ChartData.names(rows.map { ($0["item"]?.text ?? "", ($0["item"]?.text ?? "") + " " + ($0["item_label"]?.text ?? "")) })
    let bars = Dictionary(grouping: rows) { [$0["item"]?.text ?? "", $0["facet"]?.text ?? ""] }
    let values = bars.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, rows in
      spread(rows, name: names[key[0]] ?? "", facet: key[1], points)
    }
    var seen = Set<String>()
    let order = rows.sorted { $0.figure("item_order") < $1.figure("item_order") }.compactMap { names[$0["item"]?.text ?? ""] }
    return Chart(
      "answers", title: "Answers to every item", subtitle: "Share of answers, parted at the middle of the scale; \(data.people)",
      values: values, template: answerTemplate,
      settings: [
        "$order": .array(order.filter { seen.insert($0).inserted }.map { .string($0) }),
        "$points": .array(points.map { .string(NumberFormat.plain($0)) }),
      ])
  }

  /// Each share with its place, so that the middle of the scale is at 0.
  private static func spread(_ rows: [JSONValue], name: String, facet: String, _ points: [Double]) -> [JSONValue] {
    let middle = ((points.first ?? 0) + (points.last ?? 0)) / 2
    let ordered = rows.sorted { $0.figure("point") < $1.figure("point") }
    var place = -ordered.reduce(0) { sum, row in
      let (point, share) = (row.figure("point"), row.figure("share"))
      return sum + (point < middle ? share : point == middle ? share / 2 : 0)
    }
    return ordered.map { row in
      let start = place
      place += row.figure("share")
      return .object([
        .init("name", .string(name)), .init("facet", .string(facet)), .init("point", .string(NumberFormat.plain(row.figure("point")))),
        .init("share", row["share"] ?? .null), .init("from", .number(start)), .init("to", .number(place)),
        .init("count", row["count"] ?? .null),
      ])
    }
  }

  private static let answerTemplate = """
    {"facet": {"column": {"field": "facet", "type": "nominal", "title": null, "header": {"labelAnchor": "start"}}},
     "spec": {"width": 330, "height": {"step": 20},
      "layer": [{"mark": {"type": "bar", "height": {"band": 0.8}, "stroke": "#777", "strokeWidth": 0.4},
        "encoding": {"y": {"field": "name", "type": "nominal", "sort": "$order", "title": null, "axis": {"ticks": false, "domain": false}},
         "x": {"field": "from", "type": "quantitative", "title": "Share below and above the middle",
          "axis": {"format": ".0%", "labelExpr": "format(abs(datum.value), '.0%')"}},
         "x2": {"field": "to"},
         "color": {"field": "point", "type": "ordinal", "sort": "$points", "scale": {"domain": "$points", "scheme": "redblue"},
          "legend": {"title": "Answer", "orient": "bottom", "direction": "horizontal", "columns": 11}}}},
       {"mark": {"type": "rule", "color": "#222", "strokeWidth": 0.5}, "encoding": {"x": {"datum": 0, "type": "quantitative"}}}]}}
    """
}
