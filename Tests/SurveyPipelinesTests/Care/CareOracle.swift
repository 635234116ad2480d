import Foundation

/// Figures as `oracle_telecom.py` wrote them.
struct CareOracle {
  struct Key: Hashable {
    let table: String
    let segment: String
    let group: String
    let statistic: String
    let dimension: String?
  }

  let key: Key
  let n: Int
  let value, low, high, p: Double?

  static func figures(ofFile path: String) throws -> [CareOracle] {
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any]
    return (document?["figures"] as? [[Any]] ?? []).map { row in
      let text = { (place: Int) in row[place] as? String }
      let number = { (place: Int) in (row[place] as? NSNumber)?.doubleValue }
      return CareOracle(
        key: Key(
          table: text(0) ?? "", segment: text(1) ?? "", group: text(2) ?? "", statistic: text(3) ?? "", dimension: text(4)),
        n: Int(number(5) ?? -1), value: number(6), low: number(7), high: number(8), p: number(9))
    }
  }
}
