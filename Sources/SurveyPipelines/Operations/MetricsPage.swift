internal import SatisfactionReporting

/// Metrics as Prometheus' text format has them, version 0.0.4.
struct MetricsPage {
  typealias Sample = (labels: [(String, String)], value: String)

  private(set) var text = ""

  /// A gauge with its samples; one without samples is left out.
  mutating func add(_ name: String, _ help: String, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
      text += labels.isEmpty ? "\(name) \(sample.value)\n" : "\(name){\(labels)} \(sample.value)\n"
    }
  }

  /// A label's value: backslash, quote and line feed are written with a backslash, other characters that act are made harmless.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped += DisplayText.harmless(String(scalar))
      }
    }
  }
}
