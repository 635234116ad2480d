/// One answer sheet: everybody expects 6 throughout, and has the same experience with every item.
public struct Sheet: Sendable {
  public var id: String
  public var time: String
  public var site: String
  public var perception: String

  public init(_ id: String, _ time: String, _ perception: Int, site: String = "North") {
    (self.id, self.time, self.site, self.perception) = (id, time, site, "\(perception)")
  }

  /// An export of sheets; `columns` are the names before those of the answers.
  public static func export(_ sheets: [Sheet], columns: String = "respondent_id,submitted_at,site") -> String {
    let header = columns + "," + ((1...22).map { "E\($0)" } + (1...22).map { "P\($0)" }).joined(separator: ",")
    let rows = sheets.map { sheet in
      let answers = Array(repeating: "6", count: 22) + Array(repeating: sheet.perception, count: 22)
      return ([sheet.id, sheet.time, sheet.site] + answers).joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}
