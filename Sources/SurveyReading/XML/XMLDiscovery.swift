/// Learns the shape of a record document from its first part: the names on the way to the records, and the keys inside them.
struct XMLDiscovery {
  private let root: XMLNode
  private let shape: XMLShape

  init(_ root: XMLNode) {
    self.root = root
    shape = XMLShape(root)
  }

  /// Whether `root` holds records by now.
  var hasRecords: Bool { shape.recordElement.map(root.holds) ?? true }

  /// What follows from the tree.
  func preview(recordElement declared: String?) -> XMLPreview {
    var path = recordPath(declared: declared ?? shape.recordElement)
    var found: [(record: XMLNode, inherited: [XMLNode.Attribute])] = [(root, [])]
    if shape != .submission {
      found = path.count > 1 ? records(at: path) : []
      if path.count == 1 { path.append(declared ?? "response") }  // no record so far: the root is not one
    }
    var keys = shape == .limeSurvey ? limeSurveyFields(path) : []
    var seen = Set(keys)
    var rows: [[String: String]] = []
    for (record, inherited) in found.prefix(200) {
      var row: [String: String] = [:]
      let add = { (key: String, value: String) in
        if seen.insert(key).inserted { keys.append(key) }
        row[key] = value
      }
      for attribute in inherited + record.attributes { add("@\(attribute.name)", attribute.value) }
      collect(record, prefix: "", add)
      rows.append(row)
    }
    return XMLPreview(root: root, shape: shape, recordPath: path, keys: keys, records: rows)
  }

  /// LimeSurvey lists the columns before the rows, also those no row has a value in; digits first and number signs are no element's name.
  private func limeSurveyFields(_ path: [String]) -> [String] {
    guard let table = path.dropFirst().dropLast(2).reduce(Optional(root), { $0?.child($1) }) else { return [] }
    return (table.child("fields")?.children ?? []).map { field in
      let name = String(field.text.map { $0 == "#" ? "-" : $0 })
      return name.first?.isNumber == true ? "_" + name : name
    }
  }

  /// The names from the root to the records: by the declared name, else the first level at which a name that holds something repeats.
  private func recordPath(declared: String?) -> [String] {
    if shape == .submission { return [root.name] }
    if let declared, let path = Self.path(to: declared, in: root) { return path }
    var path = [root.name]
    var level = root
    while let candidate = candidate(in: level) {
      path.append(candidate.name)
      let isRepeated = level.children.count { $0.name == candidate.name } > 1
      if isRepeated || RecordNames.records.contains(candidate.name.lowercased()) { return path }
      level = candidate
    }
    return path
  }

  /// The way to the element of this name that is nearest to the root.
  private static func path(to name: String, in root: XMLNode) -> [String]? {
    var level: [(path: [String], node: XMLNode)] = [([root.name], root)]
    while !level.isEmpty {
      level = level.flatMap { path, node in node.children.map { (path + [$0.name], $0) } }
      if let found = level.first(where: { $0.node.name == name }) { return found.path }
    }
    return nil
  }

  private func candidate(in level: XMLNode) -> XMLNode? {
    let holding = level.children.filter { !$0.children.isEmpty || $0.attributes.count > 1 }
    let usual = holding.first { RecordNames.records.contains($0.name.lowercased()) }
    let counts = Dictionary(level.children.map { ($0.name, 1) }, uniquingKeysWith: +)
    return usual ?? holding.max { left, right in counts[left.name, default: 0] < counts[right.name, default: 0] }
  }

  private func records(at path: [String]) -> [(record: XMLNode, inherited: [XMLNode.Attribute])] {
    path.dropFirst().reduce([(root, [])]) { level, name in
      level.flatMap { node, inherited in
        node.all(name).map { ($0, inherited + shape.naming.carried(by: node.name, node.attributes)) }
      }
    }
  }

  private func collect(_ element: XMLNode, prefix: String, _ found: (String, String) -> Void) {
    let naming = shape.naming
    for child in element.children {
      if naming.transparent.contains(child.name) {
        collect(child, prefix: prefix, found)
      } else if naming.named.contains(child.name), let name = child[naming.nameAttribute] {
        found(prefix.isEmpty ? name : "\(prefix)/\(name)", child[naming.valueAttribute] ?? child.text)
      } else {
        let (key, value) = indexed(child, prefix.isEmpty ? child.name : "\(prefix)/\(child.name)")
        let isLeaf = child.children.isEmpty || child.text.utf8.contains { $0 > 0x20 }
        if isLeaf { found(key, value) } else { collect(child, prefix: key, found) }
      }
    }
  }

  /// The key with the index and the value that attributes give: `e[1]` for `<e i="1" value="5"/>`.
  private func indexed(_ child: XMLNode, _ name: String) -> (key: String, value: String) {
    var (key, value) = (name, child.text)
    for attribute in child.attributes {
      if IndexAttribute.names.contains(attribute.name), IndexAttribute.isIndex(attribute.value.utf8) { key += "[\(attribute.value)]" }
      if IndexAttribute.values.contains(attribute.name), key.hasSuffix("]") { value = attribute.value }
    }
    return (key, value)
  }
}

/// Names that documents of survey responses use.
public enum RecordNames {
  /// Namespaces that are read without being named in a codebook; most documents have none.
  public static let namespaces: Set<String> = ["", "urn:example:servqual-export:1"]
  /// Root elements that are read without being named in a codebook.
  public static let roots: Set<String> = [
    "surveyexport", "survey", "surveys", "surveydata", "surveyresponses", "responses", "responseset", "document", "records", "results",
    "export", "data", "dataset", "submissions", "answers", "questionnaire", "feedback", "调查", "问卷", "答卷集", "responsedata",
  ]
  /// Elements that hold one response.
  public static let records: Set<String> = [
    "response", "row", "record", "respondent", "submission", "case", "answerset", "interview", "participant", "答卷", "记录",
  ]
}
