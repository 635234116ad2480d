public import SurveyModel

extension Instrument {
  /// The instrument as YAML that `--instrument` reads back.
  public var yaml: String {
    var lines = ["instrument: \(YAMLScalar.quoted(id))", "label: \(Self.yaml(label))", "source: \(YAMLScalar.quoted(source))"]
    lines.append("scale: {\(facets.map { "\($0.rawValue): \(YAMLScalar.quoted(scales[$0]?.text ?? ""))" }.joined(separator: ", "))}")
    lines.append("dimensions:")
    for dimension in dimensions {
      lines += ["  - id: \(YAMLScalar.quoted(dimension.id))", "    label: \(Self.yaml(dimension.label))", "    items:"]
      lines += dimension.items.map { item in
        let reversed = item.isReversed ? ", reversed: true" : ""
        return "      - {id: \(YAMLScalar.quoted(item.id)), number: \(item.number), label: \(Self.yaml(item.label))\(reversed)}"
      }
    }
    if let weights {
      lines.append("weights: {\(weights.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func yaml(_ labels: Labels) -> String {
    "{\(labels.byLanguage.sorted { $0.key < $1.key }.map { "\($0.key): \(YAMLScalar.quoted($0.value))" }.joined(separator: ", "))}"
  }
}
