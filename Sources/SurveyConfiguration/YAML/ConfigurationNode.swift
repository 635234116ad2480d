internal import Yams

/// A place in a YAML file that knows where it is and reports what is wrong there to one list, so that all problems are told at once.
package struct ConfigurationNode {
  private let node: Node
  private let problems: ProblemList

  private init(_ node: Node, _ problems: ProblemList) {
    self.node = node
    self.problems = problems
  }

  /// Reads `yaml`, hands its root to `decode`, and throws everything that was reported on the way.
  package static func decoding<Value>(
    _ yaml: String, source: String, _ decode: (ConfigurationNode) -> Value?
  ) throws(ConfigurationError) -> Value {
    let problems = ProblemList()
    var value: Value?
    do {
      guard let root = try Yams.compose(yaml: yaml) else { throw ConfigurationError(source: source, message: "the file is empty") }
      value = decode(ConfigurationNode(root, problems))
    } catch let error as ConfigurationError {
      throw error
    } catch let error as YamlError {
      throw ConfigurationError(source: source, problems: [YAMLFault.problem(error)])
    } catch {
      throw ConfigurationError(source: source, message: "the file is not YAML")
    }
    if let value, problems.all.isEmpty { return value }
    throw ConfigurationError(source: source, problems: problems.all)
  }

  /// The line of this place, from 1; 0 where it is not known.
  package var line: Int { node.mark?.line ?? 0 }

  /// The column of this place, from 1; 0 where it is not known.
  package var column: Int { node.mark?.column ?? 0 }

  /// Reports a problem at this place.
  package func report(_ message: String) { problems.all.append(.init(line: line, column: column, message: message)) }

  /// Reports at this place each problem of a file that is named here, with its place in that file.
  package func report(_ error: ConfigurationError) {
    for problem in error.problems { report(ConfigurationError(source: error.source, problems: [problem]).description) }
  }

  /// The text of a scalar.
  package var text: String? { node.scalar?.string }

  /// The elements of a sequence; nil where there is none.
  package var elements: [ConfigurationNode]? { node.sequence.map { $0.map { ConfigurationNode($0, problems) } } }

  /// The entries of a mapping in file order; nil where there is none.
  package var entries: [(key: String, value: ConfigurationNode)]? {
    node.mapping.map { mapping in
      mapping.map { (key: $0.key.scalar?.string ?? "", value: ConfigurationNode($0.value, problems)) }
    }
  }

  /// The value of `key`, or nil.
  package func child(_ key: String) -> ConfigurationNode? { entries?.first { $0.key == key }?.value }

  /// The value of `key`, which must be there.
  package func required(_ key: String) -> ConfigurationNode? {
    if let child = child(key) { return child }
    report("`\(key)` is missing")
    return nil
  }

  /// Reports keys that are not in `known`, with the nearest known one.
  package func refuseKeys(otherThan known: [String]) {
    for entry in node.mapping ?? [:] {
      let key = entry.key.scalar?.string ?? ""
      guard !known.contains(key) else { continue }
      let nearest = EditDistance.nearest(to: key, among: known)
      let hint = nearest.map { "did you mean `\($0)`?" } ?? "known keys: \(known.joined(separator: ", "))"
      ConfigurationNode(entry.key, problems).report("unknown key `\(key)`: \(hint)")
    }
  }

  /// A whole number.
  package var integer: Int? {
    guard let value = text.flatMap({ Int($0) }) else {
      report("a whole number is needed here")
      return nil
    }
    return value
  }

  /// True or false.
  package var flag: Bool? {
    switch text?.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report("true or false is needed here")
      return nil
    }
  }

  /// A decimal number.
  package var number: Double? {
    guard let value = text.flatMap({ Double($0) }), value.isFinite else {
      report("a number is needed here")
      return nil
    }
    return value
  }
}

/// The problems of one file.
private final class ProblemList {
  var all: [ConfigurationError.Problem] = []
}

private enum YAMLFault {
  static func problem(_ error: YamlError) -> ConfigurationError.Problem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      .init(line: mark.line, column: mark.column, message: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      .init(line: context.mark.line, column: context.mark.column, message: "the same key twice: \(keys.sorted().joined(separator: ", "))")
    default: .init(line: 0, column: 0, message: "the file is not YAML")
    }
  }
}
