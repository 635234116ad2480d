extension Chart {
  private static let interval = ["gap_mean", "gap_ci_low", "gap_ci_high", "n"]

  /// The gap of every dimension, the widest first.
  static func gaps(_ data: ChartData) -> Chart? {
    guard data.hasGap else { return nil }
    let rows = data.dimensions(data.totals("scores")).filter { $0["gap_mean"]?.number != nil }.sorted {
      $0.figure("gap_mean") < $1.figure("gap_mean")
    }
    let names = ChartData.names(rows.map { ($0["dimension"]?.text ?? "", $0["dimension_label"]?.text ?? "") })
    return bars("gaps", "Gap by dimension", data, rows, rows.map { names[$0["dimension"]?.text ?? ""] ?? "" }, height: 34)
  }

  /// The gap of every item, the widest first.
  static func items(_ data: ChartData) -> Chart? {
    guard data.hasGap else { return nil }
    let rows = data.totals("items").filter { $0["gap_mean"]?.number != nil }.sorted { $0.figure("gap_mean") < $1.figure("gap_mean") }
    let names = ChartData.names(rows.map { ($0["item"]?.text ?? "", ($0["item"]?.text ?? "") + " " + ($0["item_label"]?.text ?? "")) })
    return bars("items", "Gap by item", data, rows, rows.map { names[$0["item"]?.text ?? ""] ?? "" }, height: 22)
  }

  private static func bars(
    _ name: String, _ title: String, _ data: ChartData, _ rows: [JSONValue], _ names: [String], height: Int
  ) -> Chart? {
    Chart(
      name, title: title, subtitle: "Perception less expectation with its \(data.level) interval; \(data.people)",
      values: zip(rows, names).map { ChartData.value($0, name: $1, interval) }, template: barTemplate,
      settings: ["$order": .array(names.map { .string($0) }), "$height": .integer(height)])
  }

  private static let barTemplate = """
    {"width": 460, "height": {"step": "$height"},
     "encoding": {"y": {"field": "name", "type": "nominal", "sort": "$order", "title": null, "axis": {"ticks": false, "domain": false}}},
     "layer": [{"mark": {"type": "bar", "height": {"band": 0.62}},
       "encoding": {"x": {"field": "gap_mean", "type": "quantitative", "title": "Gap in points of the scale; below 0 falls short"},
        "color": {"condition": {"test": "datum.gap_mean < 0", "value": "#c4501b"}, "value": "#2f6fa8"}}},
      {"mark": {"type": "rule", "strokeWidth": 2, "color": "#222"},
       "encoding": {"x": {"field": "gap_ci_low", "type": "quantitative", "title": "Gap in points of the scale; below 0 falls short"},
        "x2": {"field": "gap_ci_high"}}},
      {"data": {"values": [{}]}, "mark": {"type": "rule", "color": "#222"},
       "encoding": {"x": {"datum": 0, "type": "quantitative"}, "y": null}},
      {"transform": [{"calculate": "(datum.gap_mean < 0 ? '\\u2212' : '+') + format(abs(datum.gap_mean), '.2f')", "as": "text"}],
       "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12},
       "encoding": {"x": {"value": "width"}, "text": {"field": "text", "type": "nominal"}}}]}
    """

  /// Expectation against perception of every dimension, on the full scale.
  static func sides(_ data: ChartData) -> Chart? {
    let side = data.hasGap ? "gap_mean" : "perception_mean"
    let rows = data.dimensions(data.totals("scores")).filter { $0["perception_mean"]?.number != nil }.sorted {
      $0.figure(side) < $1.figure(side)
    }
    let names = ChartData.names(rows.map { ($0["dimension"]?.text ?? "", $0["dimension_label"]?.text ?? "") })
    let ordered = rows.map { names[$0["dimension"]?.text ?? ""] ?? "" }
    return Chart(
      "expectation-perception", title: data.hasGap ? "Expectation against perception" : "Perception by dimension",
      subtitle: "Means on the full scale; \(data.people)",
      values: zip(rows, ordered).map { ChartData.value($0, name: $1, ["expectation_mean", "perception_mean", "n"]) },
      template: data.hasGap ? sideTemplate : perceptionTemplate,
      settings: ["$order": .array(ordered.map { .string($0) }), "$scale": data.scale])
  }

  private static let sideTemplate = """
    {"width": 460, "height": {"step": 34},
     "encoding": {"y": {"field": "name", "type": "nominal", "sort": "$order", "title": null,
       "axis": {"ticks": false, "domain": false, "grid": true}}},
     "layer": [{"mark": {"type": "rule", "strokeWidth": 3, "color": "#b5b5b5"},
       "encoding": {"x": {"field": "perception_mean", "type": "quantitative", "title": "Mean answer", "axis": {"tickMinStep": 1},
         "scale": {"domain": "$scale", "zero": false, "nice": false}},
        "x2": {"field": "expectation_mean"}}},
      {"mark": {"type": "point", "filled": true, "size": 170, "opacity": 1},
       "encoding": {"x": {"field": "expectation_mean", "type": "quantitative"}, "color": {"datum": "Expectation", "type": "nominal"},
        "shape": {"datum": "Expectation", "type": "nominal"}}},
      {"mark": {"type": "point", "filled": true, "size": 80, "opacity": 1},
       "encoding": {"x": {"field": "perception_mean", "type": "quantitative"},
        "color": {"datum": "Perception", "type": "nominal",
         "scale": {"domain": ["Expectation", "Perception"], "range": ["#2f6fa8", "#c4501b"]},
         "legend": {"title": null, "orient": "top"}},
        "shape": {"datum": "Perception", "type": "nominal",
         "scale": {"domain": ["Expectation", "Perception"], "range": ["circle", "square"]}}}}]}
    """

  private static let perceptionTemplate = """
    {"width": 460, "height": {"step": 34},
     "mark": {"type": "point", "shape": "square", "filled": true, "size": 80, "opacity": 1, "color": "#c4501b"},
     "encoding": {"y": {"field": "name", "type": "nominal", "sort": "$order", "title": null,
       "axis": {"ticks": false, "domain": false, "grid": true}},
      "x": {"field": "perception_mean", "type": "quantitative", "title": "Mean answer", "axis": {"tickMinStep": 1},
       "scale": {"domain": "$scale", "zero": false, "nice": false}}}}
    """
}
