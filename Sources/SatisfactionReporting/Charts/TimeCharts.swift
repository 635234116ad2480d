extension Chart {
  private static let trendColumns = ["value", "ci_low", "ci_high", "centre", "lower", "upper", "signal", "n"]

  /// Every dimension over time for everybody, with control limits where there are any.
  static func trend(_ data: ChartData) -> Chart? {
    let all = data.document["trend"]?.rows ?? []
    let rows = data.dimensions(all).filter { $0["segment_key"] == .string("all") && $0["value"]?.number != nil }
    let names = ChartData.names(rows.map { ($0["dimension"]?.text ?? "", $0["dimension_label"]?.text ?? "") })
    let values = rows.map { row in
      let named = ChartData.value(row, name: names[row["dimension"]?.text ?? ""] ?? "", trendColumns)
      return JSONValue.object(named.members + [.init("at", .string(periodName(row)))])
    }
    let order = rows.sorted { $0.figure("dimension_order") < $1.figure("dimension_order") }.compactMap {
      names[$0["dimension"]?.text ?? ""]
    }
    return Chart(
      "trend", title: data.hasGap ? "Gap over time" : "Perception over time",
      subtitle: trendWords(data, rows), values: values, template: trendTemplate,
      settings: ["$order": distinct(order), "$periods": distinct(values.compactMap { $0["at"]?.text })])
  }

  /// `2026-w14` of `week-2026-w14`, and `monday` of `weekday-1-monday`.
  private static func periodName(_ row: JSONValue) -> String {
    let parts = (row["period"]?.text ?? "").split(separator: "-")
    return parts.dropFirst(parts.first == "weekday" ? 2 : 1).joined(separator: "-")
  }

  private static func trendWords(_ data: ChartData, _ rows: [JSONValue]) -> String {
    let hasLimits = rows.contains { $0["centre"]?.number != nil }
    let limits = hasLimits ? "; dashes are control limits, diamonds signals" : "; too few periods for control limits"
    return "By \(data.document.run["trend"]?["period"]?.text ?? "period") with \(data.level) intervals\(limits); \(data.people)"
  }

  private static func distinct(_ names: [String]) -> JSONValue {
    var seen = Set<String>()
    return .array(names.filter { seen.insert($0).inserted }.map { .string($0) })
  }

  private static let trendTemplate = """
    {"facet": {"field": "name", "type": "nominal", "sort": "$order", "title": null, "header": {"labelAnchor": "start"}},
     "columns": 3,
     "spec": {"width": 230, "height": 150,
      "encoding": {"x": {"field": "at", "type": "ordinal", "sort": "$periods", "title": null,
        "axis": {"labelAngle": -40, "labelOverlap": "greedy", "labelSeparation": 4, "grid": false}}},
      "layer": [{"mark": {"type": "errorband", "opacity": 0.18, "color": "#2f6fa8"},
        "encoding": {"y": {"field": "ci_low", "type": "quantitative", "scale": {"zero": false}, "title": null}, "y2": {"field": "ci_high"}}},
       {"mark": {"type": "line", "strokeDash": [6, 4], "interpolate": "step", "color": "#777", "strokeWidth": 1.2},
        "encoding": {"y": {"field": "lower", "type": "quantitative", "scale": {"zero": false}}}},
       {"mark": {"type": "line", "strokeDash": [6, 4], "interpolate": "step", "color": "#777", "strokeWidth": 1.2},
        "encoding": {"y": {"field": "upper", "type": "quantitative", "scale": {"zero": false}}}},
       {"mark": {"type": "line", "color": "#777", "strokeWidth": 1.2},
        "encoding": {"y": {"field": "centre", "type": "quantitative", "scale": {"zero": false}}}},
       {"mark": {"type": "line", "color": "#2f6fa8", "strokeWidth": 2},
        "encoding": {"y": {"field": "value", "type": "quantitative", "scale": {"zero": false}}}},
       {"mark": {"type": "point", "filled": true, "opacity": 1},
        "encoding": {"y": {"field": "value", "type": "quantitative", "scale": {"zero": false}},
         "shape": {"condition": {"test": "isValid(datum.signal)", "value": "diamond"}, "value": "circle"},
         "size": {"condition": {"test": "isValid(datum.signal)", "value": 110}, "value": 40},
         "color": {"condition": {"test": "isValid(datum.signal)", "value": "#c4501b"}, "value": "#2f6fa8"}}}]}}
    """

  /// Zones of tolerance: the band from the minimum to the desired level, and where perception lies.
  static func zone(_ data: ChartData) -> Chart? {
    let rows = data.dimensions(data.totals("zone")).filter { ($0["item"] ?? .null) == .null && $0["perceived_mean"]?.number != nil }
    let ordered = rows.sorted { $0.figure("position") < $1.figure("position") }
    let names = ChartData.names(ordered.map { ($0["dimension"]?.text ?? "", $0["dimension_label"]?.text ?? "") })
    let labels = ordered.map { names[$0["dimension"]?.text ?? ""] ?? "" }
    let columns = ["minimum_mean", "desired_mean", "perceived_mean", "position", "n_triples"]
    return Chart(
      "zone", title: "Zone of tolerance", subtitle: "From the least that is acceptable to the desired level; \(data.people)",
      values: zip(ordered, labels).map { ChartData.value($0, name: $1, columns) }, template: zoneTemplate,
      settings: ["$order": .array(labels.map { .string($0) }), "$scale": data.scale])
  }

  private static let zoneTemplate = """
    {"width": 460, "height": {"step": 36},
     "encoding": {"y": {"field": "name", "type": "nominal", "sort": "$order", "title": null, "axis": {"ticks": false, "domain": false}}},
     "layer": [{"mark": {"type": "bar", "height": {"band": 0.55}, "stroke": "#7d9db8"},
       "encoding": {"x": {"field": "minimum_mean", "type": "quantitative", "title": "Mean answer", "axis": {"tickMinStep": 1},
         "scale": {"domain": "$scale", "zero": false, "nice": false}},
        "x2": {"field": "desired_mean"}, "color": {"datum": "Zone of tolerance", "type": "nominal"}}},
      {"mark": {"type": "point", "shape": "square", "filled": true, "size": 110, "opacity": 1},
       "encoding": {"x": {"field": "perceived_mean", "type": "quantitative"},
        "color": {"datum": "Perception", "type": "nominal",
         "scale": {"domain": ["Zone of tolerance", "Perception"], "range": ["#cfdfec", "#c4501b"]},
         "legend": {"title": null, "orient": "top"}}}}]}
    """
}
