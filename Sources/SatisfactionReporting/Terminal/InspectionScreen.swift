internal import SurveyModel

/// What `servqual inspect` prints for people.
public struct InspectionScreen: Sendable {
  private let inspection: Inspection

  /// A screen over an inspection.
  public init(_ inspection: Inspection) { self.inspection = inspection }

  /// The lines.
  public var lines: [String] {
    var lines = ["\(DisplayText.harmless(inspection.source))"]
    if !inspection.dialect.isEmpty {
      lines.append("  dialect     \(inspection.dialect) (\(inspection.strength)): \(inspection.evidence.joined(separator: "; "))")
    }
    if let encoding = inspection.encoding {
      lines.append("  encoding    \(encoding.value) (\(encoding.origin.rawValue)): \(encoding.evidence)")
    }
    if let delimiter = inspection.delimiter {
      lines.append("  delimiter   \(delimiter.value) (\(delimiter.origin.rawValue)): \(delimiter.evidence)")
    }
    if let instrument = inspection.instrument {
      lines.append(
        "  instrument  \(instrument.value) (\(instrument.origin.rawValue))\(instrument.evidence.isEmpty ? "" : ": \(instrument.evidence)")")
    }
    return lines + inspection.problems.map { "  problem     \($0)" } + columnLines
  }

  private static func line(_ text: String) -> String { text.map { $0.isNewline ? " " : String($0) }.joined() }

  private var columnLines: [String] {
    var table = TextTable("rlll")
    for (index, column) in inspection.columns.enumerated() {
      let role = [column.role, column.item ?? "", column.facet ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      table.add([
        "#\(index + 1)", Self.line(column.name), role.isEmpty ? "-" : role,
        role.isEmpty ? column.label.map(Self.line) ?? column.evidence : column.evidence,
      ])
    }
    return table.lines.map { "  " + $0 }
  }
}
