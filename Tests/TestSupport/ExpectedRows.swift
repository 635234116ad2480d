import Foundation

/// Rows of JSON by column, as an oracle or the product wrote them.
public struct JSONRow {
  private let values: [String: Any]

  init(_ values: [String: Any]) { self.values = values }

  /// The names of the columns.
  public var columns: [String] { values.keys.sorted() }

  /// A text; nil where there is none.
  public func text(_ column: String) -> String? { values[column] as? String }

  /// A number; nil where there is none.
  public func number(_ column: String) -> Double? { (values[column] as? NSNumber)?.doubleValue }

  /// The rows of a table of a document, by the path to it; an object is one row.
  public static func rows(of json: [UInt8], at path: [String]) throws -> [JSONRow] {
    var place = try JSONSerialization.jsonObject(with: Data(json))
    for name in path { place = (place as? [String: Any])?[name] ?? [:] }
    return (place as? [[String: Any]] ?? (place as? [String: Any]).map { [$0] } ?? []).map(JSONRow.init)
  }

  /// The rows of a table of a file.
  public static func rows(ofFile file: String, at path: [String]) throws -> [JSONRow] {
    try rows(of: Array(Data(contentsOf: URL(fileURLWithPath: file))), at: path)
  }
}

/// Equal to nine significant digits, as independent programs can be.
public func agree(_ left: Double?, _ right: Double?, digits: Double = 1e-9) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= digits * max(1e-3, abs(left), abs(right))
}

/// The cells of a comma-separated file of figures without quotes, by row; lines that begin with # are comments.
public func figures(_ path: String) throws -> [[String: String]] {
  let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
  guard let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) else { return [] }
  return lines.dropFirst().map { line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
  }
}
