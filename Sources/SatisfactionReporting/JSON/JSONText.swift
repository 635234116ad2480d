/// JSON for people: what fits on a line stands on one, everything else is indented.
package enum JSONText {
  private static let width = 120

  package static func text(of value: JSONValue) -> String { lines(of: value, indent: "", room: 0) + "\n" }

  /// The value from where the line stands; `room` is what the line holds already.
  private static func lines(of value: JSONValue, indent: String, room: Int) -> String {
    let line = String(decoding: JSONWriter.line(value), as: UTF8.self)
    guard indent.count + room + line.utf8.count > width else { return line }
    let inner = indent + "  "
    switch value {
    case .object(let members):
      let parts = members.map { member in
        let key = String(decoding: JSONWriter.line(.string(member.key)), as: UTF8.self) + ": "
        return inner + key + lines(of: member.value, indent: inner, room: key.utf8.count)
      }
      return "{\n" + parts.joined(separator: ",\n") + "\n\(indent)}"
    case .array(let elements):
      return "[\n" + elements.map { inner + lines(of: $0, indent: inner, room: 0) }.joined(separator: ",\n") + "\n\(indent)]"
    default: return line
    }
  }
}
